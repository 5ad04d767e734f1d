internal import MisasCompiler

/// What a file declares, as a tree.
struct Outline {
    let snapshot: Snapshot
    let workspace: SpecWorkspace

    /// As the protocol numbers them.
    static func kind(_ kind: Symbol.Kind) -> Int {
        switch kind {
        case .type: 23  // Struct
        case .error: 22  // EnumMember
        case .event, .prediction: 24  // Event
        case .aggregate: 5  // Class
        case .command, .query: 12  // Function
        case .projection, .policy: 11  // Interface
        }
    }

    private struct Entry {
        let declaration: Declaration
        let detail: String
        let kind: Int
        var children: [Entry] = []
    }

    /// The symbols of a file, in the order of the text.
    func symbols(of file: Int32) -> JSONTree {
        guard let specs = snapshot.specs, let home = snapshot.home(of: file) else { return .array([]) }
        let subsystem = specs.subsystems[home]
        var entries: [Entry] = []
        subsystem.forEachDeclared { kind, index, declaration in
            guard declaration.nameRange.file == file else { return }
            // Those of aggregates stand below them.
            switch kind {
            case .event where subsystem.events[index].aggregate != nil: return
            case .command where subsystem.commands[index].aggregate != nil: return
            default: entries.append(entry(Symbol(kind: kind, subsystem: home, index: index), specs))
            }
        }
        return .array(sorted(entries).map(tree))
    }

    private func sorted(_ entries: [Entry]) -> [Entry] {
        entries.sorted { $0.declaration.nameRange.start < $1.declaration.nameRange.start }
    }

    private func entry(_ symbol: Symbol, _ specs: Specs) -> Entry {
        let subsystem = specs.subsystems[symbol.subsystem]
        var children = specs.fields(of: symbol).map(field)
        switch symbol.kind {
        case .type:
            switch specs.type(symbol).kind {
            case .structure(let fields): children = fields.map(field)
            case .enumeration(let cases):
                children = cases.map { Entry(declaration: $0.declaration, detail: "", kind: 22) }
            case .union(let cases):
                children = cases.map {
                    Entry(declaration: $0.declaration, detail: $0.type?.description ?? "", kind: 22)
                }
            default: break
            }
        case .aggregate:
            let aggregate = subsystem.aggregates[symbol.index]
            children = aggregate.state.map(field)
            children += aggregate.events.map {
                entry(Symbol(kind: .event, subsystem: symbol.subsystem, index: $0), specs)
            }
            children += aggregate.commands.map {
                entry(Symbol(kind: .command, subsystem: symbol.subsystem, index: $0), specs)
            }
        case .projection:
            children = (subsystem.projections[symbol.index].table?.columns ?? []).map(field)
        default: break
        }
        return Entry(
            declaration: specs.declared(symbol),
            detail: symbol.kind.rawValue,
            kind: Self.kind(symbol.kind),
            children: sorted(children)
        )
    }

    private func field(_ field: FieldDeclaration) -> Entry {
        Entry(declaration: field.declaration, detail: field.type.description, kind: 8)
    }

    private func tree(_ entry: Entry) -> JSONTree {
        let name = entry.declaration.nameRange
        let node = entry.declaration.node.range
        // What an alias stands for is written elsewhere.
        let whole = node.file == name.file && node.start >= name.start ? name.extended(to: node) : name
        return .members(
            ("name", .string(entry.declaration.name.isEmpty ? "?" : entry.declaration.name)),
            ("detail", entry.detail.isEmpty ? nil : .string(entry.detail)),
            ("kind", .int(entry.kind)),
            ("tags", entry.declaration.deprecated == nil ? nil : .array([.int(1)])),
            ("range", protocolRange(whole, in: snapshot)),
            ("selectionRange", protocolRange(name, in: snapshot)),
            ("children", entry.children.isEmpty ? nil : .array(entry.children.map(tree)))
        )
    }

    /// The symbols of all files whose names hold the letters of a query, in their order.
    func symbols(matching query: String) -> [JSONTree] {
        guard let specs = snapshot.specs else { return [] }
        var found: [JSONTree] = []
        for (index, subsystem) in specs.subsystems.enumerated() {
            subsystem.forEachDeclared { kind, _, declaration in
                guard Self.matches(declaration.name, query) else { return }
                found.append(
                    .members(
                        ("name", .string(declaration.name)),
                        ("kind", .int(Self.kind(kind))),
                        ("containerName", .string(specs.subsystems[index].name)),
                        ("location", protocolLocation(declaration.nameRange, in: snapshot, workspace))
                    )
                )
            }
        }
        return found
    }

    private static func matches(_ name: String, _ query: String) -> Bool {
        var rest = query.lowercased()[...]
        for letter in name.lowercased() where letter == rest.first { rest = rest.dropFirst() }
        return rest.isEmpty
    }
}

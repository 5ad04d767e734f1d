internal import MisasCompiler

/// What may be written at a place.
struct Completion {
    /// The specs as they were last without a part that could not be read.
    let specs: Specs?
    /// The subsystem that the text is part of, as the text has it.
    let home: Int?
    /// The subsystems that the file uses.
    let uses: [String]
    let cursor: Cursor
    let place: GrammarPlace

    struct Item {
        let label: String
        let kind: Kind
        var detail: String?
        var documentation: String?
        /// What is written, where it is not the label.
        var text: String?
        /// What it is sorted by: what is needed first.
        var rank = 1
    }

    /// As the protocol numbers them.
    enum Kind: Int {
        case field = 5
        case `class` = 7
        case module = 9
        case property = 10
        case value = 12
        case enumeration = 13
        case keyword = 14
        case enumMember = 20
        case structure = 22
        case event = 23
        case function = 3
    }

    /// What fits, in an order of its own; the client filters by what was typed.
    var items: [Item] {
        switch cursor.role {
        case .nothing: []
        case .key: keys
        case .value: values
        }
    }

    // MARK: Keys

    private var keys: [Item] {
        guard let grammar = place.mapping else { return tableKeys }
        return grammar.keys.enumerated().filter { !cursor.siblings.contains($0.element.name) }.map { _, key in
            var item = Item(label: key.name, kind: .property)
            item.detail = (key.isRequired ? "required, " : "") + key.shape.expectation
            item.documentation = key.summary
            item.rank = key.isRequired ? 0 : 1
            if !cursor.hasColon, cursor.quote == nil { item.text = key.name + Self.behind(key.shape, cursor) }
            return item
        }
    }

    private static func behind(_ shape: Shape, _ cursor: Cursor) -> String {
        switch shape {
        case .table, .mapping, .freeMapping: cursor.isInFlow ? ": " : ":"
        default: ": "
        }
    }

    /// Keys that are names: lints, and the events of a projection's `key`.
    private var tableKeys: [Item] {
        switch place.keys.last?.name {
        case "lints" where place.names["lints"] == nil:
            LintRule.allCases.map(\.rawValue).filter { !cursor.siblings.contains($0) }.map {
                Item(label: $0, kind: .enumMember, text: cursor.hasColon ? nil : "\($0): ")
            }
        case "key":
            symbols([.event]).map { item in
                var item = item
                if !cursor.hasColon { item.text = "\(item.label): " }
                return item
            }
        default: []
        }
    }

    // MARK: Values

    private var values: [Item] {
        var items: [Item] = []
        var isList = false
        var shape = place.scalar
        // `emits: |` is a list that is still to be opened.
        if case .list(let inner)? = shape {
            isList = !cursor.isInList
            shape = inner
            if case .list(let innermost) = inner { shape = innermost }
        }
        switch shape {
        case .choice(let words): items = words.map { Item(label: $0, kind: .enumMember) }
        case .boolean: items = ["true", "false"].map { Item(label: $0, kind: .value) }
        case .integer(let minimum) where place.keys.last?.name == "misas" || minimum == 1 && place.keys.count == 1:
            items = [Item(label: String(LanguageGrammar.version), kind: .value)]
        default: items = names
        }
        guard isList else { return items }
        return items.map { item in
            var item = item
            item.text = "[\(item.text ?? item.label)]"
            return item
        }
    }

    /// The names that the key at hand speaks of.
    private var names: [Item] {
        guard let key = place.keys.last else { return [] }
        switch key.name {
        case "uses":
            return (specs?.subsystems ?? []).enumerated().filter { $0.offset != home }.map {
                Item(label: $0.element.name, kind: .module, documentation: $0.element.description)
            }
        case "subsystem":
            return (specs?.subsystems ?? []).map { Item(label: $0.name, kind: .module, documentation: $0.description) }
        case "emits": return events
        case "throws", "notFound", "alreadyExists": return symbols([.error])
        case "on":
            return symbols(place.names["policies"] != nil ? [.event, .prediction] : [.event])
        case "sends": return symbols([.command])
        case "predicts": return symbols([.prediction])
        case "document": return symbols([.type])
        case "identifier" where place.names["aggregates"] != nil: return identifiers
        case "returns", "wraps", "type", "fields", "state", "columns", "union": return types(key.name)
        case "target", "key", "partitionBy", "primaryKey", "indexes": return fieldNames(key.name)
        case "default", "example": return cases
        case "tags" where place.names["errors"] != nil: return tags
        case "requires": return roles
        default: return []
        }
    }

    private func kind(_ kind: Symbol.Kind) -> Kind {
        switch kind {
        case .type: .structure
        case .event, .prediction: .event
        case .command, .query: .function
        case .error: .enumeration
        case .aggregate, .projection, .policy: .class
        }
    }

    /// What is declared of some kinds, here and in the subsystems that the file uses.
    private func symbols(_ kinds: Set<Symbol.Kind>, where isMeant: (Symbol) -> Bool = { _ in true }) -> [Item] {
        guard let specs else { return [] }
        var items: [Item] = []
        for (index, subsystem) in specs.subsystems.enumerated() where index == home || uses.contains(subsystem.name) {
            let prefix = index == home ? "" : "\(subsystem.name)."
            subsystem.forEachDeclared { kind, position, declaration in
                guard kinds.contains(kind), isMeant(Symbol(kind: kind, subsystem: index, index: position)) else {
                    return
                }
                var item = Item(label: prefix + declaration.name, kind: self.kind(kind))
                item.detail = kind.rawValue
                item.documentation = declaration.description
                item.rank = index == home ? 1 : 2
                items.append(item)
            }
        }
        return items
    }

    /// The events that the command at hand can emit: those of its aggregate, or those of none.
    private var events: [Item] {
        guard let specs else { return [] }
        let aggregate = place.names["aggregates"]
        return symbols([.event]) { symbol in
            let owner = specs.event(symbol).aggregate.map { specs.subsystems[symbol.subsystem].aggregates[$0].name }
            return owner == aggregate && (aggregate == nil || symbol.subsystem == home)
        }
    }

    private var identifiers: [Item] {
        guard let specs else { return [] }
        return symbols([.type]) { if case .identifier = specs.type($0).kind { true } else { false } }
    }

    private func types(_ key: String) -> [Item] {
        var items = BuiltInType.allCases.map { Item(label: $0.rawValue, kind: .keyword, detail: "type", rank: 2) }
        for (name, text) in [("list", "list<>"), ("set", "set<>"), ("map", "map<>")] {
            items.append(Item(label: "\(name)<…>", kind: .keyword, detail: "type", text: text, rank: 3))
        }
        if key == "union" {
            items.append(Item(label: "none", kind: .keyword, detail: "a case without a value", rank: 2))
        }
        return symbols([.type]) + items
    }

    /// The declaration that the place is in.
    private var declared: Symbol? {
        guard let specs, let home else { return nil }
        let kinds: [(String, Symbol.Kind)] = [
            ("commands", .command), ("events", .event), ("predictions", .prediction), ("projections", .projection),
            ("policies", .policy), ("queries", .query), ("errors", .error), ("types", .type),
        ]
        for (section, kind) in kinds {
            guard let name = place.names[section] else { continue }
            var found: Symbol?
            specs.subsystems[home].forEachDeclared { other, index, declaration in
                if other == kind, declaration.name == name, found == nil {
                    found = Symbol(kind: kind, subsystem: home, index: index)
                }
            }
            return found
        }
        return nil
    }

    private func fieldNames(_ key: String) -> [Item] {
        guard let specs, let declared else { return [] }
        var fields: [FieldDeclaration] = []
        switch declared.kind {
        case .projection where key == "primaryKey" || key == "indexes":
            fields = specs.subsystems[declared.subsystem].projections[declared.index].table?.columns ?? []
        case .projection:
            // Within `key: {Event: …}` it is a field of that event.
            let projection = specs.subsystems[declared.subsystem].projections[declared.index]
            let event = place.names["key"].flatMap { name in projection.on.first { $0.description == name } }
            fields = common(event.map { [$0] } ?? projection.on, from: declared.subsystem)
        case .policy:
            fields = common(specs.subsystems[declared.subsystem].policies[declared.index].on, from: declared.subsystem)
        default: fields = specs.fields(of: declared)
        }
        return fields.map { Item(label: $0.name, kind: .field, detail: $0.type.description) }
    }

    /// The fields whose names all of some messages have.
    private func common(_ messages: [Reference], from home: Int) -> [FieldDeclaration] {
        guard let specs else { return [] }
        let lists = messages.compactMap { specs.symbol($0, from: home) }.map(specs.fields)
        guard let first = lists.first else { return [] }
        let others = lists.dropFirst().map { Set($0.map(\.name)) }
        return first.filter { field in others.allSatisfy { $0.contains(field.name) } }
    }

    /// The cases of the type of the field at hand.
    private var cases: [Item] {
        guard let specs, let home, let declared else { return [] }
        let field = place.names["fields"] ?? place.names["state"] ?? place.names["columns"]
        guard let field = specs.fields(of: declared).first(where: { $0.name == field }) else { return [] }
        switch specs.shape(of: field.type, from: home).unwrapped {
        case .builtIn(.bool): return ["true", "false"].map { Item(label: $0, kind: .value) }
        case .enumeration(let symbol):
            guard case .enumeration(let cases) = specs.type(symbol).kind else { return [] }
            return cases.map { Item(label: $0.name, kind: .enumMember, documentation: $0.declaration.description) }
        case .union(let symbol):
            guard case .union(let cases) = specs.type(symbol).kind else { return [] }
            return cases.filter { $0.type == nil }.map { Item(label: $0.name, kind: .enumMember) }
        default: return []
        }
    }

    /// Those that have a status of HTTP: the language's, then the system's own.
    private var tags: [Item] {
        let known = Specs.knownStatuses
        let own = (specs?.statuses.keys.sorted() ?? []).filter { known[$0] == nil }
        return (known.keys.sorted() + own).map { Item(label: $0, kind: .value) }
    }

    /// The roles that other commands require.
    private var roles: [Item] {
        let all = Set((specs?.subsystems ?? []).flatMap(\.commands).flatMap(\.requires).map(\.value))
        return all.sorted().map { Item(label: $0, kind: .value) }
    }
}

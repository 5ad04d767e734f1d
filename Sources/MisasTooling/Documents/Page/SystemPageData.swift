internal import MisasCompiler

/// What the page shows, as the data that its script reads.
struct SystemPageData {
    private let system: SystemDescription

    init(_ system: SystemDescription) {
        self.system = system
    }

    var tree: JSONTree {
        let info = system.info
        return .members(
            ("title", .string(info.title)),
            ("version", info.version.map { .string($0) }),
            ("description", info.description.map { .string($0) }),
            ("license", info.license.map(Self.tree)),
            ("contacts", .array(info.contacts.map(Self.tree))),
            ("subsystems", .array(system.subsystems.map(Self.tree))),
            ("neighbours", .strings(system.neighbours)),
            ("links", .array(system.contextMap.links.map(tree))),
            ("items", .array(system.subsystems.flatMap(\.entries).map(tree))),
            ("edges", .array(edges))
        )
    }

    // MARK: The whole

    private static func tree(_ license: SystemSpec.License) -> JSONTree {
        .members(("name", .string(license.name)), ("href", license.url.flatMap(address)))
    }

    private static func tree(_ contact: SystemSpec.Contact) -> JSONTree {
        let mail = contact.email.map { email in
            let href: JSONTree? = WebAddress.isMail(email) ? .string("mailto:\(email)") : nil
            return JSONTree.members(("text", .string(email)), ("href", href))
        }
        let page = contact.url.map { JSONTree.members(("text", .string($0)), ("href", address($0))) }
        return .members(("name", .string(contact.name)), ("links", .array([mail, page].compactMap(\.self))))
    }

    /// An address that a link may lead to; nothing else becomes one.
    private static func address(_ text: String) -> JSONTree? { WebAddress.isAddress(text) ? .string(text) : nil }

    private static func tree(_ subsystem: SubsystemDescription) -> JSONTree {
        .members(("name", .string(subsystem.name)), ("description", subsystem.description.map { .string($0) }))
    }

    private func tree(_ link: ContextMap.Link) -> JSONTree {
        func pairs(_ relations: [Relations.Relation]) -> JSONTree {
            .array(relations.map { .strings([id(of: $0.source), id(of: $0.target)]) })
        }
        return .members(
            ("source", .string(link.source)),
            ("target", .string(link.target)),
            ("sends", pairs(link.sends)),
            ("handles", pairs(link.handles)),
            ("names", .strings(link.names.map(id)))
        )
    }

    /// What leads to what.
    private var edges: [JSONTree] {
        system.relations.all.compactMap { relation in
            guard [.emits, .handles, .sends, .schedules].contains(relation.kind), system.isDescribed(relation.source)
            else {
                return nil
            }
            return .strings([id(of: relation.source), relation.kind.rawValue, id(of: relation.target)])
        }
    }

    private func id(of symbol: Symbol) -> String { system.name(of: symbol) }

    // MARK: Things

    private func tree(_ entry: Entry) -> JSONTree {
        var aggregate: Symbol?
        var route: String?
        switch entry.details {
        case .event(let event): aggregate = event.aggregate
        case .request(let request):
            aggregate = request.aggregate
            route = request.route?.text
        default: break
        }
        let facts = EntryFacts(entry, of: system).all.map { fact in
            JSONTree.array([.string(fact.name), .array(fact.values.map(value)), .string(fact.separator)])
        }
        return .members(
            ("id", .string(id(of: entry.symbol))),
            ("kind", .string(entry.kind.rawValue)),
            ("name", .string(entry.name)),
            ("subsystem", .string(entry.subsystem)),
            ("wire", entry.wireName.map { .string($0) }),
            ("aggregate", aggregate.map { .string(id(of: $0)) }),
            ("route", route.map { .string($0) }),
            ("description", entry.description.map { .string($0) }),
            ("deprecated", entry.deprecated.map { .string($0) }),
            ("facts", .array(facts)),
            ("lists", .array(lists(of: entry)))
        )
    }

    /// Its fields or cases, with what they are called.
    private func lists(of entry: Entry) -> [JSONTree] {
        var lists: [JSONTree] = []
        if case .type(let type) = entry.details {
            switch type.form {
            case .enumeration(let cases), .union(let cases):
                lists.append(.array([.string("Cases"), .array(cases.map(tree))]))
            case .identifier, .structure, .wrapper: break
            }
        }
        guard !entry.fields.isEmpty else { return lists }
        let name =
            switch entry.kind {
            case .aggregate: "State"
            case .projection: "Columns"
            default: "Fields"
            }
        return lists + [.array([.string(name), .array(entry.fields.map(tree))])]
    }

    private func tree(_ field: FieldEntry) -> JSONTree {
        .members(
            ("name", .string(field.name)),
            ("wire", field.wireName == field.name ? nil : .string(field.wireName)),
            ("type", pieces(field.type)),
            ("rules", .array(field.checks.map(Self.pieces))),
            ("default", field.defaultValue.map { .string($0) }),
            ("example", field.example.map { .string($0) }),
            ("description", field.description.map { .string($0) }),
            ("deprecated", field.deprecated.map { .string($0) }),
            ("personal", field.isPersonal ? .bool(true) : nil)
        )
    }

    private func tree(_ item: CaseEntry) -> JSONTree {
        .members(
            ("name", .string(item.name)),
            ("wire", item.wireName == item.name ? nil : .string(item.wireName)),
            ("type", item.type.map(pieces)),
            ("rules", .array([])),
            ("description", item.description.map { .string($0) }),
            ("deprecated", item.deprecated.map { .string($0) })
        )
    }

    // MARK: Values, as lists of pieces: a text, code, or a thing

    private func value(_ value: EntryFacts.Value) -> JSONTree {
        switch value {
        case .text(let text): .array([.string(text)])
        case .code(let text): .array([Self.code(text)])
        case .type(let type): pieces(type)
        case .thing(let symbol): .array([thing(symbol)])
        case .phrase(let phrase): Self.pieces(phrase)
        }
    }

    private static func code(_ text: String) -> JSONTree { .members(("c", .string(text))) }
    private func thing(_ symbol: Symbol) -> JSONTree { .members(("s", .string(id(of: symbol)))) }

    private func pieces(_ type: TypeText) -> JSONTree {
        .array(type.parts.map { part in part.symbol.map(thing) ?? .string(part.text) })
    }

    private static func pieces(_ phrase: Phrase) -> JSONTree {
        .array(
            phrase.parts.map { part in
                switch part {
                case .plain(let text): .string(text)
                case .code(let text): code(text)
                }
            }
        )
    }
}

internal import MisasCompiler

/// The page of one subsystem.
struct SubsystemPage {
    private let subsystem: SubsystemDescription
    private let system: SystemDescription
    private let links: MarkdownLinks
    private var home: Int { subsystem.index }
    private var relations: Relations { system.relations }

    init(_ subsystem: SubsystemDescription, of system: SystemDescription, links: MarkdownLinks) {
        self.subsystem = subsystem
        self.system = system
        self.links = links
    }

    func page() -> MarkdownPage {
        var page = MarkdownPage()
        page.heading(1, subsystem.name)
        let title = MarkdownText.inline(system.info.title, linksAddresses: false)
        page.block("Part of [\(title)](\(MarkdownDocument.indexName)).")
        page.block(subsystem.description.map(MarkdownText.block) ?? "")
        if !subsystem.uses.isEmpty {
            page.block("Uses \(subsystem.uses.map(links.subsystem).joined(separator: ", ")).")
        }
        page.list(contents)
        let entries = Dictionary(uniqueKeysWithValues: subsystem.entries.map { ($0.symbol, $0) })
        let aggregates = subsystem.entries(.aggregate)
        if !aggregates.isEmpty {
            page.heading(2, "Aggregates")
            for aggregate in aggregates { write(aggregate, entries, &page) }
        }
        writeFree(&page)
        for (title, kind) in Self.sections where kind != .aggregate {
            let free = self.free(kind)
            guard !free.isEmpty else { continue }
            page.heading(2, title)
            for entry in free { write(entry, level: 3, &page) }
        }
        return page
    }

    private static let sections: [(title: String, kind: Symbol.Kind)] = [
        ("Aggregates", .aggregate), ("Commands", .command), ("Events", .event), ("Queries", .query),
        ("Predictions", .prediction), ("Projections", .projection), ("Policies", .policy), ("Errors", .error),
        ("Types", .type),
    ]

    /// What is declared of a kind outside of aggregates.
    private func free(_ kind: Symbol.Kind) -> [Entry] {
        subsystem.entries(kind).filter { entry in
            switch entry.details {
            case .event(let event): event.aggregate == nil
            case .request(let request): request.aggregate == nil
            default: true
            }
        }
    }

    /// What is on the page, with a link to each.
    private var contents: [String] {
        Self.sections.compactMap { title, kind in
            let names = subsystem.entries(kind).map { links.link(to: $0.symbol, from: home) }
            return names.isEmpty ? nil : "\(title): \(names.joined(separator: ", "))"
        }
    }

    // MARK: Pictures

    private func writeFree(_ page: inout MarkdownPage) {
        let kinds: [Symbol.Kind] = [.command, .event, .prediction, .policy, .projection]
        let free = kinds.flatMap(self.free).map(\.symbol)
        let chart = FlowChart(system, home: home).chart(of: free, boxed: nil)
        guard !chart.isEmpty else { return }
        page.heading(2, "What happens outside of its aggregates")
        page.block(chart.markdown)
    }

    // MARK: Aggregates

    private func write(_ entry: Entry, _ entries: [Symbol: Entry], _ page: inout MarkdownPage) {
        page.heading(3, entry.name, of: entry.symbol)
        write(head: entry, &page)
        page.list(facts(of: entry))
        let members = relations.targets(of: entry.symbol, .has)
        let chart = FlowChart(system, home: home).chart(of: members, boxed: entry.symbol)
        if !chart.isEmpty { page.block(chart.markdown) }
        let commands = members.filter { $0.kind == .command }
        page.table(
            ["Command", "Leads to", "Fails with"],
            commands.compactMap { entries[$0] }.map { command in
                let begins: Bool = if case .request(let request) = command.details { request.creates } else { false }
                return [
                    links.link(to: command.symbol, from: home) + (begins ? " (begins one)" : ""),
                    list(relations.targets(of: command.symbol, .emits)),
                    list(relations.targets(of: command.symbol, .failsWith)),
                ]
            }
        )
        write(fields: entry.fields, named: "State", &page)
        for symbol in members { if let member = entries[symbol] { write(member, level: 4, &page) } }
    }

    // MARK: Things

    private func write(_ entry: Entry, level: Int, _ page: inout MarkdownPage) {
        page.heading(level, entry.name, of: entry.symbol)
        write(head: entry, &page)
        page.list(facts(of: entry))
        switch entry.details {
        case .type(let type): write(cases: type, &page)
        default: break
        }
        write(fields: entry.fields, named: entry.kind == .projection ? "Column" : "Field", &page)
    }

    private func write(head entry: Entry, _ page: inout MarkdownPage) {
        if let reason = entry.deprecated { page.block("**Deprecated:** \(MarkdownText.inline(reason))") }
        page.block(entry.description.map(MarkdownText.block) ?? "")
    }

    private func list(_ symbols: [Symbol]) -> String {
        symbols.map { links.link(to: $0, from: home) }.joined(separator: ", ")
    }

    private func facts(of entry: Entry) -> [String] {
        EntryFacts(entry, of: system).all.map { fact in
            let values = fact.values.map { value in
                switch value {
                case .text(let text): MarkdownText.inline(text)
                case .code(let text): MarkdownText.code(text)
                case .type(let type): links.type(type, from: home)
                case .thing(let symbol): links.link(to: symbol, from: home)
                case .phrase(let phrase): Self.text(of: phrase)
                }
            }
            return "\(fact.name): \(values.joined(separator: fact.separator))"
        }
    }

    private static func text(of phrase: Phrase, isInTable: Bool = false) -> String {
        phrase.parts.map { part in
            switch part {
            case .plain(let text): MarkdownText.inline(text, keepsSpace: true)
            case .code(let text): MarkdownText.code(text, isInTable: isInTable)
            }
        }
        .joined()
    }

    private func write(cases type: Entry.TypeDetails, _ page: inout MarkdownPage) {
        let cases: [CaseEntry]
        switch type.form {
        case .enumeration(let all), .union(let all): cases = all
        case .identifier, .structure, .wrapper: return
        }
        page.table(
            ["Case", "In JSON", "Carries", "Description"],
            cases.map { item in
                [
                    MarkdownText.code(item.name, isInTable: true),
                    MarkdownText.code(item.wireName, isInTable: true),
                    item.type.map { links.type($0, from: home) } ?? "",
                    Self.sentences([item.description, item.deprecated.map { "Deprecated: \($0)" }]),
                ]
            }
        )
    }

    private func write(fields: [FieldEntry], named name: String, _ page: inout MarkdownPage) {
        page.table(
            [name, "Type", "Rules", "Description"],
            fields.map { field in
                var rules = field.checks.map { Self.text(of: $0, isInTable: true) }
                if let text = field.defaultValue { rules.append("default \(MarkdownText.code(text, isInTable: true))") }
                if let text = field.example { rules.append("such as \(MarkdownText.code(text, isInTable: true))") }
                if field.isPersonal { rules.append("**personal**") }
                let isRenamed = field.wireName != field.name
                let other = isRenamed ? " (in JSON \(MarkdownText.code(field.wireName, isInTable: true)))" : ""
                return [
                    MarkdownText.code(field.name, isInTable: true) + other,
                    links.type(field.type, from: home),
                    rules.joined(separator: "; "),
                    Self.sentences([field.description, field.deprecated.map { "Deprecated: \($0)" }]),
                ]
            }
        )
    }

    private static func sentences(_ texts: [String?]) -> String {
        texts.compactMap { $0.map { MarkdownText.inline($0) } }.filter { !$0.isEmpty }.joined(separator: " ")
    }
}

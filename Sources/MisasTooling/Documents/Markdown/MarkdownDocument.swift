package import MisasCompiler

/// A system as a folder of Markdown: a page of the whole, and one for each subsystem.
package struct MarkdownDocument: Sendable {
    private let system: SystemDescription

    package init(_ system: SystemDescription) {
        self.system = system
    }

    /// What the page of the whole is called.
    package static let indexName = "README.md"

    /// What the page of a subsystem is called.
    static func fileName(of subsystem: String) -> String {
        // On some file systems, names that differ by case are one.
        subsystem == "readme" ? "readme_.md" : "\(subsystem).md"
    }

    /// The pages, by their paths in the folder.
    package func files() -> [Run.OutputFile] {
        // Written twice: the first time tells what the headings of each page are called.
        var anchors: [Symbol: String] = [:]
        for subsystem in system.subsystems {
            let page = SubsystemPage(subsystem, of: system, links: MarkdownLinks(system, anchors: [:])).page()
            anchors.merge(page.anchors) { first, _ in first }
        }
        let links = MarkdownLinks(system, anchors: anchors)
        let pages = system.subsystems.map { subsystem in
            (Self.fileName(of: subsystem.name), SubsystemPage(subsystem, of: system, links: links).page().whole)
        }
        return ([(Self.indexName, index(links))] + pages).map { path, text in
            Run.OutputFile(path: path, bytes: Array(text.utf8))
        }
    }

    // MARK: The page of the whole

    private func index(_ links: MarkdownLinks) -> String {
        var page = MarkdownPage()
        page.heading(1, system.info.title)
        page.block(about)
        page.block(system.info.description.map { MarkdownText.block($0) } ?? "")
        page.list(system.info.contacts.map(Self.contact))
        page.heading(2, "Subsystems")
        if let map = map() { page.block(map) }
        let rows = system.subsystems.map { subsystem in
            [
                links.subsystem(subsystem.name),
                subsystem.description.map { MarkdownText.inline($0) } ?? "",
                subsystem.uses.map(links.subsystem).joined(separator: ", "),
                Self.counts(of: subsystem),
            ]
        }
        page.table(["Subsystem", "What it is", "Uses", "Declares"], rows)
        page.block(
            """
            In the pictures of the subsystems commands are blue, events orange, predictions red, policies violet,
            projections green. A thick arrow begins an aggregate; a dotted one leads to what is kept for reading, or is to come.
            """
        )
        guard !system.contextMap.links.isEmpty else { return page.whole }
        page.heading(2, "Who has to do with whom")
        for link in system.contextMap.links { write(link, links, &page) }
        return page.whole
    }

    private var about: String {
        let version = system.info.version.map { "Version \(MarkdownText.inline($0))." }
        let license = system.info.license.map { license in
            guard let url = license.url, WebAddress.isAddress(url) else {
                return "Licence: \(MarkdownText.inline(license.name))."
            }
            let name = MarkdownText.inline(license.name, linksAddresses: false)
            return "Licence: [\(name)](<\(url)>)."
        }
        return [version, license].compactMap(\.self).joined(separator: " ")
    }

    private static func contact(_ contact: SystemSpec.Contact) -> String {
        var parts = [MarkdownText.inline(contact.name)]
        if let email = contact.email { parts.append(MarkdownText.inline(email)) }
        if let url = contact.url {
            parts.append(WebAddress.isAddress(url) ? "<\(url)>" : MarkdownText.inline(url))
        }
        return parts.joined(separator: ", ")
    }

    /// "2 aggregates, 7 commands, 1 policy".
    private static func counts(of subsystem: SubsystemDescription) -> String {
        let names: [(Symbol.Kind, one: String, many: String)] = [
            (.aggregate, "aggregate", "aggregates"), (.command, "command", "commands"), (.event, "event", "events"),
            (.query, "query", "queries"), (.prediction, "prediction", "predictions"),
            (.projection, "projection", "projections"), (.policy, "policy", "policies"),
        ]
        return names.compactMap { kind, one, many in
            let count = subsystem.entries.count { $0.kind == kind }
            return count == 0 ? nil : "\(count) \(count == 1 ? one : many)"
        }
        .joined(separator: ", ")
    }

    private func map() -> String? {
        guard system.contextMap.names.count > 1 else { return nil }
        var chart = MermaidChart()
        for subsystem in system.subsystems { chart.add("s_\(subsystem.name)", subsystem.name, .subsystem) }
        for name in system.neighbours { chart.add("s_\(name)", name, .neighbour) }
        for link in system.contextMap.links {
            let (source, target) = ("s_\(link.source)", "s_\(link.target)")
            let sent = link.sends.map(\.target).distinct.map { system.specs.declared($0).name }
            if !sent.isEmpty { chart.connect(source, target, .thick, label: "sends " + Self.few(sent, "commands")) }
            let told = link.handles.map(\.target).distinct.map { system.specs.declared($0).name }
            // What happens in the one is told to the other.
            if !told.isEmpty { chart.connect(target, source, .dotted, label: Self.few(told, "events")) }
            if sent.isEmpty, told.isEmpty || !link.names.isEmpty { chart.connect(source, target, label: "uses") }
        }
        return chart.markdown
    }

    /// A few names, or how many there are.
    private static func few(_ names: [String], _ plural: String) -> String {
        names.count > 3 ? "\(names.count) \(plural)" : names.joined(separator: ", ")
    }

    private func write(_ link: ContextMap.Link, _ links: MarkdownLinks, _ page: inout MarkdownPage) {
        var items: [String] = []
        func list(_ relations: [Relations.Relation], _ verb: String) {
            let bySource = Dictionary(grouping: relations, by: \.source)
            for source in relations.map(\.source).distinct {
                let targets = (bySource[source] ?? []).map { links.link(to: $0.target) }
                items.append("\(links.link(to: source)) \(verb) \(targets.joined(separator: ", "))")
            }
        }
        list(link.sends, "sends")
        list(link.handles, "reacts to")
        let names = link.names.map { links.link(to: $0) }
        if !names.isEmpty { items.append("speaks of \(names.joined(separator: ", "))") }
        page.block("\(links.subsystem(link.source)) uses \(links.subsystem(link.target)):")
        page.list(items.isEmpty ? ["names nothing of it yet"] : items)
    }
}

/// How things are linked to.
struct MarkdownLinks {
    private let system: SystemDescription
    private let anchors: [Symbol: String]
    private let described: Set<String>

    init(_ system: SystemDescription, anchors: [Symbol: String]) {
        self.system = system
        self.anchors = anchors
        described = Set(system.subsystems.map(\.name))
    }

    /// A subsystem's name, which leads to its page where it has one.
    func subsystem(_ name: String) -> String {
        let text = MarkdownText.inline(name)
        guard described.contains(name) else { return text }
        return "[\(text)](\(MarkdownDocument.fileName(of: name)))"
    }

    /// A thing's name, which leads to where it is described.
    ///
    /// - Parameter home: the subsystem whose page the link stands on.
    func link(to symbol: Symbol, from home: Int? = nil) -> String {
        link(to: symbol, named: system.name(of: symbol, in: home), from: home)
    }

    private func link(to symbol: Symbol, named name: String, from home: Int?) -> String {
        let text = MarkdownText.inline(name)
        guard system.isDescribed(symbol) else { return text }
        let file =
            symbol.subsystem == home
            ? "" : MarkdownDocument.fileName(of: system.specs.subsystems[symbol.subsystem].name)
        return "[\(text)](\(file)#\(anchors[symbol] ?? ""))"
    }

    /// A type, whose names lead to where they are described.
    func type(_ type: TypeText, from home: Int) -> String {
        type.parts.map { part in
            part.symbol.map { link(to: $0, named: part.text, from: home) } ?? MarkdownText.inline(part.text)
        }
        .joined()
    }
}

extension [Symbol] {
    /// Without repetitions, in the order of the first of each.
    var distinct: Self {
        var seen: Set<Symbol> = []
        return filter { seen.insert($0).inserted }
    }
}

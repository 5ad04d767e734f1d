import Foundation
import MisasCompiler
import TestSupport
import Testing

@testable import MisasTooling

/// What is seen of Markdown, as GitHub's own library renders it.
private struct Rendering: Decodable {
    let text: String
    let tags: [String]
    let links: [String]
    let headings: [Heading]
    let codes: [Code]

    struct Heading: Decodable {
        let level: Int
        let text: String
    }

    struct Code: Decodable {
        let language: String
        let text: String
    }

    static func of(_ texts: [String]) async throws -> [Rendering] {
        let file = FileManager.default.temporaryDirectory.appending(path: "misas-markdown-\(UUID()).json")
        defer { try? FileManager.default.removeItem(at: file) }
        try JSONEncoder().encode(texts).write(to: file)
        let run = try await Script.run("Tests/Markdown/render", [file.path(percentEncoded: false)])
        try #require(run.status == 0, "\(run.output)")
        let renderings = try JSONDecoder().decode([Rendering].self, from: Data(run.output.utf8))
        try #require(renderings.count == texts.count)
        return renderings
    }
}

@Suite("Texts of users in Markdown", .timeLimit(.minutes(5)))
struct MarkdownTextTests {
    private static let pieces = [
        "a", "b c", "1.", "2)", "#", "-", "+", "=", "---", "*", "**", "_", "`", "``", "```", "~~", "~", "[", "](x)",
        "![", "<", ">", "</b>",
        "<script>", "&", "&amp;", "&#60;", "|", "\\", "\\|", "\\\\", "\"", "'", "$", "{", "}", "!", ":", "^", "@", "(",
        ")", "é", "合計",
        "👩‍👧‍👦", "שלום", "http://a.example/b_c", "www.a.example", "\t", "  ", "    ", "[^1]", "[x]", ":---", "- [ ]",
    ]

    private static func random(_ generator: inout SeededGenerator, breaks: Bool) -> String {
        (0..<Int.random(in: 1...8, using: &generator)).map { _ in
            breaks && Int.random(in: 0..<4, using: &generator) == 0
                ? ["\n", "\n\n", "\r\n", "\r"].randomElement(using: &generator) ?? ""
                : pieces.randomElement(using: &generator) ?? ""
        }
        .joined()
    }

    /// The text without what no reader of a page sees: spaces at the ends of lines, and how many empty lines there are.
    private static func lines(_ text: String) -> [String] {
        text.unicodeScalars.split { $0 == "\r" || $0 == "\n" }
            .map { String(String.UnicodeScalarView($0)).trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }
    }

    @Test("are what is seen, whatever they hold, as paragraphs, in cells, and as code")
    func fidelity() async throws {
        let seed = ProcessInfo.processInfo.environment["MISAS_SEED"].flatMap { UInt64($0) } ?? .random(in: 0 ... .max)
        var generator = SeededGenerator(seed: seed)
        let texts =
            (0..<400).map { _ in Self.random(&generator, breaks: true) } + HostileSystem.texts.map(Self.withoutHidden)
            + ["http://a.example/b_c&#60;~~", "see https://a.example/?a=1&amp;b=2 and https://a.example/?a=1&b=2."]
        let blocks = try await Rendering.of(texts.map { MarkdownText.block($0) })
        for (text, rendering) in zip(texts, blocks) {
            #expect(Self.lines(rendering.text) == Self.lines(text), "seed \(seed): \(text)")
            #expect(
                Set(rendering.tags).subtracting(["p", "br", "a"]).isEmpty,
                "seed \(seed): \(text) \(rendering.tags)"
            )
        }
        func table(_ cell: String) -> String { "| a | b |\n| --- | --- |\n| \(cell) | end |\n" }
        let cells = try await Rendering.of(texts.map { table(MarkdownText.inline($0)) })
        for (text, rendering) in zip(texts, cells) {
            let line = Self.lines(text).joined(separator: " ")
            #expect(
                Self.lines(rendering.text) == ["a", "b"] + (line.isEmpty ? [] : [line]) + ["end"],
                "seed \(seed): \(text)"
            )
        }
        // As code only the letters count: the spaces at its ends are no part of a value that anybody could see.
        let codes = try await Rendering.of(
            texts.flatMap { [MarkdownText.code($0), table(MarkdownText.code($0, isInTable: true))] }
        )
        for (index, text) in texts.enumerated() where !Self.lines(text).isEmpty {
            let line = Self.lines(text).joined(separator: " ")
            #expect(Self.same(codes[2 * index].text, line), "seed \(seed): \(text)")
            #expect(codes[2 * index].tags.contains("code"), "seed \(seed): \(text)")
            let cell = Self.lines(codes[2 * index + 1].text).dropFirst(2).dropLast().joined(separator: " ")
            #expect(Self.same(cell, line), "seed \(seed): \(text) as \(MarkdownText.code(text, isInTable: true))")
        }
    }

    private static func same(_ one: String, _ other: String) -> Bool {
        func words(_ text: String) -> [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }
        return words(one) == words(other)
    }

    private static func withoutHidden(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { $0.properties.generalCategory != .format || $0 == "\u{200D}" }
            )
        )
        .replacing("\u{2028}", with: "\n").replacing("\u{7F}", with: "")
    }

    @Test("show what nobody would see, and turn no direction")
    func hidden() {
        #expect(MarkdownText.inline("a\u{202E}b\u{2069}c\u{0}d\u{FEFF}") == "aU+202EbU+2069cU+0000dU+FEFF")
        #expect(MarkdownText.code("\u{202E}") == "`U+202E`")
        #expect(MermaidChart.escaped("\u{202E}") == "U+202E")
        #expect(MarkdownText.code("") == "(empty)")
    }
}

@Suite("Documents in Markdown", .timeLimit(.minutes(5)))
struct MarkdownDocumentTests {
    private static func pages(_ subject: Subject) throws -> [(path: String, text: String)] {
        let info =
            subject.name == HostileSystem.subject.name ? HostileSystem.info : DocumentInfo(nil, title: subject.name)
        let system = SystemDescription(try subject.specs(), info: info)
        return MarkdownDocument(system).files().map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
    }

    @Test("have links that all lead somewhere, headings in order, and nothing that becomes HTML")
    func links() async throws {
        var checked = 0
        for subject in try Subject.all() {
            let pages = try Self.pages(subject)
            #expect(Set(pages.map { $0.path.lowercased() }).count == pages.count)
            let renderings = try await Rendering.of(pages.map(\.text))
            let anchors = Dictionary(
                uniqueKeysWithValues: zip(pages, renderings).map { ($0.path, Self.anchors(of: $1.headings)) }
            )
            for (page, rendering) in zip(pages, renderings) {
                for link in rendering.links where !link.hasPrefix("http") && !link.hasPrefix("mailto:") {
                    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(
                        String.init
                    )
                    let target = parts[0].isEmpty ? page.path : parts[0]
                    let known = try #require(anchors[target], "\(subject) \(page.path): \(link)")
                    if parts.count > 1 { #expect(known.contains(parts[1]), "\(subject) \(page.path): \(link)") }
                    checked += 1
                }
                let levels = rendering.headings.map(\.level)
                #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
                #expect(
                    zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 },
                    "\(subject) \(page.path): \(levels)"
                )
                let tags: Set = [
                    "a", "br", "code", "em", "h1", "h2", "h3", "h4", "li", "p", "pre", "strong", "table", "tbody", "td",
                    "th",
                    "thead", "tr", "ul",
                ]
                #expect(Set(rendering.tags).isSubset(of: tags), "\(subject) \(page.path): \(rendering.tags)")
            }
        }
        #expect(checked > 1000)
    }

    /// What GitHub calls the headings of a page.
    ///
    /// Source: `github-slugger`: lower case, without what is neither letter, digit, space, hyphen nor underscore; spaces become
    /// hyphens; what is there already gets the next number.
    private static func anchors(of headings: [Rendering.Heading]) -> Set<String> {
        var anchors: Set<String> = []
        var counts: [String: Int] = [:]
        for heading in headings {
            let base = heading.text.lowercased().replacing(/[^\p{L}\p{N}\p{M} _-]/, with: "").replacing(" ", with: "-")
            var anchor = base
            while anchors.contains(anchor) {
                counts[base, default: 0] += 1
                anchor = "\(base)-\(counts[base, default: 0])"
            }
            anchors.insert(anchor)
        }
        return anchors
    }

    @Test("tell things of names that differ by case alone apart")
    func sameAnchors() throws {
        let page = try #require(try Self.pages(HostileSystem.subject).first { $0.path == "end_1_x.md" }).text
        #expect(page.contains("[AB](#ab)"))
        #expect(page.contains("[Ab](#ab-1)"))
        #expect(try Self.pages(HostileSystem.subject).map(\.path) == ["README.md", "end_1_x.md", "readme_.md"])
    }

    @Test("link to what another subsystem declares, and do not where that is not described")
    func neighbours() throws {
        let together = try #require(try Self.pages(Subject.banking()).first { $0.path == "transfers.md" }).text
        #expect(together.contains("[accounts.DepositMoney](accounts.md#depositmoney)"))
        let subject = try #require(try Subject.all().first { $0.name == "Transfers alone" })
        let pages = try Self.pages(subject)
        #expect(pages.map(\.path) == ["README.md", "transfers.md"])
        #expect(pages[1].text.contains("- Sends: accounts.WithdrawMoney, accounts.DepositMoney, [CompleteTransfer]"))
        #expect(pages[0].text.contains("s_accounts[\"accounts\"]:::neighbour"))
    }

    @Test("are the same bytes, however the files are ordered")
    func deterministic() throws {
        let subject = try Subject.banking()
        let turned = Subject(subject.name, inputs: subject.inputs.reversed())
        #expect(try Self.pages(subject).map(\.text) == Self.pages(turned).map(\.text))
    }
}

@Suite("Pictures by Mermaid", .timeLimit(.minutes(10)), .enabled(if: Browser.isToBeTested, "there is no Chromium"))
struct MermaidTests {
    private struct Drawn: Decodable, Sendable {
        let type: String?
        let error: String?
        let labels: [String]?
        let edges: Int?
    }

    /// What Mermaid makes of charts: parsed, and drawn where it is asked for.
    private func draw(_ charts: [String], draws: Bool) async throws -> [Drawn] {
        let script = """
            (async () => {
              mermaid.initialize({ startOnLoad: false, securityLevel: "strict" })
              const results = []
              for (const [index, chart] of \(String(decoding: try JSONEncoder().encode(charts), as: UTF8.self)).entries()) {
                try {
                  const { diagramType } = await mermaid.parse(chart)
                  if (!\(draws)) { results.push({ type: diagramType }); continue }
                  const { svg } = await mermaid.render(`chart${index}`, chart)
                  const box = document.createElement("div")
                  box.innerHTML = svg
                  results.push({
                    type: diagramType, edges: box.querySelectorAll(".edgePaths path").length,
                    labels: [...box.querySelectorAll(".nodeLabel")].map(label => label.textContent)
                  })
                } catch (error) { results.push({ error: String(error) }) }
              }
              return results
            })()
            """
        let mermaid = try await Script.run("Tests/Browser/mermaid", [])
        try #require(mermaid.status == 0, "\(mermaid.output)")
        let path = try #require(mermaid.output.split(separator: "\n").last).trimmingCharacters(in: .whitespaces)
        return try await Browser.visit("about:blank", script, options: ["--load", path], as: [Drawn].self).result
    }

    private static func charts(_ text: String) -> [String] {
        var charts: [String] = []
        var rest = text[...]
        while let start = rest.firstRange(of: "```mermaid\n"), let end = rest[start.upperBound...].firstRange(of: "```")
        {
            charts.append(String(rest[start.upperBound..<end.lowerBound]))
            rest = rest[end.upperBound...]
        }
        return charts
    }

    @Test("are flow charts to Mermaid, for each of all systems")
    func parsed() async throws {
        var charts: [String] = []
        for subject in try Subject.all() {
            for file in MarkdownDocument(try subject.system()).files() {
                charts += Self.charts(String(decoding: file.bytes, as: UTF8.self))
            }
        }
        #expect(charts.count > 20)
        for (chart, drawn) in zip(charts, try await draw(charts, draws: false)) {
            #expect(drawn.type?.hasPrefix("flowchart") == true, "\(drawn.error ?? "")\n\(chart)")
        }
    }

    @Test("show the names, whatever they hold and whatever words of Mermaid's they are")
    func drawn() async throws {
        let names =
            HostileSystem.texts.map { String($0.prefix(60)) } + [
                "end", "graph", "subgraph", "click", "style", "class", "default", "linkStyle", "o--o", "x", "part_1_x",
                "__a__",
                "#quot;", "`a`", "%%{init: {}}%%", "\\n", "a;b", "1. one", "- item", "$$x$$",
            ]
        var chart = MermaidChart()
        for (index, name) in names.enumerated() {
            chart.add("n_end_\(index)", name, MermaidChart.Form.allCases[index % MermaidChart.Form.allCases.count])
            chart.connect("n_end_0", "n_end_\(index)", label: name)
        }
        chart.addBox("n_box", names[1], around: [("n_default_A", "inside", .event)])
        let drawn = try #require(try await draw([chart.text], draws: true).first)
        #expect(drawn.error == nil)
        #expect(drawn.edges == names.count)
        func words(_ text: String) -> [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }
        let labels = Set((drawn.labels ?? []).map(words))
        for name in names {
            let shown = name.map { $0.isNewline ? " " : MarkdownText.visible($0) }.joined()
            #expect(labels.contains(words(shown)), "\(name)\n\(chart.text)")
        }
    }

    @Test("of the example have each arrow once")
    func example() async throws {
        let files = MarkdownDocument(try Subject.banking().system()).files()
        let charts = files.flatMap { Self.charts(String(decoding: $0.bytes, as: UTF8.self)) }
        let drawn = try await draw(charts, draws: true)
        // The map of both subsystems, the account, what a prediction leads to, the transfer.
        #expect(drawn.map(\.edges) == [1, 17, 3, 11])
        #expect(drawn[1].labels?.contains("transfers.MoveMoney") == true)
    }

    @Test("are left out where they would have more arrows than Mermaid draws")
    func large() {
        var chart = MermaidChart()
        for index in 0...MermaidChart.maximumArrows { chart.connect("a", "b\(index)") }
        #expect(chart.markdown == "*The picture would have 451 arrows, which is more than Mermaid draws.*")
    }
}

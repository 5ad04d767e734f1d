import CorpusSupport
import Foundation
import MisasCompiler
import TestSupport
import Testing

@testable import MisasTooling

@Suite("A language server")
struct ServerTests {
    /// A server with one document, which lies nowhere else.
    private final class Session {
        let server: LanguageServer
        let uri = "file:///nowhere/Sources/Shop/Shop.misas.yaml"
        private var requests = 0

        init(_ text: String, encodings: [String] = []) {
            server = LanguageServer(files: FileSystem(memory: [:]))
            let general = JSONTree.members(("positionEncodings", .strings(encodings)))
            let capabilities = JSONTree.members(("general", general))
            _ = request("initialize", .members(("capabilities", capabilities)))
            notify(
                "textDocument/didOpen",
                .members(
                    ("textDocument", .members(("uri", .string(uri)), ("version", .int(1)), ("text", .string(text))))
                )
            )
        }

        private func part(_ tree: JSONTree) -> MessageFraming.Part { .message(Array(tree.compact.utf8)) }

        private func message(_ method: String, _ parameters: JSONTree, id: Int? = nil) -> JSONTree {
            .members(
                ("jsonrpc", .string("2.0")),
                ("id", id.map { .int($0) }),
                ("method", .string(method)),
                ("params", parameters)
            )
        }

        func notify(_ method: String, _ parameters: JSONTree) {
            #expect(server.receive([part(message(method, parameters))]).isEmpty)
        }

        func request(_ method: String, _ parameters: JSONTree) -> JSONTree? {
            requests += 1
            return server.receive([part(message(method, parameters, id: requests))]).first
        }

        /// Requests at a place of the document.
        func ask(_ method: String, _ line: Int, _ character: Int, _ more: JSONTree.Member...) -> JSONTree? {
            let parameters = JSONTree.members(
                ("textDocument", .members(("uri", .string(uri)))),
                ("position", ProtocolValues.position(TextPosition(line: line, character: character)))
            )
            return request("textDocument/\(method)", parameters.adding(more))?["result"]
        }

        func change(_ text: String, version: Int) {
            notify(
                "textDocument/didChange",
                .members(
                    ("textDocument", .members(("uri", .string(uri)), ("version", .int(version)))),
                    ("contentChanges", .array([.members(("text", .string(text)))]))
                )
            )
        }

        /// What requests in one go are answered, of which later messages may take some back.
        func receive(_ messages: [(method: String, parameters: JSONTree, id: Int?)]) -> [JSONTree] {
            server.receive(messages.map { part(message($0.method, $0.parameters, id: $0.id)) })
        }
    }

    private static let text = """
        misas: 1
        subsystem: shop
        types:
          OrderID: { identifier: uuid }
        events:
          Ordered:
            fields: { order: OrderID, at: dateTime }
        commands:
          Order:
            description: x
            fields: { order: OrderID }
            emits: [Ordered]

        """

    private func published(_ messages: [JSONTree]) -> [(version: Int?, codes: [String])] {
        messages.map { message in
            let parameters = message["params"]
            return (
                parameters?["version"]?.integer,
                parameters?["diagnostics"]?.items.compactMap { $0["code"]?.string } ?? []
            )
        }
    }

    @Test("tells of many changes once, and takes back what is mended")
    func coalescing() {
        let session = Session(Self.text)
        #expect(published(session.server.idle()).map(\.version) == [1])
        for version in 2...1_000 {
            session.change(Self.text + String(repeating: "#", count: version), version: version)
        }
        session.change(Self.text.replacingOccurrences(of: "[Ordered]", with: "[Orderd]"), version: 1_001)
        let told = published(session.server.idle())
        #expect(told.map(\.version) == [1_001] && told.first?.codes.contains("MISAS1203") == true)
        #expect(session.server.idle().isEmpty)
        session.change(Self.text, version: 1_002)
        let mended = published(session.server.idle())
        #expect(mended.map(\.version) == [1_002] && mended.first?.codes.contains("MISAS1203") == false)
    }

    @Test("completes and explains while the line at hand cannot be read")
    func halfWritten() {
        let session = Session(Self.text)
        _ = session.server.idle()
        session.change(Self.text + "  Cancel:\n    fields: { order: OrderID\n    emits: [Or", version: 2)
        let items = session.ask("completion", 14, 14)?["items"]?.items.compactMap { $0["label"]?.string }
        #expect(items == ["Ordered"])
        let hover = session.ask("hover", 3, 4)?["contents"]?["value"]?.string
        #expect(hover?.hasPrefix("**OrderID** — a type in `shop`") == true)
        let key = session.ask("hover", 14, 6)?["contents"]?["value"]?.string
        #expect(key == "**emits** — a list of a command\n\nThe events it may lead to.")
        session.change("misas: 1\nsubsystem: shop\ncommands:\n  A: { emits: [Ordered", version: 3)
        let before = session.ask("hover", 3, 18)?["contents"]?["value"]?.string
        #expect(before?.hasPrefix("**Ordered** — an event in `shop`") == true)
    }

    @Test("counts as the client does", arguments: [(["utf-16"], 2), (["utf-16", "utf-8"], 4), ([], 2)])
    func encodings(offered: [String], width: Int) {
        let session = Session(
            Self.text.replacingOccurrences(of: "description: x", with: "description: 😀"),
            encodings: offered
        )
        session.notify(
            "textDocument/didChange",
            .members(
                ("textDocument", .members(("uri", .string(session.uri)), ("version", .int(2)))),
                (
                    "contentChanges",
                    .array([
                        .members(
                            (
                                "range",
                                ProtocolValues.range(
                                    TextPosition(line: 9, character: 17),
                                    TextPosition(line: 9, character: 17 + width)
                                )
                            ),
                            ("text", .string("y"))
                        )
                    ])
                )
            )
        )
        #expect(
            session.server.workspace.documents[session.uri]?.text.text
                == Self.text.replacingOccurrences(of: "description: x", with: "description: y")
        )
    }

    @Test("does not work on what is taken back")
    func cancel() {
        let session = Session(Self.text)
        let file = JSONTree.members(("textDocument", .members(("uri", .string(session.uri)))))
        let replies = session.receive([
            ("textDocument/documentSymbol", file, 10), ("textDocument/documentSymbol", file, 11),
            ("$/cancelRequest", .members(("id", .int(11))), nil),
        ])
        #expect(replies.map { $0["id"]?.integer } == [10, 11])
        #expect(replies.map { $0["error"]?["code"]?.integer } == [nil, -32_800])
    }

    @Test("lists what a file declares, within what it lies in")
    func symbols() {
        let session = Session(Self.text)
        let file = JSONTree.members(("textDocument", .members(("uri", .string(session.uri)))))
        let names = session.request("textDocument/documentSymbol", file)?["result"]?.items.compactMap {
            $0["name"]?.string
        }
        #expect(names == ["OrderID", "Ordered", "order", "at", "Order", "order"])
        let found = session.request("workspace/symbol", .members(("query", .string("ord"))))?["result"]?.items
        #expect(found?.compactMap { $0["name"]?.string } == ["OrderID", "Ordered", "Order"])
    }

    @Test("lives on, whatever is typed and asked")
    func fuzz() throws {
        var random = SeededGenerator(seed: ValidCorpus.seed())
        let text = String(decoding: try #require(try corpus("rest").values.first), as: UTF8.self)
        let session = Session(text)
        let pieces = [
            "{", "}", "[", "\"", ":", "- ", "|", "\r", "\n", "😀", "&a ", "*a", "<<: ", "\u{FEFF}", "\u{0}", "types:\n",
        ]
        let methods = ["hover", "completion", "definition", "references", "documentHighlight", "prepareRename"]
        for version in 2..<(2 + Mutations.count(ordinarily: 150)) {
            func place() -> JSONTree {
                ProtocolValues.position(
                    TextPosition(
                        line: Int.random(in: 0...100, using: &random),
                        character: Int.random(in: 0...80, using: &random)
                    )
                )
            }
            let start = place()
            session.notify(
                "textDocument/didChange",
                .members(
                    ("textDocument", .members(("uri", .string(session.uri)), ("version", .int(version)))),
                    (
                        "contentChanges",
                        .array([
                            .members(
                                (
                                    "range",
                                    .members(("start", start), ("end", Bool.random(using: &random) ? start : place()))
                                ),
                                ("text", .string(pieces.randomElement(using: &random) ?? ""))
                            )
                        ])
                    )
                )
            )
            let line = Int.random(in: 0...100, using: &random)
            let character = Int.random(in: 0...80, using: &random)
            for method in methods { _ = session.ask(method, line, character) }
            _ = session.ask("rename", line, character, JSONTree.Member("newName", .string("Other")))
            #expect(session.server.exitStatus == nil, "MISAS_SEED=\(random.seed)")
            if version % 40 == 0 { session.change(text, version: version) }
        }
        session.change(Self.text, version: 1_000_000)
        #expect(published(session.server.idle()).contains { $0.version == 1_000_000 })
    }

    @Test(
        "tells the same of files that are parsed again and of those that are not",
        arguments: ["examples", "manyFiles"]
    )
    func reuse(name: String) throws {
        var random = SeededGenerator(seed: ValidCorpus.seed())
        var texts = try corpus(name)
        var last = snapshot(texts)
        for _ in 0..<Mutations.count(ordinarily: 30) {
            let path = try #require(texts.keys.sorted().randomElement(using: &random))
            var text = texts[path] ?? []
            let place = Int.random(in: 0..<max(1, text.count), using: &random)
            if Bool.random(using: &random) {
                text.remove(at: place)
            } else {
                text.insert(contentsOf: Array("x: {".utf8), at: place)
            }
            texts[path] = text
            if Int.random(in: 0..<8, using: &random) == 0 { texts = try corpus(name) }
            let fresh = snapshot(texts)
            last = snapshot(texts, after: last)
            func told(_ snapshot: Snapshot) -> [String] {
                snapshot.outcome.diagnostics.map { diagnostic in
                    let start = diagnostic.range.map { snapshot.sources.start(of: $0) }
                    return "\(start?.path ?? ""):\(start?.position.line ?? 0) \(diagnostic.message)"
                }
            }
            #expect(told(last) == told(fresh), "MISAS_SEED=\(random.seed)")
        }
    }

    @Test("links codes to the headings of their page")
    func anchors() throws {
        let page = URL(filePath: #filePath).appending(path: "../../../../docs/Diagnostics.md").standardized
        let headings = try String(contentsOf: page, encoding: .utf8).split(separator: "\n").filter {
            $0.hasPrefix("### ")
        }
        for code in DiagnosticCode.allCases {
            let heading = try #require(headings.first { $0.hasPrefix("### \(code.rawValue): ") })
            // Source: github.com/jch/html-pipeline, "toc_filter.rb": what is no letter, digit, `-`, `_` or space is left out.
            let anchor = heading.dropFirst(4).lowercased().replacing(" ", with: "-")
                .filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
            #expect(PublishedDiagnostics.anchor(of: code) == anchor)
        }
    }

    @Test("formats what is open, and says why where it cannot")
    func formatting() throws {
        let session = Session("misas: 1\nsubsystem:   shop # 😀\n")
        let formatted = try #require(session.ask("formatting", 0, 0)).items
        #expect(formatted.map { $0["newText"] } == [.string("subsystem: shop # 😀\n")])
        #expect(formatted.first?["range"]?["start"]?["line"] == .int(1))
        session.change("misas: 1\nsubsystem: shop # 😀\n", version: 2)
        #expect(session.ask("formatting", 0, 0)?.items == [])
        session.change("misas: [\n", version: 3)
        let parameters = JSONTree.members(("textDocument", .members(("uri", .string(session.uri)))))
        let refused = session.request("textDocument/formatting", parameters)
        #expect(refused?["error"]?["message"]?.string?.isEmpty == false)
        #expect(refused?["result"] == nil)
    }
}

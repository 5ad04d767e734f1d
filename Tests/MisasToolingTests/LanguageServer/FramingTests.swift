import CorpusSupport
import MisasCompiler
import TestSupport
import Testing

@testable import MisasTooling

@Suite("The framing of messages")
struct FramingTests {
    private func bytes(_ content: String) -> [UInt8] {
        Array("Content-Length: \(content.utf8.count)\r\n\r\n\(content)".utf8)
    }

    private func parts(_ framing: inout MessageFraming) -> [MessageFraming.Part] {
        var parts: [MessageFraming.Part] = []
        while let part = framing.next() { parts.append(part) }
        return parts
    }

    @Test("finds the same messages however the stream is cut")
    func cuts() {
        var random = SeededGenerator(seed: ValidCorpus.seed())
        for _ in 0..<Mutations.count(ordinarily: 200) {
            let contents = (0..<Int.random(in: 1...8, using: &random)).map { _ in
                String(
                    (0..<Int.random(in: 0...40, using: &random)).map { _ in
                        "{}\r\n:é👍 ".randomElement(using: &random) ?? " "
                    }
                )
            }
            let stream = contents.flatMap(bytes)
            var framing = MessageFraming()
            var found: [MessageFraming.Part] = []
            var rest = stream[...]
            while !rest.isEmpty {
                let count = Int.random(in: 1...max(1, min(rest.count, 30)), using: &random)
                framing.append(rest.prefix(count))
                rest = rest.dropFirst(count)
                found += parts(&framing)
            }
            #expect(found == contents.map { .message(Array($0.utf8)) }, "MISAS_SEED=\(random.seed)")
            #expect(framing.isEmpty)
        }
    }

    @Test("ends at whatever it is given, and takes no more memory than was sent")
    func fuzz() {
        var random = SeededGenerator(seed: ValidCorpus.seed())
        let pieces = [
            "Content-Length: ", "content-length:7", "\r\n\r\n", "\r\n", "-1", "99999999999999999999", "3", ":", "é",
            "{}", "\0",
        ]
        for _ in 0..<Mutations.count(ordinarily: 2_000) {
            var framing = MessageFraming()
            var taken = 0
            var sent = 0
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                let piece = Array((pieces.randomElement(using: &random) ?? "").utf8)
                sent += piece.count
                framing.append(piece)
                for case .message(let content) in parts(&framing) { taken += content.count }
            }
            #expect(taken <= sent, "MISAS_SEED=\(random.seed)")
        }
    }

    @Test(
        "says of a header what is wrong with it",
        arguments: [
            ("Content-Type: x\r\n\r\n", "a header has no `Content-Length`"),
            ("Content-Length\r\n\r\n", "a line of a header has no colon"),
            ("Content-Length: -1\r\n\r\n", "`Content-Length` is not one number"),
            ("Content-Length: 1\r\nContent-Length: 2\r\n\r\n", "`Content-Length` is not one number"),
            ("Content-Length: 99999999999999999999\r\n\r\n", "`Content-Length` is not one number"),
            (String(repeating: "a", count: 9_000), "a header is longer than 8192 bytes"),
        ]
    )
    func faults(header: String, reason: String) {
        var framing = MessageFraming()
        framing.append(header.utf8)
        #expect(framing.next() == .broken(reason: reason))
        framing.append(bytes("{}"))
        #expect(framing.next() == nil)
    }

    @Test("passes over a message that is too long, and reads the next")
    func tooLong() {
        let length = MessageFraming.maximumLength + 1
        var framing = MessageFraming()
        framing.append("Content-Length: \(length)\r\n\r\n".utf8)
        #expect(framing.next() == .tooLong(length: length))
        let chunk = [UInt8](repeating: 0x20, count: 1 << 20)
        var left = length
        while left > 0 {
            framing.append(chunk.prefix(left))
            left -= min(left, chunk.count)
            #expect(framing.next() == nil)
        }
        framing.append(bytes("{}"))
        #expect(framing.next() == .message(Array("{}".utf8)))
    }

    @Test("takes other fields of a header, in any case")
    func fields() {
        var framing = MessageFraming()
        framing.append("content-type: application/vscode-jsonrpc; charset=utf-8\r\nCONTENT-LENGTH:2\r\n\r\n{}".utf8)
        #expect(framing.next() == .message(Array("{}".utf8)))
    }
}

@Suite("JSON of messages")
struct JSONDocumentTests {
    @Test("is read as it was written")
    func roundTrip() throws {
        let tree = JSONTree.members(
            ("a", .array([.int(-1), .number("1.5e3"), .bool(true), .null, .string("é\u{1F600}\"\\\n\u{2028}\u{7F}")])),
            ("b", .object([])),
            ("a", .array([]))
        )
        #expect(try JSONDocument.read(Array(tree.compact.utf8)) == tree)
        #expect(try JSONDocument.read(Array(tree.text.utf8)) == tree)
        #expect(try JSONDocument.read(Array(#""\ud83d\ude00 \ud83d \u00e9\/""#.utf8)) == .string("😀 \u{FFFD} é/"))
    }

    @Test(
        "is refused where it is none",
        arguments: [
            "", "{", "[1,]", "{\"a\" 1}", "01", "1.", "tru", "\"\u{1}\"", "\"\\x\"", "[] []", "{'a': 1}", "\"\\u12",
            "-", "1e",
        ]
    )
    func faults(text: String) {
        #expect(throws: JSONDocument.Fault.self) { try JSONDocument.read(Array(text.utf8)) }
    }

    @Test("is refused where it is too deep, or no text")
    func hostile() {
        #expect(throws: JSONDocument.Fault.self) { try JSONDocument.read([UInt8](repeating: 0x5B, count: 1_000_000)) }
        #expect(throws: JSONDocument.Fault.self) { try JSONDocument.read([0x22, 0xFF, 0x22]) }
    }
}

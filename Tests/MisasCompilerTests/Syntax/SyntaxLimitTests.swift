import Testing

@testable import MisasCompiler

/// No input exhausts memory, the stack or patience.
@Suite("Limits of the syntax")
struct SyntaxLimitTests {
    private static let head = "misas: 1\nsubsystem: limits\nannotations:\n"

    private func codes(_ text: String) -> [DiagnosticCode] {
        Compilation([Compilation.Input(path: "Spec.misas.yaml", bytes: Array(text.utf8), module: "M")], lints: .off)
            .diagnostics.map(
                \.code
            )
    }

    /// Lists in lists so that the innermost lies `depth` deep, with the two mappings around them.
    private func flow(depth: Int) -> String {
        Self.head + "  a: " + String(repeating: "[", count: depth - 2) + String(repeating: "]", count: depth - 2) + "\n"
    }

    private func block(depth: Int) -> String {
        Self.head + (1...(depth - 1)).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n") + " 1\n"
    }

    @Test("One hundred levels are read")
    func deep() {
        #expect(codes(flow(depth: 100)) == [])
        #expect(codes(block(depth: 100)) == [])
    }

    @Test("The hundred and first level is refused, and so are thousands, told once")
    func tooDeep() {
        for depth in [101, 5_000] { #expect(codes(flow(depth: depth)) == [.tooDeep], "flow, \(depth)") }
        #expect(codes(block(depth: 101)) == [.tooDeep])
        #expect(codes(block(depth: 1_200)) == [.tooDeep])
        #expect(codes(Self.head + "  a:\n    " + String(repeating: "- ", count: 5_000) + "a\n") == [.tooDeep])
        #expect(codes(Self.head + "  a: " + String(repeating: "{a: ", count: 5_000) + "\n") == [.tooDeep])
    }

    @Test("What follows a level too many is still read")
    func afterTooDeep() {
        #expect(codes(flow(depth: 101) + "types: { T: { fields: { a: Mony } } }\n") == [.tooDeep, .unknownName])
    }

    @Test("Aliases that stand for a billion nodes are refused without one of them being made")
    func billionLaughs() {
        var text = Self.head + "  a0: &a0 [ha]\n"
        for level in 1...9 {
            let items = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "  a\(level): &a\(level) [\(items)]\n"
        }
        #expect(codes(text) == [.tooManyAliases])
    }

    @Test("Aliases are counted over all of a file, not for each anchor")
    func manyAliases() {
        let list = "  a: &a [\(Array(repeating: "x", count: 99).joined(separator: ", "))]\n"
        func text(_ count: Int) -> String {
            Self.head + list + "  b: [\(Array(repeating: "*a", count: count).joined(separator: ", "))]\n"
        }
        #expect(codes(text(100)) == [])
        #expect(codes(text(101)) == [.tooManyAliases])
    }

    @Test("A file of more than 32 MB is refused unread")
    func tooLarge() {
        let limit = SyntaxLimits().fileSize
        #expect(limit == 32 << 20)
        let bytes = [UInt8](repeating: 0x5B, count: limit + 1)
        let compilation = Compilation(
            [Compilation.Input(path: "Spec.misas.yaml", bytes: bytes, module: "M")],
            lints: .off
        )
        #expect(compilation.diagnostics.map(\.code) == [.fileTooLarge])
        #expect(compilation.sources.files.map(\.length) == [0])
    }

    @Test("A file with a fault in every section is given up after some, not read over and over")
    func manyFaults() {
        let text = "misas: 1\nsubsystem: limits\n" + String(repeating: "types: \"\nerrors: }\n", count: 2_000)
        let found = codes(text)
        #expect(!found.isEmpty)
        #expect(found.count <= SyntaxLimits().recoveries * 4)
    }

    @Test("An anchor inside itself, an unknown one and one used before it stands are told")
    func anchors() {
        #expect(codes(Self.head + "  a: &a [*a]\n  b: *c\n  c: &c 1\n") == [.badAlias, .badAlias])
        #expect(codes(Self.head + "  a: &a 1\n  b: &a 2\n  c: *a\n") == [])
    }

    @Test("A key of a mapping may be no more than a text")
    func keys() {
        #expect(codes(Self.head + "  ? [a]\n  : 1\n  {b: c}: 2\n") == [.badKey, .badKey])
    }
}

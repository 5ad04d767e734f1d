import MisasCompiler
import Testing

@testable import MisasTooling

/// What has to hold of every text that the formatter gets.
enum FormattedText {
    /// Formats a text, and expects of the result what has to hold of every text: the same nodes, the same comments beside
    /// them, the style's white space, and no change by another round.
    ///
    /// - Parameter note: where the text comes from.
    /// - Returns: the formatted text; `nil` where the compiler tells why there is none.
    @discardableResult
    static func expect(of bytes: [UInt8], _ note: @autoclosure () -> String) -> String? {
        let (formatted, diagnostics) = format(bytes)
        guard let formatted else {
            #expect(diagnostics.contains { $0.severity == .error }, "\(note()): silence")
            let isMistake = diagnostics.contains { $0.code == .notWritten && $0.help?.contains("U+FEFF") != true }
            #expect(!isMistake, "\(note()): another meaning")
            return nil
        }
        let text = String(decoding: formatted, as: UTF8.self)
        #expect(diagnostics.isEmpty, "\(note())")
        let again = format(formatted).0.map { String(decoding: $0, as: UTF8.self) }
        #expect(again == text, "\(note()): another round changes\n\(text)")
        let source = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        let (old, new) = (ReadSpec(source), ReadSpec(formatted))
        #expect(old != nil && old?.nodes == new?.nodes, "\(note()): other nodes in\n\(text)")
        for (comment, other) in zip(old?.comments ?? [], new?.comments ?? []) {
            #expect(comment == other, "\(note()): another place in\n\(text)")
            #expect(
                comment.alignment.isSubset(of: other.alignment),
                "\(note()): the comment `\(comment.text)` is not indented like its neighbour any more in\n\(text)"
            )
        }
        #expect(old?.comments.count == new?.comments.count, "\(note()): other comments in\n\(text)")
        expectStyle(of: text, hasTextOfLines: new?.hasTextOfLines ?? true, note)
        return text
    }

    /// Formats a text.
    static func format(_ bytes: [UInt8]) -> ([UInt8]?, [Diagnostic]) {
        var sources = SourceMap()
        let collector = DiagnosticCollector()
        let formatted = SpecFormatter().format(path: "Spec.misas.yaml", bytes: bytes, into: &sources, collector)
        return (formatted, collector.sorted(in: sources))
    }

    private static func expectStyle(of text: String, hasTextOfLines: Bool, _ note: () -> String) {
        #expect(!text.utf8.contains(0x0D), "\(note()): a carriage return in\n\(text)")
        let last = text.unicodeScalars.last ?? "\n"
        #expect(["\n", "\u{2028}", "\u{2029}"].contains(last), "\(note()): no line break at the end")
        guard !hasTextOfLines else { return }
        #expect(!text.contains("\n\n\n"), "\(note()): empty lines in\n\(text)")
        #expect(!text.hasPrefix("\n") && !text.hasSuffix("\n\n"), "\(note()): an empty line around\n\(text)")
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            #expect(line.last != " " && line.last != "\t", "\(note()): white space at the end of `\(line)`")
        }
    }
}

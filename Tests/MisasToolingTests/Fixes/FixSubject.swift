import CorpusSupport
import MisasCompiler
import Testing

@testable import MisasTooling

/// A text of one spec, beside two others that it may use, with what is told of it and what mends it.
struct FixSubject {
    let text: String
    let compilation: Compilation

    init(_ text: String) {
        self.text = text
        let others = ["Tax", "Trade"].map { name in
            let other =
                "misas: 1\nsubsystem: \(name.lowercased())\naccess: public\ntypes: {Order: {identifier: uuid}}\n"
            let bytes = Array(other.utf8)
            return Compilation.Input(path: "\(name).misas.yaml", bytes: bytes, module: name, isReference: true)
        }
        // Files are read in the order of their paths: this one is the first.
        let own = Compilation.Input(path: "Shop.misas.yaml", bytes: Array(text.utf8), module: "Shop")
        compilation = Compilation([own] + others)
    }

    var codes: [DiagnosticCode] { compilation.diagnostics.map(\.code) }

    /// The edits of the first fix of a code.
    func edits(_ code: DiagnosticCode) -> [TextEdit]? {
        compilation.diagnostics.first { $0.code == code && $0.fix != nil }?.fix.flatMap {
            FixEdits.edits(for: $0, in: compilation.sources)
        }
    }

    /// The text after these edits.
    func text(after edits: [TextEdit]) -> String {
        String(decoding: edits.applied(to: compilation.sources.files[0]), as: UTF8.self)
    }

    func fixed(_ code: DiagnosticCode) -> String? { edits(code).map(text) }
}

/// That edits lie in their files, each with a start before its end, in their order and without a collision.
func expectSound(_ edits: [TextEdit], in sources: SourceMap, _ context: @autoclosure () -> String) {
    for edit in edits {
        let length = sources.file(of: edit.range).length
        #expect(edit.range.start >= 0 && edit.range.end <= length, "\(context())")
        #expect(edit.range.start <= edit.range.end, "\(context())")
        #expect(edit.range.start < edit.range.end || !edit.text.isEmpty, "an edit without effect: \(context())")
    }
    for (first, second) in zip(edits, edits.dropFirst()) {
        #expect(!first.collides(with: second), "\(context())")
        #expect((first.range.file, first.range.start) < (second.range.file, second.range.start), "\(context())")
    }
}

/// The words of all comments of a text, as far as a `#` behind white space begins one.
func comments(_ text: [UInt8]) -> [String] {
    String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap { line in
        if line.drop(while: \.isWhitespace).hasPrefix("#") { return String(line.drop(while: \.isWhitespace)) }
        return line.firstRange(of: " #").map { String(line[line.index(after: $0.lowerBound)...]) }
    }
}

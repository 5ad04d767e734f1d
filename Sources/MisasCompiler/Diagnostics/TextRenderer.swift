/// Writes diagnostics as text for people, in the form that SwiftPM, Xcode and editors understand.
///
/// ```
/// Sources/Accounts/Accounts.misas.yaml:12:17: error: `AcountID` is not declared [MISAS3007]
///    12 |     identifier: AcountID
///       |                 ^~~~~~~~
///       = did you mean `AccountID`?
/// ```
package struct TextRenderer {
    private let sources: SourceMap

    /// How many columns of a source line are shown at most; a longer line is cut around the caret.
    private let maximumWidth = 100

    package init(sources: SourceMap) {
        self.sources = sources
    }

    package func render(_ diagnostics: [Diagnostic]) -> String {
        var output = ""
        for diagnostic in diagnostics { render(diagnostic, into: &output) }
        return output
    }

    private func render(_ diagnostic: Diagnostic, into output: inout String) {
        head(
            diagnostic.severity.rawValue,
            "\(diagnostic.message) [\(diagnostic.code.rawValue)]",
            diagnostic.range,
            &output
        )
        if let help = diagnostic.help {
            output += diagnostic.range == nil ? "  = \(help)\n" : "\(gutter(nil))= \(help)\n"
        }
        for note in diagnostic.notes { head("note", note.message, note.range, &output) }
    }

    private func head(_ severity: String, _ message: String, _ range: SourceRange?, _ output: inout String) {
        let line = message.split(whereSeparator: \.isNewline).joined(separator: " ")
        guard let range else {
            output += "\(severity): \(line)\n"
            return
        }
        let (path, position) = sources.start(of: range)
        output += "\(path):\(position.line):\(position.column): \(severity): \(line)\n"
        excerpt(of: range, at: position, into: &output)
    }

    private func excerpt(of range: SourceRange, at position: SourcePosition, into output: inout String) {
        let file = sources.file(of: range)
        let scalars = Array(file.line(position.line).unicodeScalars)
        let start = min(position.column - 1, scalars.count)
        let end = min(max(start + 1, start + (range.end - range.start)), max(scalars.count, start + 1))
        let window = window(over: scalars, around: start..<end)

        let before = shown(scalars[window.lowerBound..<min(start, scalars.count)])
        let marked = shown(scalars[min(start, scalars.count)..<min(end, window.upperBound)])
        let after = shown(scalars[max(min(end, window.upperBound), window.lowerBound)..<window.upperBound])
        let lead = window.lowerBound > 0 ? "…" : ""
        let tail = window.upperBound < scalars.count ? "…" : ""

        output += "\(gutter(position.line))| \(lead + before + marked + after + tail)\n"
        let padding = (lead + before).map { character in
            character == "\t" ? "\t" : String(repeating: " ", count: DisplayWidth.of(character))
        }
        .joined()
        let width = max(1, DisplayWidth.of(marked))
        output += "\(gutter(nil))| \(padding)^\(String(repeating: "~", count: width - 1))\n"
    }

    /// The part of a line that is shown: all of it, or what fits around the marked part, starting at a whole character.
    private func window(over scalars: [Unicode.Scalar], around marked: Range<Int>) -> Range<Int> {
        guard scalars.count > maximumWidth else { return 0..<scalars.count }
        let lead = maximumWidth / 3
        let lower = max(0, min(marked.lowerBound, scalars.count) - lead)
        let upper = min(scalars.count, lower + maximumWidth)
        return lower..<max(upper, min(marked.lowerBound + 1, scalars.count))
    }

    /// Control characters other than tab would move the cursor; they are shown as a replacement.
    private func shown(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars.map { isControl($0) ? "\u{FFFD}" : $0 }))
    }

    private func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value != 0x09 && (scalar.value < 0x20 || scalar.value == 0x7F || (0x80..<0xA0).contains(scalar.value))
    }

    private func gutter(_ line: Int?) -> String {
        let number = line.map(String.init) ?? ""
        return String(repeating: " ", count: max(0, 5 - number.count)) + number + " "
    }
}

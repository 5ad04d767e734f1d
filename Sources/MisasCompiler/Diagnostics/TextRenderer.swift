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

    /// Whether colours are shown.
    private let isColored: Bool

    package init(sources: SourceMap, isColored: Bool = false) {
        self.sources = sources
        self.isColored = isColored
    }

    package func render(_ diagnostics: [Diagnostic]) -> String {
        var output = ""
        for diagnostic in diagnostics { render(diagnostic, into: &output) }
        return output
    }

    private func render(_ diagnostic: Diagnostic, into output: inout String) {
        head(
            diagnostic.severity.rawValue,
            "\(line(diagnostic.message)) [\(diagnostic.code.rawValue)]",
            diagnostic.range,
            &output
        )
        if let help = diagnostic.help {
            output += (diagnostic.range == nil ? "  " : gutter(nil)) + "= \(line(help))\n"
        }
        for text in (diagnostic.snippet ?? "").split(separator: "\n") {
            output += gutter(nil) + "+ \(String(text.unicodeScalars.map(visible).map(Character.init)))\n"
        }
        for note in diagnostic.notes { head("note", line(note.message), note.range, &output) }
    }

    private func head(_ severity: String, _ message: String, _ range: SourceRange?, _ output: inout String) {
        guard let range else {
            output += heading(severity, message) + "\n"
            return
        }
        let (path, position) = sources.start(of: range)
        let place = "\(line(path)):\(position.line):\(position.column):"
        output += "\(painted(place, .bold)) \(heading(severity, message))\n"
        excerpt(of: range, at: position.line, into: &output)
    }

    // MARK: Colours

    /// How a part is shown on a terminal (ECMA-48, 8.3.117).
    private enum Paint: String {
        case bold = "1"
        case red = "1;31"
        case green = "32"
        case yellow = "1;33"
        case blue = "1;34"
    }

    private func painted(_ text: String, _ paint: Paint) -> String {
        isColored ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
    }

    private func heading(_ severity: String, _ message: String) -> String {
        let paint: Paint =
            switch Severity(rawValue: severity) {
            case .error: .red
            case .warning: .yellow
            default: .blue
            }
        return "\(painted("\(severity):", paint)) \(painted(message, .bold))"
    }

    // MARK: The excerpt

    /// A character of a source line as it is shown.
    private struct Cell {
        let text: String
        let width: Int
        /// Its scalars, from the start of the file.
        let scalars: Range<Int>
    }

    /// The source line and the caret under it; nothing for a line that is empty.
    private func excerpt(of range: SourceRange, at line: Int, into output: inout String) {
        let file = sources.file(of: range)
        let whole = file.scalarRange(ofLine: line)
        guard !whole.isEmpty else { return }
        let start = min(range.start, whole.upperBound)
        let end = min(max(range.end, start + 1), max(whole.upperBound, start + 1))
        // A line can be as long as the file: no more of it is looked at than could be shown.
        let near = max(whole.lowerBound, start - 4 * maximumWidth)..<min(whole.upperBound, start + 8 * maximumWidth)
        let cells = cells(of: file.text(in: near), from: near.lowerBound)
        let marked = (cells.firstIndex { $0.scalars.upperBound > start } ?? cells.count)
        let shown = window(over: cells, around: marked)
        let before = cells[shown.lowerBound..<marked]
        let pointed = cells[marked..<shown.upperBound].prefix { $0.scalars.lowerBound < end }
        let lead = shown.lowerBound > 0 || near.lowerBound > whole.lowerBound ? "…" : ""
        let tail = shown.upperBound < cells.count || near.upperBound < whole.upperBound ? "…" : ""
        output += "\(gutter(line))| \(lead)\(cells[shown].map(\.text).joined())\(tail)\n"
        let padding = before.map { $0.text == "\t" ? "\t" : String(repeating: " ", count: $0.width) }.joined()
        let width = max(1, pointed.reduce(0) { $0 + $1.width })
        let indent = lead.isEmpty ? "" : " "
        let caret = painted("^" + String(repeating: "~", count: width - 1), .green)
        output += "\(gutter(nil))| \(indent)\(padding)\(caret)\n"
    }

    private func cells(of text: String, from start: Int) -> [Cell] {
        var offset = start
        return String(String.UnicodeScalarView(text.unicodeScalars.map(visible))).map { character in
            let length = character.unicodeScalars.count
            defer { offset += length }
            return Cell(text: String(character), width: DisplayWidth.of(character), scalars: offset..<(offset + length))
        }
    }

    /// What is shown of a line: all of it, or what fits around its marked part.
    private func window(over cells: [Cell], around marked: Int) -> Range<Int> {
        guard cells.reduce(0, { $0 + $1.width }) > maximumWidth else { return 0..<cells.count }
        var room = maximumWidth / 3
        var lower = marked
        while lower > 0, cells[lower - 1].width <= room {
            lower -= 1
            room -= cells[lower].width
        }
        room = maximumWidth
        var upper = lower
        while upper < cells.count, upper <= marked || cells[upper].width <= room {
            room -= cells[upper].width
            upper += 1
        }
        return lower..<upper
    }

    /// The longest message, help or path that is printed.
    private static let maximumLength = 1_000

    /// A text as one line.
    private func line(_ text: String) -> String {
        var scalars = text.unicodeScalars.prefix(Self.maximumLength).map { scalar in
            scalar.properties.isWhitespace ? " " : visible(scalar)
        }
        if scalars.count < text.unicodeScalars.count { scalars.append("…") }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Characters that would move the cursor, end the line, or turn the order of the text around are shown as a
    /// replacement.
    private func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x09: scalar
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
        default: scalar
        }
    }

    private func gutter(_ line: Int?) -> String {
        let number = line.map(String.init) ?? ""
        return String(repeating: " ", count: max(0, 5 - number.count)) + number + " "
    }
}

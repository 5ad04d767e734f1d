/// A plain or quoted text, which may go on over several lines.
///
/// Of a line break in it, YAML counts neither the white space before nor that behind.
struct FlowText {
    private let text: [UInt8]
    private let range: Range<Int>
    /// Whether a backslash keeps what is behind it.
    private let hasEscapes: Bool

    init(_ range: Range<Int>, in text: [UInt8]) {
        self.text = text
        self.range = range
        hasEscapes = text[range.lowerBound] == UInt8(ascii: "\"")
    }

    /// Whether it is on one line.
    var isOnOneLine: Bool { range.allSatisfy { LineBreak(at: $0, in: text) == nil } }

    /// A line of it without white space around it, and the line break behind it.
    struct Line {
        let content: Range<Int>
        let lineBreak: LineBreak?
        /// Where the line break is.
        let end: Int
    }

    /// Gives its lines.
    func forEachLine(_ body: (Line) -> Void) {
        var start = range.lowerBound
        while true {
            let line = line(from: start)
            body(line)
            guard let lineBreak = line.lineBreak else { return }
            start = line.end + lineBreak.length
            while start < range.upperBound, text[start].isBlank { start += 1 }
        }
    }

    private func line(from start: Int) -> Line {
        var end = start
        var contentEnd = start
        while end < range.upperBound {
            if let lineBreak = LineBreak(at: end, in: text) {
                return Line(content: start..<contentEnd, lineBreak: lineBreak, end: end)
            }
            let isEscape = hasEscapes && text[end] == UInt8(ascii: "\\")
            if !text[end].isBlank { contentEnd = end + 1 }
            end += 1
            // A line break behind a backslash is still one.
            if isEscape, end < range.upperBound, LineBreak(at: end, in: text) == nil {
                end += 1
                contentEnd = end
            }
        }
        return Line(content: start..<contentEnd, lineBreak: nil, end: end)
    }
}

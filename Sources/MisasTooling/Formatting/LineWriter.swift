/// Writes lines, and knows where the last of them begins.
struct LineWriter {
    private let text: [UInt8]
    private let limit: Int
    private var output: [UInt8] = []
    private var comments = TrailingComments()
    /// Whether something was left out, because too much is written.
    private(set) var isFull = false
    /// Whether the output ends with a line break that is part of a text.
    private var isAtLineStart = false
    /// Where the last line begins.
    private var lineStart = 0
    /// How many lines there are before it.
    private var lineNumber = 0

    /// Writes parts of a text.
    ///
    /// - Parameter limit: how many bytes are of use; whoever writes more gets some more, but not all.
    init(text: [UInt8], limit: Int) {
        self.text = text
        self.limit = limit
        output.reserveCapacity(text.count + text.count / 8)
    }

    var isEmpty: Bool { output.isEmpty }

    /// The last line, as far as it is written, without comments behind what is on it.
    var line: ArraySlice<UInt8> { output[lineStart...] }

    /// A place in the output.
    struct Place {
        fileprivate let offset: Int
        fileprivate let lineStart: Int
        fileprivate let lineNumber: Int

        func isOnLine(of other: Place) -> Bool { lineNumber == other.lineNumber }
    }

    /// Where the output ends now.
    var place: Place { Place(offset: output.count, lineStart: lineStart, lineNumber: lineNumber) }

    /// What is written behind a place.
    func written(behind place: Place) -> ArraySlice<UInt8> { output[place.offset...] }

    /// The line of a place, up to it.
    func line(before place: Place) -> ArraySlice<UInt8> { output[place.lineStart..<place.offset] }

    /// Writes part of the text.
    mutating func write(_ range: Range<Int>) { output += text[range] }

    mutating func write(_ token: StaticString) {
        output += UnsafeBufferPointer(start: token.utf8Start, count: token.utf8CodeUnitCount)
    }

    /// Writes spaces.
    ///
    /// They are all that can make the output many times as long as the text.
    mutating func indent(to column: Int) {
        guard output.count <= limit else { return isFull = true }
        output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: column))
    }

    /// Ends the line, unless a text has done so.
    mutating func endLine() {
        guard !isAtLineStart else { return }
        output.append(UInt8(ascii: "\n"))
        lineStart = output.count
        lineNumber += 1
    }

    /// Begins a line, where there is one before it.
    mutating func beginLine(at column: Int, isAfterEmptyLine: Bool) {
        if !output.isEmpty {
            endLine()
            isAtLineStart = false
            if isAfterEmptyLine { endLine() }
        }
        indent(to: column)
    }

    /// Writes a line break that stands in a text.
    ///
    /// - Parameter isLast: whether the text ends with it.
    mutating func write(_ lineBreak: LineBreak, at offset: Int, isLast: Bool = false) {
        guard lineBreak.isKept else { return endLine() }
        output += text[offset..<(offset + lineBreak.length)]
        lineStart = output.count
        lineNumber += 1
        isAtLineStart = isLast
    }

    /// Writes a comment on a line of its own.
    mutating func write(_ comment: Trivia.Comment) { CommentText.append(text[comment.text], to: &output) }

    /// Writes a comment behind what is on the line; nothing may follow it there.
    mutating func append(_ comment: Trivia.Comment) {
        comments.add(comment, of: text, to: output, lineStart: lineStart, line: lineNumber)
    }

    /// Takes a byte back, if it is the last.
    mutating func remove(_ byte: UInt8) {
        if output.last == byte { output.removeLast() }
    }

    /// Puts a space in place of all that stands between two places, which the last line begins between.
    mutating func join(_ end: Place, to start: Place) {
        output.replaceSubrange(end.offset..<start.offset, with: [UInt8(ascii: " ")])
        lineStart = end.lineStart
        lineNumber = end.lineNumber
    }

    /// Puts part of the text in place of what is written behind a place of the last line.
    mutating func replace(behind place: Place, with range: Range<Int>) {
        output.replaceSubrange(place.offset..., with: text[range])
    }

    /// All that was written, with its comments and a line break at the end.
    func whole() -> [UInt8] {
        var whole = comments.merged(into: output, of: text, limit: limit)
        if !whole.isEmpty, !isAtLineStart { whole.append(UInt8(ascii: "\n")) }
        return whole
    }
}

/// Reads the gaps between the nodes of a spec, of which libyaml tells nothing: white space, comments, and the indicators and
/// properties that nodes have before them.
///
/// It goes through a text once, from its start to its end; places that libyaml tells are in scalars, what it gives are bytes.
struct GapScanner {
    /// What stands in a gap besides white space and comments.
    enum Element {
        /// One of `-`, `?`, `:` and `,`.
        case indicator(UInt8)
        /// `---`.
        case documentStart
        /// `...`.
        case documentEnd
        /// A line such as `%YAML 1.1`.
        case directive(Range<Int>)
        /// What has no business in a gap.
        case unexpected
    }

    let text: [UInt8]
    /// How far it has come, in bytes.
    private(set) var offset = 0
    /// How far it has come, in scalars.
    private var scalars = 0
    /// Where the line begins, in bytes.
    private(set) var lineStart = 0
    /// Where the line begins, in scalars.
    private var lineStartScalars = 0
    private var hasTokenOnLine = false
    private var trivia = Trivia()

    init(text: [UInt8]) {
        self.text = text
    }

    /// The column that it has come to, in scalars, as libyaml counts them.
    var column: Int { scalars - lineStartScalars }

    /// Whether it has come to an opening bracket that stands before a limit.
    func isAtBracket(before limit: Int) -> Bool {
        guard scalars < limit, offset < text.count else { return false }
        return text[offset] == UInt8(ascii: "{") || text[offset] == UInt8(ascii: "[")
    }

    /// Whether a line break has been read since the last token.
    var hasLineBreak: Bool { trivia.hasLineBreak }

    /// What has been read since this was asked last.
    mutating func takeTrivia() -> Trivia {
        defer { trivia = Trivia() }
        return trivia
    }

    /// Reads up to the next indicator.
    ///
    /// - Parameter limit: where the gap ends, in scalars.
    /// - Returns: `nil` at the end of the gap.
    mutating func next(until limit: Int) -> Element? {
        skipTrivia(until: limit)
        guard scalars < limit, offset < text.count else { return nil }
        hasTokenOnLine = true
        let byte = text[offset]
        switch byte {
        case UInt8(ascii: "-") where isMarker(byte):
            pass(3)
            return .documentStart
        case UInt8(ascii: ".") where isMarker(byte):
            pass(3)
            return .documentEnd
        case UInt8(ascii: "%") where column == 0: return .directive(directive())
        case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ","):
            pass(1)
            return .indicator(byte)
        default: return .unexpected
        }
    }

    /// Reads an anchor or a tag.
    ///
    /// - Returns: `nil` where none stands.
    mutating func property(until limit: Int) -> Range<Int>? {
        skipTrivia(until: limit)
        let start = offset
        guard scalars < limit, start < text.count else { return nil }
        var end = start + 1
        switch text[start] {
        case UInt8(ascii: "&"): while end < text.count, Self.isOfName(text[end]) { end += 1 }
        case UInt8(ascii: "!"):
            let isVerbatim = end < text.count && text[end] == UInt8(ascii: "<")
            while end < text.count, !text[end].isBlank, LineBreak(at: end, in: text) == nil {
                if isVerbatim ? text[end - 1] == UInt8(ascii: ">") : text[end] == UInt8(ascii: ",") { break }
                end += 1
            }
        default: return nil
        }
        hasTokenOnLine = true
        return skip(toByte: end)
    }

    /// Passes over a token.
    ///
    /// - Parameter limit: where it ends, in scalars.
    /// - Returns: its bytes.
    mutating func skip(to limit: Int) -> Range<Int> {
        let start = offset
        while scalars < limit, offset < text.count { step() }
        hasTokenOnLine = offset > lineStart
        return start..<offset
    }

    /// Passes over a token.
    ///
    /// - Parameter end: where it ends, in bytes. Where that is the start of a line, the line break counts for what follows.
    /// - Returns: its bytes.
    @discardableResult
    mutating func skip(toByte end: Int) -> Range<Int> {
        let start = offset
        while offset < end { step() }
        hasTokenOnLine = offset > lineStart
        if !hasTokenOnLine { trivia.addLineBreak() }
        return start..<offset
    }

    /// Reads white space and comments, up to something else.
    mutating func skipTrivia(until limit: Int) {
        while scalars < limit, offset < text.count {
            let byte = text[offset]
            if byte.isBlank {
                pass(1)
            } else if byte == UInt8(ascii: "#") {
                comment()
            } else if let lineBreak = LineBreak(at: offset, in: text) {
                pass(lineBreak)
                trivia.addLineBreak()
            } else if column == 0, text[offset...].starts(with: Self.byteOrderMark) {
                step()
            } else {
                return
            }
        }
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private mutating func comment() {
        let start = offset
        let column = column
        while offset < text.count, LineBreak(at: offset, in: text) == nil { pass(1) }
        trivia.add(
            Trivia.Comment(
                text: start..<offset,
                lineStart: lineStart,
                column: column,
                isTrailing: hasTokenOnLine,
                hasEmptyLineBefore: trivia.endsInEmptyLine
            )
        )
    }

    /// Reads a directive to the end of its line, or to a comment.
    private mutating func directive() -> Range<Int> {
        let start = offset
        var end = offset
        while offset < text.count, LineBreak(at: offset, in: text) == nil {
            let byte = text[offset]
            if byte == UInt8(ascii: "#"), text[offset - 1].isBlank { break }
            pass(1)
            if !byte.isBlank { end = offset }
        }
        return start..<end
    }

    /// Whether three of a byte stand here, with nothing before them on their line and white space behind.
    private func isMarker(_ byte: UInt8) -> Bool {
        guard column == 0, offset + 2 < text.count, text[offset + 1] == byte, text[offset + 2] == byte else {
            return false
        }
        let end = offset + 3
        return end == text.count || text[end].isBlank || LineBreak(at: end, in: text) != nil
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    // MARK: Moving on

    /// Passes over a scalar or a line break.
    private mutating func step() {
        if let lineBreak = LineBreak(at: offset, in: text) { pass(lineBreak) } else { pass(1) }
    }

    private mutating func pass(_ lineBreak: LineBreak) {
        pass(lineBreak.length)
        lineStart = offset
        lineStartScalars = scalars
        hasTokenOnLine = false
    }

    /// Passes over some bytes, and what is left of the scalar that the last one belongs to.
    private mutating func pass(_ bytes: Int) {
        let end = offset + bytes
        while offset < text.count, offset < end || text[offset] & 0xC0 == 0x80 {
            if text[offset] & 0xC0 != 0x80 { scalars += 1 }
            offset += 1
        }
    }
}

/// Finds tags in the text of a template.
struct TagScanner {
    private let bytes: [UInt8]
    private var opening = Array("{{".utf8)
    private var closing = Array("}}".utf8)

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// What the sign at the beginning of a tag says it is.
    enum Kind {
        case comment, delimiters, text, section, inverted, close, partial, parent, block

        /// Whether the tag takes its line with it when nothing else is on it.
        var canStandAlone: Bool { self != .text }
    }

    struct Tag {
        let kind: Kind
        /// All of the tag with its delimiters; of an unclosed one, its opening delimiter and what follows on its line.
        let range: Range<Int>
        /// The name or what else is in it, without white space around it.
        let content: Range<Int>
        /// What closes the tag, or would have.
        let terminator: [UInt8]
        let isClosed: Bool
    }

    mutating func setDelimiters(opening: [UInt8], closing: [UInt8]) {
        self.opening = opening
        self.closing = closing
    }

    /// The next tag at or after an offset.
    ///
    /// A tag other than a comment must be closed before the next one begins and, but for white space around its name,
    /// on its line: what looks like a tag of many lines is a tag whose end was forgotten.
    func nextTag(from offset: Int) -> Tag? {
        guard let start = nextOpening(from: offset) else { return nil }
        var inner = start + opening.count
        while inner < bytes.count, bytes[inner].isSpaceOrTab { inner += 1 }
        let (kind, sign) = inner < bytes.count ? Self.kind(of: bytes[inner]) : (.text, nil)
        if sign != nil { inner += 1 }
        var terminator = closing
        if kind == .delimiters { terminator.insert(UInt8(ascii: "="), at: 0) }
        if sign == UInt8(ascii: "{") { terminator.insert(UInt8(ascii: "}"), at: 0) }

        var end = inner
        var hasContent = false
        while end < bytes.count {
            if matches(terminator, at: end) {
                let range = start..<(end + terminator.count)
                let content = trimmed(inner..<end)
                return Tag(kind: kind, range: range, content: content, terminator: terminator, isClosed: true)
            }
            if kind != .comment {
                if kind != .delimiters, matches(opening, at: end) { break }
                if bytes[end] == .newline, hasContent {
                    while end < bytes.count, bytes[end].isWhitespace { end += 1 }
                    if matches(terminator, at: end) { continue }
                    break
                }
            }
            if !bytes[end].isWhitespace { hasContent = true }
            end += 1
        }
        let content = trimmed(inner..<end)
        let range = start..<content.upperBound
        return Tag(kind: kind, range: range, content: content, terminator: terminator, isClosed: false)
    }

    private func nextOpening(from offset: Int) -> Int? {
        guard let first = opening.first else { return nil }
        let end = bytes.count
        var index = offset
        while index < end {
            if bytes[index] == first, matches(opening, at: index) { return index }
            index &+= 1
        }
        return nil
    }

    private static func kind(of byte: UInt8) -> (Kind, sign: UInt8?) {
        switch byte {
        case UInt8(ascii: "!"): (.comment, byte)
        case UInt8(ascii: "="): (.delimiters, byte)
        case UInt8(ascii: "#"): (.section, byte)
        case UInt8(ascii: "^"): (.inverted, byte)
        case UInt8(ascii: "/"): (.close, byte)
        case UInt8(ascii: ">"): (.partial, byte)
        case UInt8(ascii: "<"): (.parent, byte)
        case UInt8(ascii: "$"): (.block, byte)
        case UInt8(ascii: "{"), UInt8(ascii: "&"): (.text, byte)
        default: (.text, nil)
        }
    }

    private func matches(_ delimiter: [UInt8], at offset: Int) -> Bool {
        guard offset + delimiter.count <= bytes.count else { return false }
        var index = 0
        while index < delimiter.count {
            if bytes[offset &+ index] != delimiter[index] { return false }
            index &+= 1
        }
        return true
    }

    /// A range without the white space at its ends; of nothing but white space, its beginning.
    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while end > start, bytes[end - 1].isWhitespace { end -= 1 }
        while start < end, bytes[start].isWhitespace { start += 1 }
        return start..<end
    }
}

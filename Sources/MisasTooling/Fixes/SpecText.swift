internal import MisasCompiler

/// A file's text as edits look at it, byte by byte.
struct SpecText {
    let file: SourceFile
    private let index: Int32

    init(_ range: SourceRange, in sources: SourceMap) {
        file = sources.file(of: range)
        index = range.file
    }

    /// The byte at a place, if there is one.
    subscript(_ byte: Int) -> UInt8? { file.text.indices.contains(byte) ? file.text[byte] : nil }

    func start(of range: SourceRange) -> Int { file.byteOffset(of: range.start) }
    func end(of range: SourceRange) -> Int { file.byteOffset(of: range.end) }
    func bytes(of range: SourceRange) -> ArraySlice<UInt8> { file.text[start(of: range)..<end(of: range)] }

    /// Other text in the place of some bytes.
    func edit(_ bytes: Range<Int>, _ text: String = "") -> TextEdit {
        let start = file.offset(ofByte: bytes.lowerBound)
        let end = bytes.isEmpty ? start : file.offset(ofByte: bytes.upperBound)
        return TextEdit(SourceRange(file: index, start: start, end: end), text)
    }

    /// More text at a place.
    func insertion(at byte: Int, _ text: String) -> TextEdit { edit(byte..<byte, text) }

    // MARK: Lines

    /// The line break of the file's first line, which the others have too.
    var lineBreak: String {
        let end = file.byteOffset(of: file.scalarRange(ofLine: 1).upperBound)
        return self[end] == 0x0D ? (self[end + 1] == 0x0A ? "\r\n" : "\r") : "\n"
    }

    /// The line in which a byte stands, without its line break.
    func line(at byte: Int) -> Range<Int> {
        let scalars = file.scalarRange(ofLine: file.position(of: file.offset(ofByte: byte)).line)
        return file.byteOffset(of: scalars.lowerBound)..<file.byteOffset(of: scalars.upperBound)
    }

    /// A line with its break; the last one, which may have none, with the break before it.
    func wholeLine(at byte: Int) -> Range<Int> {
        let line = line(at: byte)
        if self[line.upperBound] == 0x0D, self[line.upperBound + 1] == 0x0A {
            return line.lowerBound..<(line.upperBound + 2)
        }
        if line.upperBound < file.text.count { return line.lowerBound..<(line.upperBound + 1) }
        var start = line.lowerBound
        if start > 0, self[start - 1] == 0x0A { start -= 1 }
        if start > 0, start == line.lowerBound || self[start] == 0x0A, self[start - 1] == 0x0D { start -= 1 }
        return start..<line.upperBound
    }

    // MARK: White space

    static func isSpace(_ byte: UInt8?) -> Bool { byte == 0x20 || byte == 0x09 }
    static func isBreak(_ byte: UInt8?) -> Bool { byte == 0x0A || byte == 0x0D }

    /// The first place from one on that is no space.
    func skippingSpaces(from byte: Int) -> Int {
        var byte = byte
        while Self.isSpace(self[byte]) { byte += 1 }
        return byte
    }

    /// The place behind the last byte before one that is no space, or no white space at all.
    func skippingSpacesBack(from byte: Int, withBreaks: Bool = false) -> Int {
        var byte = byte
        while byte > 0, Self.isSpace(self[byte - 1]) || (withBreaks && Self.isBreak(self[byte - 1])) { byte -= 1 }
        return byte
    }

    /// Whether nothing but spaces, and a comment, stands between a place and the end of its line.
    func endsLine(_ byte: Int) -> Bool {
        let next = skippingSpaces(from: byte)
        return next >= file.text.count || Self.isBreak(self[next]) || isComment(at: next)
    }

    /// Whether a comment begins at a place: in YAML, only behind white space.
    func isComment(at byte: Int) -> Bool {
        self[byte] == UInt8(ascii: "#") && (byte == 0 || Self.isSpace(self[byte - 1]) || Self.isBreak(self[byte - 1]))
    }

    /// Whether some bytes hold what may be a comment.
    func mayHaveComment(in bytes: Range<Int>) -> Bool { file.text[bytes].contains(UInt8(ascii: "#")) }

    /// The spaces in front of what begins a block's entry, with a space in the place of each dash of a list; `nil` where
    /// something else stands there.
    func indentation(of byte: Int) -> String? {
        let before = file.text[line(at: byte).lowerBound..<byte]
        guard before.allSatisfy({ $0 == 0x20 || $0 == UInt8(ascii: "-") }) else { return nil }
        return String(repeating: " ", count: before.count)
    }

    /// The place at which something begins that may have an anchor or a tag before it.
    func skippingProperties(from byte: Int) -> Int {
        var byte = byte
        while self[byte] == UInt8(ascii: "&") || self[byte] == UInt8(ascii: "!") {
            while let next = self[byte], !Self.isSpace(next), !Self.isBreak(next) { byte += 1 }
            byte = skippingSpaces(from: byte)
        }
        return byte
    }

    /// The quote that stands at a place.
    func quote(at byte: Int) -> UInt8? {
        self[byte].flatMap { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") ? $0 : nil }
    }

    /// A text in the quotes that another one has.
    func quoted(_ text: String, asAt byte: Int) -> String {
        guard let quote = quote(at: byte) else { return text }
        let mark = String(UnicodeScalar(quote))
        return mark + text + mark
    }
}

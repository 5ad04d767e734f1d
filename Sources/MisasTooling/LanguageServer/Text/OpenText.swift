/// The text of a file that is open in an editor.
package struct OpenText: Sendable {
    package private(set) var bytes: [UInt8]
    package let encoding: PositionEncoding

    package init(_ text: String, encoding: PositionEncoding) {
        bytes = Array(text.utf8)
        self.encoding = encoding
    }

    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Puts other text in the place of a part.
    ///
    /// What lies behind the end of a line is its end, and what lies behind the last line is the end of the text.
    package mutating func replace(from start: TextPosition, to end: TextPosition, with text: String) {
        let (first, last) = start <= end ? (start, end) : (end, start)
        let low = offset(of: first)
        let high = max(low, offset(of: last))
        bytes.replaceSubrange(low..<high, with: text.utf8)
    }

    package mutating func replaceAll(with text: String) { bytes = Array(text.utf8) }

    /// The byte at which a place is: the start of a scalar, never its middle.
    ///
    /// - Complexity: O(length of the text up to there)
    package func offset(of position: TextPosition) -> Int {
        guard position.line >= 0 else { return 0 }
        var offset = 0
        var line = 0
        while line < position.line {
            let end = Self.endOfLine(bytes, from: offset)
            guard end < bytes.count else { return bytes.count }
            offset = Self.behindBreak(bytes, at: end)
            line += 1
        }
        let end = Self.endOfLine(bytes, from: offset)
        var units = position.character
        while offset < end, units > 0 {
            let length = Self.length(ofScalarAt: offset, in: bytes)
            let width = encoding == .utf8 ? length : length == 4 ? 2 : 1
            guard width <= units else { break }
            units -= width
            offset += length
        }
        return min(offset, end)
    }

    /// The place of a byte.
    package func position(of offset: Int) -> TextPosition {
        var position = TextPosition(line: 0, character: 0)
        var start = 0
        while true {
            let end = Self.endOfLine(bytes, from: start)
            guard end < bytes.count, Self.behindBreak(bytes, at: end) <= offset else { break }
            start = Self.behindBreak(bytes, at: end)
            position.line += 1
        }
        position.character = Self.units(in: bytes[start..<max(start, min(offset, bytes.count))], encoding)
        return position
    }

    static func units(in bytes: ArraySlice<UInt8>, _ encoding: PositionEncoding) -> Int {
        guard encoding == .utf16 else { return bytes.count }
        return bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
    }

    /// Where the line ends that a byte stands in.
    static func endOfLine(_ bytes: [UInt8], from start: Int) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var index = start
            while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
            return index
        }
    }

    /// The first byte behind a line break.
    static func behindBreak(_ bytes: [UInt8], at index: Int) -> Int {
        bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? index + 2 : index + 1
    }

    private static func length(ofScalarAt index: Int, in bytes: [UInt8]) -> Int {
        switch bytes[index] {
        case 0xF0...: 4
        case 0xE0...: 3
        case 0xC0...: 2
        default: 1
        }
    }
}

/// One file of input, with what it takes to say where in it something stands.
///
/// Places are counted in Unicode scalars from the start of the text, as libyaml counts them. Lines end at LF, CRLF or
/// CR, as editors count them (YAML 1.1 would also end one at NEL, LS and PS, which no editor does).
package final class SourceFile: Sendable {
    /// The path as it is shown: as the caller gave it, never made absolute.
    package let path: String
    /// The text as UTF-8, without a byte-order mark.
    package let text: [UInt8]

    /// Where each line starts, in bytes and in scalars.
    private let lineStarts: [LineStart]
    private let isASCII: Bool
    /// The byte at which each ``stride``th scalar starts, so that none is searched for from afar.
    private let marks: [Int]
    private static let stride = 1024

    /// How many scalars the text has.
    package let length: Int

    private struct LineStart {
        let byte: Int
        let scalar: Int
    }

    /// Creates a file from text that is known to be UTF-8.
    ///
    /// - Complexity: O(length of the text)
    package init(path: String, text: [UInt8]) {
        self.path = path
        self.text = text
        var starts = [LineStart(byte: 0, scalar: 0)]
        var scalars = 0
        var hasOnlyASCII = true
        var marks: [Int] = []
        text.withUnsafeBufferPointer { bytes in
            if bytes.isASCII, bytes.place(of: 0x0D) == nil {
                var next = bytes.place(of: 0x0A)
                while let end = next {
                    starts.append(LineStart(byte: end + 1, scalar: end + 1))
                    next = bytes.place(of: 0x0A, from: end + 1)
                }
                scalars = bytes.count
                return
            }
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                index += 1
                if byte & 0xC0 != 0x80 {
                    if scalars % Self.stride == 0 { marks.append(index - 1) }
                    scalars += 1
                }
                if byte >= 0x80 { hasOnlyASCII = false }
                let endsLine = byte == 0x0A || (byte == 0x0D && !(index < bytes.count && bytes[index] == 0x0A))
                if endsLine { starts.append(LineStart(byte: index, scalar: scalars)) }
            }
        }
        lineStarts = starts
        isASCII = hasOnlyASCII
        self.marks = marks
        length = scalars
    }

    /// How many lines the file has; a file that ends with a line break has an empty last line.
    package var lineCount: Int { lineStarts.count }

    /// The line and column, both from 1, of a place given in scalars from the start.
    package func position(of offset: Int) -> SourcePosition {
        var low = 0
        var high = lineStarts.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if lineStarts[middle].scalar <= offset { low = middle } else { high = middle - 1 }
        }
        return SourcePosition(line: low + 1, column: max(0, offset - lineStarts[low].scalar) + 1)
    }

    /// The place, in scalars from the start, of the given line's first scalar; lines count from 1.
    package func offset(ofLine line: Int) -> Int {
        lineStarts[min(max(line, 1), lineStarts.count) - 1].scalar
    }

    /// The text of a line without its line break; lines count from 1.
    package func line(_ number: Int) -> String {
        guard number >= 1, number <= lineStarts.count else { return "" }
        let start = lineStarts[number - 1].byte
        var end = number < lineStarts.count ? lineStarts[number].byte : text.count
        while end > start, text[end - 1] == 0x0A || text[end - 1] == 0x0D { end -= 1 }
        return String(decoding: text[start..<end], as: UTF8.self)
    }

    /// The stretch of a line without its line break, in scalars from the start; lines count from 1.
    package func scalarRange(ofLine number: Int) -> Range<Int> {
        guard number >= 1, number <= lineStarts.count else { return length..<length }
        let start = lineStarts[number - 1]
        guard number < lineStarts.count else { return start.scalar..<length }
        let next = lineStarts[number]
        let isCRLF = next.byte - start.byte >= 2 && text[next.byte - 1] == 0x0A && text[next.byte - 2] == 0x0D
        return start.scalar..<(next.scalar - (isCRLF ? 2 : 1))
    }

    /// A stretch of the text, given in scalars from the start.
    ///
    /// - Complexity: O(length of the stretch)
    package func text(in range: Range<Int>) -> String {
        String(decoding: text[byteOffset(of: range.lowerBound)..<byteOffset(of: range.upperBound)], as: UTF8.self)
    }

    /// The byte at which the scalar with the given offset starts.
    ///
    /// - Complexity: O(1)
    package func byteOffset(of offset: Int) -> Int {
        guard offset < length else { return text.count }
        if isASCII { return offset }
        var byte = marks[offset / Self.stride]
        for _ in 0..<(offset % Self.stride) {
            byte += 1
            while byte < text.count, text[byte] & 0xC0 == 0x80 { byte += 1 }
        }
        return byte
    }

    /// The place, in scalars from the start, of the scalar that starts at a byte.
    ///
    /// - Complexity: O(log(length of the text))
    package func offset(ofByte byte: Int) -> Int {
        if isASCII { return min(byte, length) }
        var (low, high) = (0, marks.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if marks[middle] <= byte { low = middle } else { high = middle }
        }
        let start = marks.isEmpty ? 0 : marks[low]
        return low * Self.stride + text[start..<min(byte, text.count)].count { $0 & 0xC0 != 0x80 }
    }
}

/// A line and a column, both from 1; columns count Unicode scalars.
package struct SourcePosition: Hashable, Comparable, Sendable {
    package let line: Int
    package let column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

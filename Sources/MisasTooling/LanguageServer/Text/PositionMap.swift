package import MisasCompiler

/// Turns places of a source file, in Unicode scalars, into those of the protocol, and back.
package struct PositionMap: Sendable {
    package let file: SourceFile
    private let encoding: PositionEncoding
    /// How many units a byte-order mark takes that the client's text begins with.
    private let mark: Int
    /// Where the scalars stand that are two units of UTF-16.
    private let pairs: [Int]

    /// - Parameters:
    ///   - hasMark: whether the text begins with a byte-order mark, which the source file does not count.
    /// - Complexity: O(length of the text)
    package init(_ file: SourceFile, encoding: PositionEncoding, hasMark: Bool = false) {
        self.file = file
        self.encoding = encoding
        mark = hasMark ? (encoding == .utf8 ? 3 : 1) : 0
        var pairs: [Int] = []
        if encoding == .utf16 {
            var scalar = 0
            for byte in file.text where byte & 0xC0 != 0x80 {
                if byte >= 0xF0 { pairs.append(scalar) }
                scalar += 1
            }
        }
        self.pairs = pairs
    }

    /// - Complexity: O(log(length of the text))
    package func position(of offset: Int) -> TextPosition {
        let line = file.position(of: offset).line
        let start = file.offset(ofLine: line)
        let place = min(max(offset, start), file.length)
        let units =
            encoding == .utf8
            ? file.byteOffset(of: place) - file.byteOffset(of: start)
            : place - start + pairsBefore(place) - pairsBefore(start)
        return TextPosition(line: line - 1, character: units + (line == 1 ? mark : 0))
    }

    /// The scalar at a place; what lies behind the end of a line is its end.
    ///
    /// - Complexity: O(log(length of the text))
    package func offset(of position: TextPosition) -> Int {
        guard position.line >= 0 else { return 0 }
        guard position.line < file.lineCount else { return file.length }
        let range = file.scalarRange(ofLine: position.line + 1)
        let units = max(0, position.character - (position.line == 0 ? mark : 0))
        guard encoding == .utf16 else {
            let byte = file.byteOffset(of: range.lowerBound) + units
            guard byte < file.byteOffset(of: range.upperBound) else { return range.upperBound }
            let offset = file.offset(ofByte: byte)
            // In the middle of a scalar it is the scalar.
            return file.byteOffset(of: offset) > byte ? offset - 1 : offset
        }
        var (low, high) = (range.lowerBound, range.upperBound)
        let base = pairsBefore(range.lowerBound) + range.lowerBound
        while low < high {
            let middle = (low + high + 1) / 2
            if middle + pairsBefore(middle) - base <= units { low = middle } else { high = middle - 1 }
        }
        return low
    }

    private func pairsBefore(_ offset: Int) -> Int {
        var (low, high) = (0, pairs.count)
        while low < high {
            let middle = (low + high) / 2
            if pairs[middle] < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

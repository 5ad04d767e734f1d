/// A text behind `|` or `>`, taken apart as libyaml does it.
struct BlockText {
    /// `|` or `>` with what stands right behind it.
    let header: Range<Int>
    /// The digit that says how far the text is indented, if there is one.
    let indicator: Int?
    /// The comment behind the header, if there is one.
    let comment: Trivia.Comment?
    /// The lines of the text without their indentation, and with their line breaks.
    private(set) var lines: [Line] = []
    /// Where it ends: before the line break of the last line, unless that line break means something.
    private(set) var end: Int
    /// Whether the text ends with the file, without a line break, so that a line break must not become part of it.
    private(set) var lacksLineBreak = false

    struct Line {
        let content: Range<Int>
        let lineBreak: LineBreak?
    }

    /// Takes a text apart.
    ///
    /// - Parameters:
    ///   - range: where it stands, from its header on.
    ///   - text: all of the file.
    ///   - lineStart: where the line of the header begins.
    ///   - parentIndentation: the column of the mapping or list that it stands in; -1 where it stands in none.
    init(_ range: Range<Int>, in text: [UInt8], lineStart: Int, parentIndentation: Int) {
        var offset = range.lowerBound
        // To libyaml, a comment needs no space before it here.
        func isInHeader(_ byte: UInt8) -> Bool {
            !byte.isBlank && byte != UInt8(ascii: "#") && LineBreak(at: offset, in: text) == nil
        }
        while offset < range.upperBound, isInHeader(text[offset]) { offset += 1 }
        header = range.lowerBound..<offset
        indicator = text[header].first { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }.map { Int($0 & 0x0F) }
        let keepsEnd = text[header].contains(UInt8(ascii: "+"))
        let strips = text[header].contains(UInt8(ascii: "-"))
        while offset < range.upperBound, text[offset].isBlank { offset += 1 }
        let commentStart = offset
        while offset < range.upperBound, LineBreak(at: offset, in: text) == nil { offset += 1 }
        comment =
            commentStart == offset
            ? nil
            : Trivia.Comment(
                text: commentStart..<offset,
                lineStart: lineStart,
                column: 0,
                isTrailing: true,
                hasEmptyLineBefore: false
            )
        end = offset
        guard let lineBreak = LineBreak(at: offset, in: text), offset < range.upperBound else { return }
        readLines(
            in: (offset + lineBreak.length)..<range.upperBound,
            of: text,
            indentation: indicator.map { max(parentIndentation, 0) + $0 }
                ?? Self.indentation(from: offset + lineBreak.length, in: text, parentIndentation: parentIndentation)
        )
        if keepsEnd {
            if !lines.isEmpty { end = range.upperBound }
        } else {
            dropEmptyLinesAtEnd(text)
        }
        lacksLineBreak = !strips && lines.last.map { $0.lineBreak == nil } ?? false
    }

    /// The indentation of a text that does not tell it: that of the first line which is not empty, or of a longer empty one.
    private static func indentation(from start: Int, in text: [UInt8], parentIndentation: Int) -> Int {
        var indentation = max(parentIndentation + 1, 1)
        var offset = start
        while true {
            var spaces = 0
            while offset < text.count, text[offset] == UInt8(ascii: " ") {
                spaces += 1
                offset += 1
            }
            indentation = max(indentation, spaces)
            guard let lineBreak = LineBreak(at: offset, in: text) else { return indentation }
            offset += lineBreak.length
        }
    }

    private mutating func readLines(in range: Range<Int>, of text: [UInt8], indentation: Int) {
        var offset = range.lowerBound
        while offset < range.upperBound {
            var spaces = 0
            while offset < range.upperBound, spaces < indentation, text[offset] == UInt8(ascii: " ") {
                spaces += 1
                offset += 1
            }
            let start = offset
            while offset < range.upperBound, LineBreak(at: offset, in: text) == nil { offset += 1 }
            let lineBreak = offset < range.upperBound ? LineBreak(at: offset, in: text) : nil
            lines.append(Line(content: start..<offset, lineBreak: lineBreak))
            offset += lineBreak?.length ?? 0
        }
    }

    /// Drops the empty lines at the end, which are not part of the text, and sets where it ends.
    private mutating func dropEmptyLinesAtEnd(_ text: [UInt8]) {
        while let last = lines.last, last.content.isEmpty { lines.removeLast() }
        guard let last = lines.last else { return }
        let isKept = last.lineBreak?.isKept ?? false
        end = last.content.upperBound + (isKept ? last.lineBreak?.length ?? 0 : 0)
    }
}

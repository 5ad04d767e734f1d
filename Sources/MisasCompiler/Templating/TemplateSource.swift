/// The text of a template, and the places in it.
struct TemplateSource: Sendable {
    let name: String
    let bytes: [UInt8]

    init(name: String, text: String) {
        self.name = name
        var bytes = Array(text.utf8)
        // A byte-order mark is not text: it would end up in the middle of a file.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        self.bytes = bytes
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    func error(
        at range: Range<Int>,
        _ message: String,
        suggestion: String? = nil,
        notes: [TemplateError.Note] = []
    ) -> TemplateError {
        let (line, column) = place(of: range.lowerBound)
        return TemplateError(
            template: name,
            line: line,
            column: column,
            length: scalarCount(range),
            message: message,
            suggestion: suggestion,
            notes: notes
        )
    }

    func note(at offset: Int, _ message: String) -> TemplateError.Note {
        let (line, column) = place(of: offset)
        return TemplateError.Note(template: name, line: line, column: column, message: message)
    }

    private func place(of offset: Int) -> (line: Int, column: Int) {
        var line = 1
        var lineStart = 0
        var index = 0
        while index < offset {
            if bytes[index] == .newline {
                line &+= 1
                lineStart = index &+ 1
            }
            index &+= 1
        }
        return (line, scalarCount(lineStart..<offset) + 1)
    }

    private func scalarCount(_ range: Range<Int>) -> Int {
        var count = 0
        var index = range.lowerBound
        while index < range.upperBound {
            // Every scalar has one byte that does not continue another.
            if bytes[index] & 0b1100_0000 != 0b1000_0000 { count &+= 1 }
            index &+= 1
        }
        return count
    }
}

extension UInt8 {
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")

    var isSpaceOrTab: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
    var isWhitespace: Bool { isSpaceOrTab || self == .newline || self == .carriageReturn }
}

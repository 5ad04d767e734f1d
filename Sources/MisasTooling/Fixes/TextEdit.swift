package import MisasCompiler

/// A stretch of a file's text, and what takes its place.
package struct TextEdit: Sendable, Equatable {
    /// In Unicode scalars; empty where nothing is taken away.
    package let range: SourceRange
    package let text: String

    package init(_ range: SourceRange, _ text: String) {
        self.range = range
        self.text = text
    }

    /// Whether it cannot be said what comes of both: they share text, or put something at the same place.
    package func collides(with other: TextEdit) -> Bool {
        guard range.file == other.range.file else { return false }
        let (first, second) = range.start <= other.range.start ? (range, other.range) : (other.range, range)
        return second.start < first.end || (second.start == first.start)
    }
}

extension [TextEdit] {
    /// By file and place.
    package func sorted() -> Self {
        sorted { ($0.range.file, $0.range.start, $0.range.end) < ($1.range.file, $1.range.start, $1.range.end) }
    }

    /// The text of a file after these edits of it, which do not collide.
    ///
    /// - Complexity: O(length of the text)
    package func applied(to file: SourceFile) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(file.text.count)
        var done = 0
        for edit in sorted() {
            text += file.text[done..<file.byteOffset(of: edit.range.start)]
            text += edit.text.utf8
            done = file.byteOffset(of: edit.range.end)
        }
        return text + file.text[done...]
    }
}

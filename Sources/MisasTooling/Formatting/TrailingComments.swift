/// The comments at the ends of lines, and the columns that they go into.
///
/// A comment has one space before it, unless its author aligned it with another one. Consecutive lines whose comments began in
/// one column have them in one column, as far from the longest of them as it was; a column that comments anywhere in the file
/// share, with more than a space before them, is kept where it can be.
struct TrailingComments {
    private struct Comment {
        /// Where in the output it goes.
        let offset: Int
        /// Which line of the output that is.
        let line: Int
        /// The columns of the line before it.
        let end: Int
        /// The column that it began in.
        let column: Int
        /// How many columns there were before it.
        let gap: Int
        let text: Range<Int>
    }

    private var comments: [Comment] = []

    /// Takes a comment.
    ///
    /// - Parameters:
    ///   - comment: what was read, in the text.
    ///   - output: all that is written before it.
    ///   - lineStart: where the last line of that begins.
    ///   - line: which line that is.
    mutating func add(_ comment: Trivia.Comment, of text: [UInt8], to output: [UInt8], lineStart: Int, line: Int) {
        let before = text[comment.lineStart..<comment.text.lowerBound]
        let column = DisplayColumns.of(before)
        let end = before.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? before.startIndex
        comments.append(
            Comment(
                offset: output.count,
                line: line,
                end: DisplayColumns.of(output[lineStart...]),
                column: column,
                gap: column - DisplayColumns.of(before[..<end]),
                text: comment.text
            )
        )
    }

    /// The output with its comments.
    ///
    /// - Parameter limit: how many bytes are of use; of more, not all are written.
    func merged(into output: [UInt8], of text: [UInt8], limit: Int) -> [UInt8] {
        guard !comments.isEmpty else { return output }
        var merged: [UInt8] = []
        merged.reserveCapacity(output.count + comments.reduce(0) { $0 + $1.text.count + 2 })
        var start = 0
        for (comment, column) in zip(comments, columns()) where merged.count <= limit {
            merged += output[start..<comment.offset]
            merged.append(contentsOf: repeatElement(UInt8(ascii: " "), count: column - comment.end))
            CommentText.append(text[comment.text], to: &merged)
            start = comment.offset
        }
        return merged + output[start...]
    }

    /// The column of each.
    private func columns() -> [Int] {
        let groups = groups()
        var shared: [Int: Int] = [:]
        for group in groups where fits(group) { shared[comments[group.lowerBound].column, default: 0] += apart(group) }
        var columns = comments.map { $0.end + 1 }
        for group in groups {
            let column = comments[group.lowerBound].column
            // Shared with others than those of the group.
            if fits(group), shared[column, default: 0] > apart(group), apart(group) > 0 {
                for index in group { columns[index] = column }
            } else if group.count > 1 {
                let gap = group.reduce(Int.max) { min($0, comments[$1].gap) }
                let common = group.reduce(0) { max($0, comments[$1].end) } + max(gap, 1)
                for index in group { columns[index] = common }
            }
        }
        return columns
    }

    /// The comments on consecutive lines that began in one column, each time as many as there are.
    private func groups() -> [Range<Int>] {
        var groups: [Range<Int>] = []
        var start = 0
        for index in comments.indices {
            let isLast =
                index + 1 == comments.count || comments[index + 1].column != comments[index].column
                || comments[index + 1].line != comments[index].line + 1
            guard isLast else { continue }
            groups.append(start..<(index + 1))
            start = index + 1
        }
        return groups
    }

    /// Whether the column that comments began in is behind what is before each.
    private func fits(_ group: Range<Int>) -> Bool {
        group.allSatisfy { comments[$0].column > comments[$0].end }
    }

    /// How many of some comments have more than a space before them in the column that they began in.
    private func apart(_ group: Range<Int>) -> Int {
        group.count { comments[$0].column > comments[$0].end + 1 }
    }
}

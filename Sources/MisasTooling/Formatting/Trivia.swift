/// What stands between two tokens of a spec and means nothing to the compiler.
struct Trivia {
    /// A comment as it was written.
    struct Comment {
        /// From its `#` to the end of its line, in bytes.
        let text: Range<Int>
        /// Where its line begins, in bytes.
        let lineStart: Int
        /// In which column it begins, in scalars.
        let column: Int
        /// Whether it stands behind something else on its line.
        let isTrailing: Bool
        /// Whether an empty line stands before it.
        let hasEmptyLineBefore: Bool
    }

    var comments: [Comment] = []
    /// The line breaks since the last token or comment.
    var lineBreaks = 0
    /// Whether there is any line break.
    var hasLineBreak = false

    /// Whether an empty line stands before what comes next.
    var endsInEmptyLine: Bool { lineBreaks > 1 }

    mutating func addLineBreak() {
        lineBreaks += 1
        hasLineBreak = true
    }

    mutating func add(_ comment: Comment) {
        comments.append(comment)
        lineBreaks = 0
    }
}

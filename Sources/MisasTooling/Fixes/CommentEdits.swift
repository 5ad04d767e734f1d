internal import MisasCompiler

/// Edits of comments.
struct CommentEdits {
    let text: SpecText

    /// Takes a comment away, and its line where there is nothing else in it.
    func remove(_ range: SourceRange) -> [TextEdit]? {
        let start = text.start(of: range)
        guard text.isComment(at: start) else { return nil }
        let before = text.skippingSpacesBack(from: start)
        guard before > text.line(at: start).lowerBound else { return [text.edit(text.wholeLine(at: start))] }
        return [text.edit(before..<text.end(of: range))]
    }
}

/// Writes comments.
enum CommentText {
    /// Writes a comment with a space after its `#` and no white space at its end.
    ///
    /// What is drawn, such as `#-----`, stays as it is, and so does `#!`.
    static func append(_ comment: ArraySlice<UInt8>, to output: inout [UInt8]) {
        var comment = comment
        while let last = comment.last, last.isBlank { comment.removeLast() }
        let words = comment.drop { $0 == UInt8(ascii: "#") }
        output += comment[..<words.startIndex]
        if let first = words.first, !first.isBlank, first != UInt8(ascii: "!"), words.contains(where: isOfWord) {
            output.append(UInt8(ascii: " "))
        }
        output += words
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
            true
        default: false
        }
    }
}

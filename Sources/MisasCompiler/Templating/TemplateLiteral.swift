/// Text between tags, ready to be appended.
struct TemplateLiteral: Sendable {
    var bytes: [UInt8] = []
    /// Where lines of the template begin in `bytes`, the end included when a tag begins the next line.
    ///
    /// Empty lines are left out: an indented partial should leave no white space on them.
    var lineStarts: [Int] = []
}

internal import MisasCompiler

/// Where in a spec a place is, read off the text alone, so that it is known also where the text is half written.
struct Cursor {
    enum Step: Equatable {
        case key(String)
        case item
    }

    enum Role: Equatable {
        /// A key of the mapping that ``Cursor/path`` leads to.
        case key
        /// The value of the last key of the path, or an item of its list.
        case value
        /// Nothing can be completed here: a comment, or what stands in a block of text.
        case nothing
    }

    /// From the top of the file to the mapping, or the value, at the place.
    private(set) var path: [Step] = []
    private(set) var role = Role.nothing
    /// The bytes of the word that the place is in or behind.
    private(set) var word = 0..<0
    /// The keys of the mapping at the place but for the one there.
    private(set) var siblings: Set<String> = []
    /// Whether it is in `{ }` or `[ ]`.
    private(set) var isInFlow = false
    /// Whether the key at the place has its colon.
    private(set) var hasColon = false
    /// Whether something stands between the colon and the place, or it is in brackets: the value has begun.
    private(set) var isInList = false
    /// Whether a quote stands before the word.
    private(set) var quote: UInt8?
}

extension Cursor {
    /// Reads a text up to a place, and a little behind it.
    ///
    /// - Complexity: O(length of the text)
    init(_ text: [UInt8], at offset: Int) {
        var scanner = CursorScanner(text: text, offset: min(max(0, offset), text.count))
        scanner.scan()
        path = scanner.path
        role = scanner.role
        word = scanner.word.lowerBound <= offset ? scanner.word : offset..<offset
        siblings = scanner.siblings
        isInFlow = scanner.isInFlow
        hasColon = scanner.hasColon
        isInList = scanner.isInList
        quote = scanner.quote
    }
}

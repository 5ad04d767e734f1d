/// A mapping or list that is being written.
struct LayoutFrame {
    enum Kind {
        case blockMapping
        case blockSequence
        case flowMapping
        case flowSequence
        /// A mapping of one entry in a list, without brackets: `[a: b]`.
        case pair
    }

    let kind: Kind
    /// The column of its entries in the text that is read; of a block only.
    let sourceColumn: Int
    /// The column of its entries, where they begin a line.
    let column: Int
    /// The column of its closing bracket, where that begins a line; of what has brackets only.
    let closingColumn: Int
    /// Whether nothing of it is written yet.
    var isFirst = true
    /// Of a mapping, whether what comes next is a key.
    var isAtKey: Bool
    /// Whether the key has a `?`.
    var hasExplicitKey = false
    /// Whether some of the key is written.
    var hasBegunKey = false

    init(_ kind: Kind, column: Int, sourceColumn: Int = 0, closingColumn: Int = 0) {
        self.kind = kind
        self.column = column
        self.sourceColumn = sourceColumn
        self.closingColumn = closingColumn
        isAtKey = kind != .blockSequence && kind != .flowSequence
    }

    var isFlow: Bool { kind != .blockMapping && kind != .blockSequence }
    var isMapping: Bool { kind != .blockSequence && kind != .flowSequence }

    /// Whether what comes next is a key without `?`, which has to be on one line.
    var isAtImplicitKey: Bool { isMapping && isAtKey && !hasExplicitKey }

    /// Goes on to what comes behind a node.
    mutating func endNode() {
        guard isMapping else { return }
        isAtKey.toggle()
        guard isAtKey else { return }
        hasExplicitKey = false
        hasBegunKey = false
    }
}

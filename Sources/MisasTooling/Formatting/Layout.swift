/// Writes a spec token by token, each where it belongs.
///
/// Tokens come in the order in which they were read, and stay in it; only a comma goes before the comments that stand before
/// it. What is decided is what is written between two of them.
struct Layout {
    /// What was written last.
    enum Token {
        case nothing
        case directive
        case documentStart
        case documentEnd
        case property
        case dash
        case question
        case colon
        /// A colon that begins a line, behind a key with a `?`.
        case explicitColon
        case comma
        case openingBrace
        case openingBracket
        case closing
        case text
        case alias
    }

    /// What is written before a token that no comment stands before.
    enum Separation {
        case none
        case space
        case line
    }

    /// A column of the text that is read, and the one that it becomes.
    struct Level {
        let source: Int
        let column: Int
    }

    let text: [UInt8]
    var output: LineWriter
    var frames: [LayoutFrame] = []
    var previous = Token.nothing
    /// The column that the line begins in, if it begins within brackets.
    var flowLineColumn: Int?
    /// Whether a comma was read that is not yet written.
    var isCommaPending = false
    /// Whether the text that was written last is no more than a `-`, which would be none with white space behind it.
    var isDash = false
    /// What ended since the last token, from the inside out: comments behind it may belong there.
    var endedLevels: [Level] = []
    var movableValue: MovableValue?
    var bracketKey: BracketKey?

    init(text: [UInt8], limit: Int) {
        self.text = text
        output = LineWriter(text: text, limit: limit)
    }

    /// The mapping or list that is being written, if there is one.
    var frame: LayoutFrame? { frames.last }
    var isInFlow: Bool { frames.last?.isFlow ?? false }
    /// How many mappings and lists are not at their end.
    var depth: Int { frames.count }

    mutating func changeFrame(_ change: (inout LayoutFrame) -> Void) {
        guard !frames.isEmpty else { return }
        change(&frames[frames.count - 1])
    }

    // MARK: Documents

    mutating func directive(_ range: Range<Int>, after trivia: Trivia) {
        separate(.line, to: 0, trivia)
        write(range, .directive)
    }

    mutating func documentStart(after trivia: Trivia) {
        separate(.line, to: 0, trivia)
        write("---", .documentStart)
    }

    mutating func documentEnd(after trivia: Trivia) {
        separate(.line, to: 0, trivia)
        write("...", .documentEnd)
    }

    /// Ends the file.
    ///
    /// - Returns: all that was written.
    mutating func finish(after trivia: Trivia) -> [UInt8] {
        writeComments(of: trivia, Level(source: 0, column: 0))
        return output.whole()
    }

    // MARK: Indicators

    mutating func dash(after trivia: Trivia) {
        beginEntry(trivia)
        write("-", .dash)
    }

    mutating func question(after trivia: Trivia) {
        if isInFlow {
            let place = placeInFlow(trivia)
            separate(place.separation, to: place.column, trivia)
        } else {
            beginEntry(trivia)
        }
        write("?", .question)
        changeFrame { $0.hasExplicitKey = true }
    }

    mutating func colon(after trivia: Trivia) {
        guard let frame else { return }
        if frame.isFlow {
            settleComma(trivia)
            separate(isTight ? .none : .space, to: continuationColumn, trivia)
            write(":", .colon)
        } else if frame.hasExplicitKey {
            separate(.line, to: frame.column, trivia)
            write(":", .explicitColon)
        } else {
            separate(isTight ? .none : .space, to: frame.column, trivia)
            write(":", .colon)
        }
    }

    /// Takes a comma; it is written when it is known what comes behind it.
    mutating func comma() { isCommaPending = true }

    /// Whether punctuation may stand right behind what was written last.
    var isTight: Bool {
        switch previous {
        case .text, .closing: true
        default: false
        }
    }

    /// Begins an entry of a block: on the line of the `-` or `?` before it, or on a line of its own.
    mutating func beginEntry(_ trivia: Trivia) {
        guard let frame else { return }
        separate(frame.isFirst && isAfterEntry ? .space : .line, to: frame.column, trivia)
        changeFrame { $0.isFirst = false }
    }

    /// Whether what was written last may have a block behind it on its line.
    private var isAfterEntry: Bool {
        switch previous {
        case .dash, .question, .explicitColon: true
        default: false
        }
    }

    // MARK: Between tokens

    /// Writes what goes before a token: comments, each on its line, and white space.
    ///
    /// - Parameters:
    ///   - separation: what is written where there are no comments.
    ///   - column: the column of the token, where it begins a line.
    ///   - commentColumn: the column of comments, where that is another one.
    mutating func separate(
        _ separation: Separation,
        to column: Int,
        commentColumn: Int? = nil,
        _ trivia: Trivia
    ) {
        let hasComments = !trivia.comments.isEmpty
        if hasComments {
            writeComments(of: trivia, Level(source: frame?.sourceColumn ?? 0, column: commentColumn ?? column))
        }
        switch hasComments ? .line : separation {
        case .none: break
        case .space: output.write(" ")
        case .line:
            output.beginLine(at: column, isAfterEmptyLine: trivia.endsInEmptyLine)
            flowLineColumn = isInFlow ? column : nil
        }
        endedLevels.removeAll(keepingCapacity: true)
    }

    /// Writes comments: behind what is written, or on lines of their own.
    ///
    /// - Parameter next: where the next token begins.
    private mutating func writeComments(of trivia: Trivia, _ next: Level) {
        var limit = Int.max
        for (index, comment) in trivia.comments.enumerated() {
            // A second one stood behind a comma, which goes before the first.
            if index == 0, comment.isTrailing, !output.isEmpty {
                output.append(comment)
            } else {
                limit = min(limit, level(of: comment, next).column)
                output.beginLine(at: limit, isAfterEmptyLine: comment.hasEmptyLineBefore)
                output.write(comment)
            }
        }
    }

    /// Where a comment belongs: to what comes next, unless it is indented like something that ends before it.
    private func level(of comment: Trivia.Comment, _ next: Level) -> Level {
        guard !isInFlow else { return next }
        var found = next
        for level in endedLevels.reversed() where level.source <= comment.column && level.source >= found.source {
            // A list may be indented no further than its key: then only what is indented further belongs to it.
            if level.source > found.source || level.source < comment.column { found = level }
        }
        return found
    }

    mutating func write(_ range: Range<Int>, _ token: Token) {
        output.write(range)
        previous = token
    }

    mutating func write(_ token: StaticString, _ kind: Token) {
        output.write(token)
        previous = kind
    }
}

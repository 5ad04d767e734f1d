extension Layout {
    /// A value in brackets that begins on the line after its key, and goes up to it if it fits.
    struct MovableValue {
        let keyEnd: LineWriter.Place
        let start: LineWriter.Place
        /// How many mappings and lists it stands in.
        let depth: Int
    }

    /// A key in brackets.
    struct BracketKey {
        let start: LineWriter.Place
        let sourceStart: Int
        /// How many mappings and lists it stands in.
        let depth: Int
    }

    /// Opens a bracket.
    ///
    /// - Parameters:
    ///   - isExpanded: whether a line break stands right behind it.
    ///   - sourceStart: where it stands.
    mutating func open(isMapping: Bool, isExpanded: Bool, after trivia: Trivia, sourceStart: Int) {
        let isKey = frame?.isAtImplicitKey ?? false
        let keyEnd = output.place
        beginNode(trivia, .inBrackets)
        let start = output.place
        if !isInFlow, !isKey, previous == .colon, trivia.comments.isEmpty, !start.isOnLine(of: keyEnd) {
            movableValue = MovableValue(keyEnd: keyEnd, start: start, depth: depth)
        }
        if isKey, bracketKey == nil { bracketKey = BracketKey(start: start, sourceStart: sourceStart, depth: depth) }
        let (column, closingColumn) = columnsInBrackets(isExpanded: isExpanded)
        frames.append(
            LayoutFrame(isMapping ? .flowMapping : .flowSequence, column: column, closingColumn: closingColumn)
        )
        write(isMapping ? "{" : "[", isMapping ? .openingBrace : .openingBracket)
    }

    /// Closes a bracket.
    ///
    /// - Parameter sourceEnd: just behind it.
    mutating func close(after trivia: Trivia, sourceEnd: Int) {
        guard let frame else { return }
        settleComma(trivia, isClosing: true)
        let separation: Separation =
            switch previous {
            case .openingBrace, .openingBracket: .none
            case .text where isDash: .none
            case _ where trivia.hasLineBreak: .line
            case .text, .alias, .closing, .comma: frame.kind == .flowMapping ? .space : .none
            default: .space
            }
        separate(separation, to: frame.closingColumn, commentColumn: frame.column, trivia)
        write(frame.kind == .flowMapping ? "}" : "]", .closing)
        frames.removeLast()
        moveValueUp()
        keepLongKey(sourceEnd: sourceEnd)
        endNode()
    }

    /// Begins a mapping of one entry without brackets, in a list.
    mutating func beginPair() {
        guard let frame else { return }
        frames.append(LayoutFrame(.pair, column: frame.column, closingColumn: frame.closingColumn))
    }

    mutating func endPair() {
        frames.removeLast()
        endNode()
    }

    // MARK: Columns and commas

    /// The columns of lines that begin in brackets which open now, and of one that begins with what closes them.
    ///
    /// All lines of a value are indented further than its key, as YAML 1.2 has it: that of the closing bracket too.
    private func columnsInBrackets(isExpanded: Bool) -> (entries: Int, closing: Int) {
        if let flowLineColumn { return (flowLineColumn + SpecStyle.indentation, flowLineColumn) }
        guard let frame else { return (SpecStyle.indentation, 0) }
        let closing =
            frame.isFlow ? max(frame.closingColumn, SpecStyle.indentation) : frame.column + SpecStyle.indentation
        return (isExpanded ? closing + SpecStyle.indentation : closing, closing)
    }

    /// Where a token goes that is not punctuation.
    mutating func placeInFlow(_ trivia: Trivia) -> (separation: Separation, column: Int) {
        settleComma(trivia)
        let column = frame?.column ?? 0
        switch previous {
        case .comma, .openingBrace: return (trivia.hasLineBreak ? .line : .space, column)
        case .openingBracket: return (trivia.hasLineBreak ? .line : .none, column)
        default: return (.space, continuationColumn)
        }
    }

    /// The column of a line that goes on with what the line before it began.
    var continuationColumn: Int {
        guard let frame, frame.isFlow else { return (frame?.column ?? 0) + SpecStyle.indentation }
        return flowLineColumn.map { $0 + SpecStyle.indentation } ?? frame.column
    }

    /// Writes the comma that was read, but for one that a bracket closes behind on the same line.
    mutating func settleComma(_ trivia: Trivia, isClosing: Bool = false) {
        guard isCommaPending else { return }
        isCommaPending = false
        let isBehindNode = isTight || previous == .alias
        if isClosing, isBehindNode, !trivia.hasLineBreak { return }
        write(isBehindNode ? "," : " ,", .comma)
    }

    // MARK: Second thoughts

    /// Takes back the line break between a key and its value in brackets, if both fit on one line.
    private mutating func moveValueUp() {
        guard let value = movableValue, depth <= value.depth else { return }
        movableValue = nil
        guard output.place.isOnLine(of: value.start),
            fits(output.written(behind: value.start), behind: output.line(before: value.keyEnd))
        else { return }
        output.join(value.keyEnd, to: value.start)
    }

    /// Takes back what was added to a key in brackets, if it is too long for one now.
    private mutating func keepLongKey(sourceEnd: Int) {
        guard let key = bracketKey, depth <= key.depth else { return }
        bracketKey = nil
        guard output.written(behind: key.start).count > SpecStyle.keyLength, output.place.isOnLine(of: key.start)
        else { return }
        let source = key.sourceStart..<sourceEnd
        guard source.allSatisfy({ LineBreak(at: $0, in: text) == nil }) else { return }
        output.replace(behind: key.start, with: source)
    }
}

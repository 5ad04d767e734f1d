extension Layout {
    mutating func property(_ range: Range<Int>, after trivia: Trivia) {
        beginNode(trivia)
        write(range, .property)
    }

    mutating func alias(_ range: Range<Int>, after trivia: Trivia) {
        beginNode(trivia, .onOneLine(range))
        write(range, .alias)
        endNode()
    }

    /// Takes a node of which nothing was written.
    mutating func empty() {
        if let frame, !frame.isFlow {
            endedLevels.append(Level(source: frame.sourceColumn + 1, column: frame.column + SpecStyle.indentation))
        }
        endNode()
    }

    /// Writes a plain or quoted text.
    mutating func flowText(_ range: Range<Int>, after trivia: Trivia) {
        let flowText = FlowText(range, in: text)
        beginNode(trivia, flowText.isOnOneLine ? .onOneLine(range) : .onLines(range))
        let column = continuationColumn
        flowText.forEachLine { line in
            if line.content.lowerBound > range.lowerBound, !line.content.isEmpty { output.indent(to: column) }
            output.write(line.content)
            guard let lineBreak = line.lineBreak else { return }
            output.write(lineBreak, at: line.end)
            flowLineColumn = isInFlow ? column : nil
        }
        previous = .text
        isDash = range.count == 1 && text[range.lowerBound] == UInt8(ascii: "-")
        endNode()
    }

    /// Writes a text behind `|` or `>`.
    mutating func blockText(_ block: BlockText, after trivia: Trivia) {
        beginNode(trivia)
        output.write(block.header)
        if block.lacksLineBreak {
            // The line break that the file is to end with must not become part of the text.
            output.remove(UInt8(ascii: "+"))
            output.write("-")
        }
        if let comment = block.comment { output.append(comment) }
        let column = (frame?.column ?? 0) + (block.indicator ?? SpecStyle.indentation)
        if !block.lines.isEmpty { output.endLine() }
        for (index, line) in block.lines.enumerated() {
            if !line.content.isEmpty { output.indent(to: column) }
            output.write(line.content)
            guard let lineBreak = line.lineBreak else { break }
            let isLast = index + 1 == block.lines.count
            // The last one is written with what comes next.
            if !isLast || lineBreak.isKept { output.write(lineBreak, at: line.content.upperBound, isLast: isLast) }
        }
        previous = .text
        endNode()
    }

    /// Begins a block, the first token of which comes next.
    mutating func beginBlock(isMapping: Bool, sourceColumn: Int) {
        let column = frame.map { $0.column + SpecStyle.indentation } ?? 0
        frames.append(
            LayoutFrame(isMapping ? .blockMapping : .blockSequence, column: column, sourceColumn: sourceColumn)
        )
    }

    mutating func endBlock() {
        guard let ended = frames.popLast() else { return }
        endedLevels.append(Level(source: ended.sourceColumn, column: ended.column))
        endNode()
    }

    // MARK: Where nodes begin

    /// What is known of a node before it is written.
    enum Extent {
        case onOneLine(Range<Int>)
        case onLines(Range<Int>)
        case inBrackets
        case unknown

        /// Whether it would be the start or the end of a document, if it began in the first column.
        func isMarker(in text: [UInt8]) -> Bool {
            switch self {
            case .onOneLine(let range), .onLines(let range):
                text[range].starts(with: "---".utf8) || text[range].starts(with: "...".utf8)
            case .inBrackets, .unknown: false
            }
        }
    }

    mutating func beginNode(_ trivia: Trivia, _ extent: Extent = .unknown) {
        guard let frame else {
            let isLine = previous != .property && (previous != .documentStart || trivia.hasLineBreak)
            let column = extent.isMarker(in: text) ? SpecStyle.indentation : 0
            return separate(isLine ? .line : .space, to: column, trivia)
        }
        if frame.isFlow {
            let place = placeInFlow(trivia)
            return separate(place.separation, to: place.column, trivia)
        }
        if frame.isAtImplicitKey, !frame.hasBegunKey {
            beginEntry(trivia)
            return changeFrame { $0.hasBegunKey = true }
        }
        let isKept = previous == .colon && trivia.hasLineBreak && staysBelow(extent)
        separate(isKept ? .line : .space, to: frame.column + SpecStyle.indentation, trivia)
    }

    mutating func endNode() { changeFrame { $0.endNode() } }

    /// Whether a value that begins on the line after its key stays there.
    private func staysBelow(_ extent: Extent) -> Bool {
        switch extent {
        case .onOneLine(let range): !fits(text[range], behind: output.line)
        case .onLines: true
        // When it is written, it is seen whether it fits.
        case .inBrackets: true
        case .unknown: false
        }
    }

    func fits(_ value: ArraySlice<UInt8>, behind line: ArraySlice<UInt8>) -> Bool {
        // No scalar has more than four bytes, and the rest need not be measured.
        guard value.count + line.count <= 4 * SpecStyle.lineLength else { return false }
        return DisplayColumns.of(line) + 1 + DisplayColumns.of(value) <= SpecStyle.lineLength
    }
}

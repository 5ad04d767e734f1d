internal import MisasCompiler

/// Goes through a spec and hands each token to the layout, with the white space and the comments before it.
struct FormatWalk {
    /// Why a text cannot be formatted.
    enum Stop: Error {
        /// It is not YAML, nests too deep, or holds several documents.
        case unreadable
        /// It would be longer than what is read.
        case tooLarge
    }

    private var scanner: GapScanner
    private var layout: Layout
    private let depth: Int
    private var documents = 0

    /// Formats a text.
    ///
    /// - Complexity: O(length)
    static func format(_ text: [UInt8], limits: SyntaxLimits) throws(Stop) -> [UInt8] {
        guard var events = YAMLEvents(text: text) else { throw .unreadable }
        var walk = FormatWalk(text: text, limits: limits)
        while true {
            let next: (event: YAMLEvents.Event, start: Int, end: Int)
            do throws(YAMLEvents.Failure) { next = try events.next() } catch { throw .unreadable }
            guard let output = try walk.take(next.event, from: next.start, to: next.end) else { continue }
            guard !walk.layout.output.isFull, output.count <= limits.fileSize else { throw .tooLarge }
            return output
        }
    }

    private init(text: [UInt8], limits: SyntaxLimits) {
        scanner = GapScanner(text: text)
        layout = Layout(text: text, limit: limits.fileSize)
        depth = limits.depth
    }

    /// Takes an event.
    ///
    /// - Returns: the output, at the end.
    private mutating func take(_ event: YAMLEvents.Event, from start: Int, to end: Int) throws(Stop) -> [UInt8]? {
        switch event {
        case .streamStart: break
        case .streamEnd:
            try takeGap(until: .max)
            return layout.finish(after: scanner.takeTrivia())
        case .documentStart:
            documents += 1
            guard documents == 1 else { throw .unreadable }
            try takeGap(until: end)
        case .documentEnd: try takeGap(until: end)
        case .alias:
            try takeGap(until: start)
            let trivia = scanner.takeTrivia()
            layout.alias(scanner.skip(to: end), after: trivia)
        case .scalar(let text, let anchor, let hasTag, let style):
            try takeGap(until: start)
            takeProperties(anchor, hasTag, until: end)
            takeScalar(isEmpty: style == .plain && text.isEmpty, isBlock: style == .block, until: end)
        case .sequenceStart(let anchor, let hasTag, let isFlow):
            try takeGap(until: start)
            takeProperties(anchor, hasTag, until: end)
            try begin(isMapping: false, isFlow: isFlow, until: end)
        case .mappingStart(let anchor, let hasTag, let isFlow):
            try takeGap(until: start)
            takeProperties(anchor, hasTag, until: end)
            try begin(isMapping: true, isFlow: isFlow, until: end)
        case .sequenceEnd, .mappingEnd: try endCollection(from: start, to: end)
        }
        return nil
    }

    private mutating func takeGap(until limit: Int) throws(Stop) {
        while let element = scanner.next(until: limit) {
            switch element {
            case .indicator(UInt8(ascii: ",")): layout.comma()
            case .indicator(UInt8(ascii: "-")): layout.dash(after: scanner.takeTrivia())
            case .indicator(UInt8(ascii: "?")): layout.question(after: scanner.takeTrivia())
            case .indicator: layout.colon(after: scanner.takeTrivia())
            case .documentStart: layout.documentStart(after: scanner.takeTrivia())
            case .documentEnd: layout.documentEnd(after: scanner.takeTrivia())
            case .directive(let range): layout.directive(range, after: scanner.takeTrivia())
            case .unexpected: throw .unreadable
            }
        }
    }

    private mutating func takeProperties(_ anchor: String?, _ hasTag: Bool, until limit: Int) {
        for _ in 0..<((anchor == nil ? 0 : 1) + (hasTag ? 1 : 0)) {
            scanner.skipTrivia(until: limit)
            let trivia = scanner.takeTrivia()
            guard let range = scanner.property(until: limit) else { return }
            layout.property(range, after: trivia)
        }
    }

    private mutating func takeScalar(isEmpty: Bool, isBlock: Bool, until limit: Int) {
        guard !isEmpty else { return layout.empty() }
        scanner.skipTrivia(until: limit)
        let trivia = scanner.takeTrivia()
        guard isBlock else { return layout.flowText(scanner.skip(to: limit), after: trivia) }
        var ahead = scanner
        let block = BlockText(
            ahead.skip(to: limit),
            in: scanner.text,
            lineStart: scanner.lineStart,
            parentIndentation: layout.frame?.sourceColumn ?? -1
        )
        scanner.skip(toByte: block.end)
        layout.blockText(block, after: trivia)
    }

    private mutating func begin(isMapping: Bool, isFlow: Bool, until limit: Int) throws(Stop) {
        guard layout.depth < depth else { throw .unreadable }
        scanner.skipTrivia(until: limit)
        if isFlow {
            // A pair in a list has no bracket, and what stands before it stands before its key.
            guard scanner.isAtBracket(before: limit) else { return layout.beginPair() }
            let trivia = scanner.takeTrivia()
            let range = scanner.skip(to: limit)
            scanner.skipTrivia(until: .max)
            layout.open(
                isMapping: isMapping,
                isExpanded: scanner.hasLineBreak,
                after: trivia,
                sourceStart: range.lowerBound
            )
        } else {
            layout.beginBlock(isMapping: isMapping, sourceColumn: scanner.column)
        }
    }

    private mutating func endCollection(from start: Int, to end: Int) throws(Stop) {
        switch layout.frame?.kind {
        case .pair: layout.endPair()
        case .flowMapping, .flowSequence:
            try takeGap(until: start)
            let trivia = scanner.takeTrivia()
            layout.close(after: trivia, sourceEnd: scanner.skip(to: end).upperBound)
        default: layout.endBlock()
        }
    }
}

import MisasCompiler

/// A spec as a test reads it, without the formatter's own scanner: its nodes, and its comments with their neighbours.
struct ReadSpec: Equatable {
    /// The events, each with all that has a meaning: kind, text, style, anchor and tag.
    var nodes: [String] = []
    var comments: [Comment] = []
    /// Whether a text goes over several lines, whose white space is its author's.
    private(set) var hasTextOfLines = false

    struct Comment: Equatable {
        /// Without `#` and white space around it.
        let text: String
        /// The node that ends last before it.
        let previous: String
        /// The node that begins first behind it.
        let next: String
        /// Whether it stands behind something on its line.
        var isTrailing: Bool
        /// The neighbours in blocks that it is indented like, on a line of its own.
        var alignment: Alignment

        /// Where it stands is what has to stay; it may come to be indented like a neighbour that it was not.
        static func == (one: Self, other: Self) -> Bool {
            one.text == other.text && one.previous == other.previous && one.next == other.next
                && one.isTrailing == other.isTrailing
        }
    }

    /// What a comment is indented like.
    struct Alignment: OptionSet {
        let rawValue: Int

        static let next = Alignment(rawValue: 1)
        /// What ended before it, where what comes next is further left.
        static let previous = Alignment(rawValue: 2)
    }

    /// A node that has a place in the text, and where.
    private struct Place {
        let path: String
        let start: Int
        let end: Int
        /// Whether it is a key or an item of a block: a value behind a key may go up to it.
        let isEntry: Bool
        let isKey: Bool
        /// Whether it is in brackets, or closes some.
        let isInFlow: Bool
        /// The columns of lists that are indented no further than their keys, so that nobody can tell whose a comment is.
        let columnsOfKeys: Set<Int>
    }

    /// A collection that is read.
    private struct Frame {
        let path: String
        let isMapping: Bool
        let isFlow: Bool
        let column: Int
        /// Whether it is a list that is indented no further than its key.
        let isLikeKey: Bool
        var count = 0
        var key: String?
    }

    private let scalars: [Unicode.Scalar]
    private var places: [Place] = []
    private var frames: [Frame] = []

    static func == (one: Self, other: Self) -> Bool { one.nodes == other.nodes && one.comments == other.comments }

    /// Reads a text without a byte-order mark.
    ///
    /// - Returns: `nil` where it is not YAML.
    init?(_ bytes: [UInt8]) {
        scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        guard var events = YAMLEvents(text: bytes) else { return nil }
        while true {
            guard let next = try? events.next() else { return nil }
            take(next.event, next.start, next.end)
            if case .streamEnd = next.event { break }
        }
        readComments()
    }

    private mutating func take(_ event: YAMLEvents.Event, _ start: Int, _ end: Int) {
        switch event {
        case .streamStart, .streamEnd, .documentStart, .documentEnd: nodes.append("\(event)")
        case .alias(let name):
            add("*\(name)", start, end)
            endNode(named: "*\(name)")
        case .scalar(let text, let anchor, let hasTag, let style):
            let (tag, content) = properties(start, end, hasTag, count: (anchor == nil ? 0 : 1) + (hasTag ? 1 : 0))
            nodes.append("scalar \(Array(text.utf8)) \(style) \(anchor ?? "-") \(tag)")
            if scalars[content..<end].contains(where: Self.lineBreaks.contains) { hasTextOfLines = true }
            if content < end {
                let header = style == .block ? self.header(content, end) : content
                places.append(place(from: content, to: style == .block ? header : end))
                // The text behind a header is not searched for comments.
                if style == .block { places.append(place(from: textStart(header, end), to: end)) }
            }
            endNode(named: text)
        case .sequenceStart(let anchor, let hasTag, let isFlow):
            begin("sequence", anchor, hasTag, isFlow, start, end)
        case .mappingStart(let anchor, let hasTag, let isFlow): begin("mapping", anchor, hasTag, isFlow, start, end)
        case .sequenceEnd, .mappingEnd:
            nodes.append("end")
            let ended = frames.popLast()
            if end > start, end <= scalars.count, "]}".unicodeScalars.contains(scalars[end - 1]) {
                places.append(place(from: start, to: end, endOf: ended?.path ?? ""))
            }
            endNode(named: "[]")
        }
    }

    private mutating func begin(
        _ kind: String,
        _ anchor: String?,
        _ hasTag: Bool,
        _ isFlow: Bool,
        _ start: Int,
        _ end: Int
    ) {
        let (tag, content) = properties(start, end, hasTag, count: (anchor == nil ? 0 : 1) + (hasTag ? 1 : 0))
        nodes.append("\(kind) \(isFlow) \(anchor ?? "-") \(tag)")
        if isFlow, content < end, "[{".unicodeScalars.contains(scalars[content]) {
            places.append(place(from: content, to: end))
        }
        let column = content - (scalars[..<content].lastIndex(where: Self.lineBreaks.contains).map { $0 + 1 } ?? 0)
        let isLikeKey = !isFlow && frames.last.map { $0.isMapping && $0.column == column } ?? false
        frames.append(
            Frame(path: path, isMapping: kind == "mapping", isFlow: isFlow, column: column, isLikeKey: isLikeKey)
        )
    }

    private mutating func add(_ text: String, _ start: Int, _ end: Int) {
        nodes.append(text)
        places.append(place(from: start, to: end))
    }

    private func place(from start: Int, to end: Int, endOf ended: String? = nil) -> Place {
        let isInBlock = ended == nil && frames.last.map { !$0.isFlow } ?? false
        let isKey = isInBlock && frames.last.map { $0.isMapping && $0.key == nil } ?? false
        return Place(
            path: ended.map { $0 + " end" } ?? path,
            start: start,
            end: end,
            isEntry: isKey || isInBlock && frames.last?.isMapping == false,
            isKey: isKey,
            isInFlow: ended != nil || frames.last?.isFlow == true,
            columnsOfKeys: Set(frames.filter(\.isLikeKey).map(\.column))
        )
    }

    /// The path of the node that comes next.
    private var path: String {
        guard let frame = frames.last else { return "" }
        guard frame.isMapping else { return "\(frame.path)/\(frame.count)" }
        return frame.key.map { "\(frame.path)/\($0)" } ?? "\(frame.path) key \(frame.count)"
    }

    private mutating func endNode(named name: String) {
        guard !frames.isEmpty else { return }
        var frame = frames.removeLast()
        if frame.isMapping, frame.key == nil {
            frame.key = name
        } else {
            frame.key = nil
            frame.count += 1
        }
        frames.append(frame)
    }

    /// The tag of a node, and where its content begins.
    private func properties(_ start: Int, _ end: Int, _ hasTag: Bool, count: Int) -> (tag: String, content: Int) {
        var offset = start
        var tag = "-"
        for _ in 0..<count {
            offset = passSpace(offset, end)
            let first = offset
            while offset < end, !isSpace(scalars[offset]), !(scalars[offset] == "," && scalars[first] != "&") {
                if offset > first, "[]{},".unicodeScalars.contains(scalars[offset]), scalars[first] == "&" { break }
                offset += 1
            }
            if scalars[first] == "!" { tag = String(String.UnicodeScalarView(scalars[first..<offset])) }
        }
        return (tag, count > 0 ? passSpace(offset, end) : offset)
    }

    private func passSpace(_ start: Int, _ end: Int) -> Int {
        var offset = start
        while offset < end {
            if scalars[offset] == "#" {
                while offset < end, !Self.lineBreaks.contains(scalars[offset]) { offset += 1 }
            } else if isSpace(scalars[offset]) {
                offset += 1
            } else {
                break
            }
        }
        return offset
    }

    /// Where the header of a block ends.
    private func header(_ start: Int, _ end: Int) -> Int {
        var offset = start
        while offset < end, !isSpace(scalars[offset]), scalars[offset] != "#" { offset += 1 }
        return offset
    }

    private func textStart(_ header: Int, _ end: Int) -> Int {
        var offset = header
        while offset < end, !Self.lineBreaks.contains(scalars[offset]) { offset += 1 }
        return offset
    }

    private static let lineBreaks: Set<Unicode.Scalar> = ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"]

    private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\t" || Self.lineBreaks.contains(scalar)
    }

    /// Whether a dash or question mark stands here, and not part of something else.
    private func isIndicator(at offset: Int) -> Bool {
        guard "-?".unicodeScalars.contains(scalars[offset]) else { return false }
        return (offset == 0 || isSpace(scalars[offset - 1]))
            && (offset + 1 == scalars.count || isSpace(scalars[offset + 1]))
    }

    private mutating func readComments() {
        var offset = 0
        var index = 0
        var lineHasToken = false
        var lineStart = 0
        // The columns of the keys and dashes on the last line that has tokens.
        var columns: Set<Int> = []
        // A key behind a question mark, an anchor or a tag is no place to indent a comment like: what is before it is.
        var isBehindOther = false
        // The comments on lines of their own which wait for what comes next.
        var waiting: [(comment: Int, column: Int, isLikePrevious: Bool)] = []
        /// Takes the first token of a line.
        func begin(at column: Int, isEntry: Bool) {
            for comment in waiting {
                if isEntry, comment.column == column { comments[comment.comment].alignment.insert(.next) }
                if comment.isLikePrevious, comment.column > column {
                    comments[comment.comment].alignment.insert(.previous)
                }
            }
            waiting = []
            columns = []
        }
        while offset < scalars.count {
            if index < places.count, offset >= places[index].start, offset < places[index].end {
                let place = places[index]
                if !lineHasToken { begin(at: offset - lineStart, isEntry: place.isEntry) }
                if place.isKey, !isBehindOther || !lineHasToken { columns.insert(offset - lineStart) }
                isBehindOther = false
                if let last = scalars[offset..<place.end].lastIndex(where: Self.lineBreaks.contains) {
                    lineStart = last + 1
                    columns = []
                }
                offset = place.end
                lineHasToken = !Self.lineBreaks.contains(scalars[offset - 1])
                index += 1
                continue
            }
            if index < places.count, offset >= places[index].end {
                index += 1
                continue
            }
            if Self.lineBreaks.contains(scalars[offset]) {
                lineHasToken = false
                lineStart = offset + 1
            } else if scalars[offset] == "#" {
                let start = offset
                while offset < scalars.count, !Self.lineBreaks.contains(scalars[offset]) { offset += 1 }
                if !lineHasToken {
                    let column = start - lineStart
                    // Behind a comment that is further left, it is no longer of what ended.
                    let isInFlow = index < places.count && places[index].isInFlow
                    let isLikePrevious =
                        !isInFlow && columns.contains(column) && waiting.allSatisfy { $0.column >= column }
                    waiting.append((comments.count, column, isLikePrevious))
                }
                comments.append(
                    Comment(
                        text: scalars[start..<offset].trimmingMarks,
                        previous: index > 0 ? places[index - 1].path : "start",
                        next: index < places.count ? places[index].path : "end",
                        isTrailing: lineHasToken,
                        alignment: []
                    )
                )
                continue
            } else if !isSpace(scalars[offset]), scalars[offset] != "\u{FEFF}" {
                let place = index < places.count ? places[index] : nil
                let isIndicator = isIndicator(at: offset)
                let isColon = scalars[offset] == ":" && !lineHasToken
                isBehindOther = !isColon && (scalars[offset] != "-" || !isIndicator)
                // The end of the document is left of all that is in it, wherever that begins.
                let column = place == nil && scalars[offset] == "." ? -1 : offset - lineStart
                if !lineHasToken { begin(at: column, isEntry: isIndicator && place?.isEntry == true) }
                if isIndicator, let place, place.isEntry, !place.columnsOfKeys.contains(column),
                    !scalars[offset..<place.start].contains(where: Self.lineBreaks.contains)
                {
                    columns.insert(column)
                }
                lineHasToken = true
            }
            offset += 1
        }
        begin(at: -1, isEntry: false)
        // Of two comments between which only a comma stood, the second is behind nothing any more.
        for index in comments.indices.dropFirst()
        where comments[index - 1].previous == comments[index].previous
            && comments[index - 1].next == comments[index].next
        {
            comments[index].isTrailing = false
        }
    }
}

extension ArraySlice<Unicode.Scalar> {
    /// A comment's words.
    fileprivate var trimmingMarks: String {
        var words = drop { $0 == "#" || $0 == " " || $0 == "\t" }
        while let last = words.last, last == " " || last == "\t" { words.removeLast() }
        return String(String.UnicodeScalarView(words))
    }
}

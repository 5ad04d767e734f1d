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
    }

    /// A node that has a place in the text, and where.
    private struct Place {
        let path: String
        let start: Int
        let end: Int
    }

    /// A collection that is read.
    private struct Frame {
        let path: String
        let isMapping: Bool
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
                places.append(Place(path: path, start: content, end: style == .block ? header : end))
                // The text behind a header is not searched for comments.
                if style == .block { places.append(Place(path: path, start: textStart(header, end), end: end)) }
            }
            endNode(named: text)
        case .sequenceStart(let anchor, let hasTag, let isFlow):
            begin("sequence", anchor, hasTag, isFlow, start, end)
        case .mappingStart(let anchor, let hasTag, let isFlow): begin("mapping", anchor, hasTag, isFlow, start, end)
        case .sequenceEnd, .mappingEnd:
            nodes.append("end")
            let ended = frames.popLast()
            if end > start, end <= scalars.count, "]}".unicodeScalars.contains(scalars[end - 1]) {
                places.append(Place(path: (ended?.path ?? "") + " end", start: start, end: end))
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
            places.append(Place(path: path, start: content, end: end))
        }
        frames.append(Frame(path: path, isMapping: kind == "mapping"))
    }

    private mutating func add(_ text: String, _ start: Int, _ end: Int) {
        nodes.append(text)
        places.append(Place(path: path, start: start, end: end))
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
        while offset < end, !isSpace(scalars[offset]) { offset += 1 }
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

    private mutating func readComments() {
        var offset = 0
        var index = 0
        var lineHasToken = false
        while offset < scalars.count {
            if index < places.count, offset >= places[index].start, offset < places[index].end {
                offset = places[index].end
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
            } else if scalars[offset] == "#" {
                let start = offset
                while offset < scalars.count, !Self.lineBreaks.contains(scalars[offset]) { offset += 1 }
                let text = scalars[start..<offset]
                comments.append(
                    Comment(
                        text: text.trimmingMarks,
                        previous: index > 0 ? places[index - 1].path : "start",
                        next: index < places.count ? places[index].path : "end",
                        isTrailing: lineHasToken
                    )
                )
                continue
            } else if !isSpace(scalars[offset]), scalars[offset] != "\u{FEFF}" {
                lineHasToken = true
            }
            offset += 1
        }
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

/// Puts nodes together from libyaml's events, innermost last, without recursion: depth costs no stack.
struct NodeBuilder: ~Copyable {
    private let file: Int32
    private let limits: SyntaxLimits
    private let diagnostics: DiagnosticCollector

    private var frames: [Frame] = []
    private var anchors: [String: Anchored] = [:]
    private var openAnchors: Set<String> = []
    private var nodesFromAliases = 0
    /// The top-level nodes that were finished.
    private(set) var roots: [Node] = []

    private struct Anchored {
        let node: Node
        let size: Int
    }

    /// A mapping or list that is not at its end: a class, for its parts change one by one, deep in the builder.
    private final class Frame {
        let start: Int
        let isMapping: Bool
        let isFlow: Bool
        let anchor: String?
        var entries: [Node.Entry] = []
        var items: [Node] = []
        var key: (text: String, range: SourceRange)?
        /// The key was refused and said so: its value is read and dropped.
        var dropsNextValue = false
        var end: Int
        /// Nodes in here, for the limit on aliases.
        var size = 1

        init(start: Int, isMapping: Bool, isFlow: Bool, anchor: String?, end: Int) {
            self.start = start
            self.isMapping = isMapping
            self.isFlow = isFlow
            self.anchor = anchor
            self.end = end
        }
    }

    /// What stops the reading of a file's current part.
    enum Stop: Error {
        case tooDeep(at: Int)
        case tooManyAliases(at: Int)
    }

    init(file: Int32, limits: SyntaxLimits, diagnostics: DiagnosticCollector) {
        self.file = file
        self.limits = limits
        self.diagnostics = diagnostics
    }

    /// Whether the innermost open collection is written with brackets.
    var isInFlow: Bool { frames.last?.isFlow ?? false }

    mutating func startMapping(anchor: String?, isFlow: Bool, hasTag: Bool, start: Int, end: Int) throws(Stop) {
        try self.start(isMapping: true, anchor: anchor, isFlow: isFlow, hasTag: hasTag, start: start, end: end)
    }

    mutating func startSequence(anchor: String?, isFlow: Bool, hasTag: Bool, start: Int, end: Int) throws(Stop) {
        try self.start(isMapping: false, anchor: anchor, isFlow: isFlow, hasTag: hasTag, start: start, end: end)
    }

    private mutating func start(
        isMapping: Bool,
        anchor: String?,
        isFlow: Bool,
        hasTag: Bool,
        start: Int,
        end: Int
    ) throws(Stop) {
        if hasTag { reportTag(at: range(start, end)) }
        guard frames.count < limits.depth else { throw .tooDeep(at: start) }
        if let anchor { openAnchors.insert(anchor) }
        frames.append(Frame(start: start, isMapping: isMapping, isFlow: isFlow, anchor: anchor, end: end))
    }

    /// Ends the innermost mapping or list.
    ///
    /// Only a flow collection's own end is exact: a block's is told at the next token, so it ends where its last child
    /// does.
    mutating func endCollection(end: Int) {
        guard let frame = frames.popLast() else { return }
        finish(frame, end: frame.isFlow ? end : frame.end)
    }

    mutating func scalar(_ scalar: Node.Scalar, anchor: String?, hasTag: Bool, start: Int, end: Int) {
        let range = range(start, end)
        if hasTag { reportTag(at: range) }
        let node = Node(content: .scalar(scalar), range: range)
        if let anchor { anchors[anchor] = Anchored(node: node, size: 1) }
        add(node, size: 1, end: end)
    }

    mutating func alias(_ name: String, start: Int, end: Int) throws(Stop) {
        let range = range(start, end)
        guard let anchored = anchors[name], !openAnchors.contains(name) else {
            let message =
                openAnchors.contains(name)
                ? "`*\(name)` stands inside what it names" : "there is no `&\(name)` before this `*\(name)`"
            diagnostics.report(.badAlias, message, at: range)
            let nothing = Node.Scalar(text: "", isPlain: true, isInFlow: false, isVerbatim: false)
            add(Node(content: .scalar(nothing), range: range), size: 1, end: end)
            return
        }
        nodesFromAliases += anchored.size
        guard nodesFromAliases <= limits.aliasExpansion else { throw .tooManyAliases(at: start) }
        add(anchored.node, size: anchored.size, end: end)
    }

    /// Forgets a text that was read to just where the file cannot be understood: it may well go on there.
    mutating func dropText(endingAt offset: Int) {
        guard let frame = frames.last else {
            if let root = roots.last, root.scalar != nil, root.range.end == offset { roots.removeLast() }
            return
        }
        if let key = frame.key {
            if key.range.end == offset { frame.key = nil }
        } else if let entry = frame.entries.last, entry.value.scalar != nil, entry.value.range.end == offset {
            frame.entries.removeLast()
        } else if let item = frame.items.last, item.scalar != nil, item.range.end == offset {
            frame.items.removeLast()
        }
    }

    /// Ends all that is still open, keeping what was read, as when the rest of the file cannot be read.
    mutating func abandon() {
        while let frame = frames.popLast() { finish(frame, end: frame.end) }
    }

    private mutating func finish(_ frame: Frame, end: Int) {
        let content: Node.Content = frame.isMapping ? .mapping(frame.entries) : .sequence(frame.items)
        let node = Node(content: content, range: range(frame.start, max(end, frame.start + 1)))
        if let anchor = frame.anchor {
            openAnchors.remove(anchor)
            anchors[anchor] = Anchored(node: node, size: frame.size)
        }
        add(node, size: frame.size, end: end)
    }

    private mutating func add(_ node: Node, size: Int, end: Int) {
        guard let frame = frames.last else {
            roots.append(node)
            return
        }
        frame.size += size
        if end > frame.end { frame.end = end }
        if !frame.isMapping {
            frame.items.append(node)
        } else if frame.dropsNextValue {
            frame.dropsNextValue = false
        } else if let key = frame.key {
            frame.key = nil
            frame.entries.append(Node.Entry(key: key.text, keyRange: key.range, value: node))
        } else {
            acceptKey(node, in: frame)
        }
    }

    private func acceptKey(_ node: Node, in frame: Frame) {
        guard let scalar = node.scalar else {
            diagnostics.report(.badKey, "a key is a plain name, not \(node.kindName)", at: node.range)
            frame.dropsNextValue = true
            return
        }
        if scalar.text == "<<", scalar.isPlain {
            diagnostics.report(
                .mergeKey,
                "merge keys (`<<`) are not part of the language",
                at: node.range,
                help: "write the keys out, or give the common part a name under `types`"
            )
            frame.dropsNextValue = true
            return
        }
        frame.key = (scalar.text, node.range)
    }

    private func reportTag(at range: SourceRange) {
        diagnostics.report(.tag, "YAML tags are not part of the language", at: range, help: "leave the `!…` out")
    }

    private func range(_ start: Int, _ end: Int) -> SourceRange {
        SourceRange(file: file, start: start, end: end)
    }
}

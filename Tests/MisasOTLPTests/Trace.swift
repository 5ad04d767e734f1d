import CollectorSupport

/// The spans of one trace, as a tree.
struct Trace {
    let spans: [CollectedSpan]
    private let byID: [String: CollectedSpan]

    /// The trace that a span is part of which handles a type of message.
    init?(of spans: [CollectedSpan], sending type: String) {
        let root = spans.first {
            $0.name == "commandBus.Send" && $0.parent == nil && $0["messaging.destination.name"] == type
        }
        guard let root else { return nil }
        self.spans = spans.filter { $0.trace == root.trace }
        byID = Dictionary(self.spans.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The spans that have no parent, or one that is not there.
    var roots: [CollectedSpan] { spans.filter { $0.parent.flatMap { byID[$0] } == nil } }

    func span(at link: String) -> CollectedSpan? {
        link.split(separator: "/").last.flatMap { byID[String($0)] }
    }

    func parent(of span: CollectedSpan) -> CollectedSpan? { span.parent.flatMap { byID[$0] } }

    /// The tree, a span in a line; what projections do is left out, since how many events they take at once is a matter of
    /// the moment.
    func text() -> String {
        var lines: [String] = []
        for root in roots { write(root, 0, &lines) }
        return lines.joined(separator: "\n")
    }

    private func write(_ span: CollectedSpan, _ depth: Int, _ lines: inout [String]) {
        if span.name.hasSuffix(".project") { return }
        let subject = span["messaging.destination.name"] ?? span["db.collection.name"] ?? ""
        let about = subject.isEmpty || span.name.hasPrefix(subject) ? "" : " \(subject)"
        let links = span.links.map { link in " ⤷ \(self.span(at: link)?.name ?? "?")" }.joined()
        lines.append(
            String(repeating: "  ", count: depth) + "\(span.name)\(about) [\(span.kind)]"
                + (span.status == "unset" ? "" : " \(span.status)") + links
        )
        let children = spans.filter { $0.parent == span.id }
        let sorted = children.sorted { one, other in
            // What follows from events runs at the same time; the rest is in order.
            let (first, second) = (one.kind == "consumer", other.kind == "consumer")
            if first != second { return second }
            return first ? one.name < other.name : one.start < other.start
        }
        for child in sorted { write(child, depth + 1, &lines) }
    }
}

internal import Misas

extension Outdated: OutdatedUpcasting {
    static func upcastFromVersion3(_ event: inout JSONValue) throws {
        guard let text = event["text"]?.stringValue else { throw NoText() }
        event["text"] = .string(text + "!")
    }

    /// A stored form that the user's own step does not know what to do with.
    struct NoText: Error {}
}

extension NodeAdded: NodeAddedUpcasting {
    static func upcastFromVersion1(_ event: inout JSONValue) throws {
        event["name"] = .string((event["first"]?.stringValue ?? "") + (event["last"]?.stringValue ?? ""))
    }
}

extension Node: NodeBehavior {
    static func addNode(_ command: AddNode, in context: DecisionContext) throws(AddNode.Failure) -> [AddNode.Emission] {
        [
            .nodeAdded(.init(node: command.node, title: command.title)),
            .nodeRenamed(.init(node: command.node, title: command.title + command.pin.reveal())),
        ]
    }

    static func copyNode(_ command: CopyNode, in context: DecisionContext) throws(CopyNode.Failure) -> Decision<
        CopyNode
    > {
        guard command.node != command.source else {
            throw .tooMany(.init(count: 2, pair: Pair(left: 1), maybe: Pair(left: 3), color: .red))
        }
        return Decision([.nodeCopied(.init(node: command.node, source: command.source))], reply: command.source)
    }

    func renameNode(_ command: RenameNode, in context: DecisionContext) throws(RenameNode.Failure) -> Decision<
        RenameNode
    > {
        guard title != command.title else { throw .stale(Stale(title: title)) }
        return Decision([.nodeRenamed(.init(node: command.node, title: command.title))], reply: title.count)
    }

    func touchNode(_ command: TouchNode, in context: DecisionContext) throws(TouchNode.Failure) -> [TouchNode.Emission]
    {
        []
    }

    init(_ event: NodeAdded) { self.init(title: event.title) }
    init(_ event: NodeRenamed) { self.init(title: event.title) }
    init(_ event: NodeCopied) { self.init(title: event.source.description, parts: [Pair(left: 1)]) }
    mutating func apply(_ event: NodeRenamed) { title = event.title }
    mutating func apply(_ event: NodeDropped) { title = "" }
}

extension Counter: CounterBehavior {
    static func startCounter(
        _ command: StartCounter,
        in context: DecisionContext
    ) throws(StartCounter.Failure) -> [StartCounter.Emission] {
        [.counterStarted(.init(counter: command.counter, tags: command.tags))]
    }

    func raiseCounter(
        _ command: RaiseCounter,
        in context: DecisionContext
    ) throws(RaiseCounter.Failure) -> Decision<RaiseCounter> {
        let sum = count + command.by
        guard sum <= 10 else { throw .tooMany(.init(count: sum, pair: Pair(left: count), color: .blue)) }
        return Decision([.counterRaised(.init(counter: command.counter, by: command.by))], reply: sum)
    }

    init(_ event: CounterStarted) { self.init(count: 0, tags: event.tags) }
    mutating func apply(_ event: CounterRaised) { count += event.by }
}

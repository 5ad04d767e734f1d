internal import Misas

extension EventHappened: EventHappenedUpcasting {
    static func upcastFromVersion1(_ event: inout Misas.JSONValue) throws {}
}

extension Default0: Default0Behavior {
    static func `operator`(_ command: Operator, in context: DecisionContext) throws(Operator.Failure) -> Decision<
        Operator
    > {
        Decision([.class(.init(class: command.operator))], reply: Error(.version7()))
    }

    func `return`(_ command: Return, in context: DecisionContext) throws(Return.Failure) -> Decision<Return> {
        guard command.context != 0 else { throw .case(.init(message: "m", tags: "t", wireName: "w")) }
        return Decision([.self0(.init(event: event)), .switch(.init(root: 1))], reply: .init(value: 1))
    }

    func init0(_ command: Init0, in context: DecisionContext) throws(Init0.Failure) -> Decision<Init0> {
        Decision([], reply: .init(value: 1))
    }

    func self1(_ command: Self1, in context: DecisionContext) throws(Self1.Failure) -> [Self1.Emission] { [] }

    init(_ event: Class) { self.init(id: ID("x"), event: .b) }
    mutating func apply(_ event: Self0) { self.event = event.event }
    mutating func apply(_ event: Switch) { root = event.root }
    mutating func apply(_ event: Unexpected) {}
}

extension Account0: Account0Behavior {
    static func open(_ command: Open, in context: DecisionContext) throws(Open.Failure) -> [Open.Emission] {
        [.opened0(.init(id: command.id))]
    }

    init(_ event: Opened0) { self.init(balance: 0) }
}

/// What has a life of its own and guards its rules: the state that its events have led to.
///
/// The compiler generates the conformance; the user writes how events change the state and how commands are decided.
public protocol Aggregate: JSONCodable {
    /// What names one of them.
    associatedtype ID: Identifier
    /// Any of its events.
    associatedtype Event: AggregateEvent

    /// Its name in stored data: `accounts.account`.
    static var wireName: String { get }
    /// How many events lie between two snapshots; `nil` for no snapshots.
    static var snapshotInterval: Int? { get }
    /// Changes whenever the stored form of the state changes, so that an older snapshot is not read.
    static var stateFingerprint: String { get }
    /// Whether the state is kept as a document rather than folded from events.
    static var isStateStored: Bool { get }

    /// The name of the stream of one of them.
    static func streamName(of id: ID) -> String

    /// The state that an event begins; `nil` for an event that cannot begin one.
    static func begin(with event: Event) -> Self?

    /// Changes the state as an event says.
    ///
    /// - Returns: `false` for an event that can only begin an aggregate.
    mutating func follow(_ event: Event) -> Bool
}

extension Aggregate {
    /// No snapshots.
    public static var snapshotInterval: Int? { nil }
    /// Events are kept.
    public static var isStateStored: Bool { false }
}

/// Any of an aggregate's events: an enum with a case for each.
public protocol AggregateEvent: Sendable {
    /// The event itself.
    var payload: any Event { get }

    /// Reads a recorded event.
    ///
    /// - Throws: ``EventCodec/Failure``, also for an event that is none of the aggregate's.
    static func decode(_ event: RecordedEvent) throws(EventCodec.Failure) -> Self
}

/// A command that an aggregate decides.
public protocol AggregateCommand: EmittingCommand where Emission: AggregateEmission, Emission.Event == Target.Event {
    /// The aggregate that decides.
    associatedtype Target: Aggregate

    /// Which aggregate is meant.
    static func target(of command: Self) -> Target.ID
}

/// An event that a command may lead to: an enum with a case for each in `emits`.
public protocol AggregateEmission: Sendable {
    /// Any event of the aggregate.
    associatedtype Event: AggregateEvent

    /// The event.
    var event: Event { get }
}

/// A command that begins an aggregate.
public protocol CreatingCommand: AggregateCommand {
    /// Decides, without any state: what happens, or why it cannot.
    static func decide(_ command: Self, in context: DecisionContext) throws(Failure) -> Decision<Self>

    /// The error for an aggregate that exists already.
    static func alreadyExists(_ id: Target.ID) -> any Error
}

/// A command that an existing aggregate decides.
public protocol UpdatingCommand: AggregateCommand {
    /// Decides on the present state: what happens, or why it cannot.
    static func decide(_ command: Self, on target: Target, in context: DecisionContext) throws(Failure) -> Decision<
        Self
    >

    /// The error for an aggregate that does not exist.
    static func notFound(_ id: Target.ID) -> any Error
}

import Misas

// What the compiler would generate for a small subsystem, and what a user would write for it, by hand: the runtime's
// tests stand on the runtime alone.

struct TallyID: Identifier {
    let rawValue: String
    init(_ rawValue: String) { self.rawValue = rawValue }
    init(unchecked rawValue: String) { self.rawValue = rawValue }
}

struct TallyStarted: Event, Equatable {
    var tally: TallyID
    init(tally: TallyID) { self.tally = tally }
    init(from reader: inout JSONReader) {
        tally = reader.member("tally")
    }
    func encode(to writer: inout JSONWriter) {
        writer.member("tally", tally)
    }
    static var wireName: String { "tests.tally_started" }
}

struct Tallied: Event, Equatable {
    var tally: TallyID
    var by: Int
    init(tally: TallyID, by: Int) {
        self.tally = tally
        self.by = by
    }
    init(from reader: inout JSONReader) {
        tally = reader.member("tally")
        by = reader.member("by")
    }
    func encode(to writer: inout JSONWriter) {
        writer.member("tally", tally)
        writer.member("by", by)
    }
    static var wireName: String { "tests.tallied" }
}

struct TallyMissing: DomainError, Equatable {
    var tally: TallyID
    init(tally: TallyID) { self.tally = tally }
    init(from reader: inout JSONReader) {
        tally = reader.member("tally")
    }
    func encode(to writer: inout JSONWriter) {
        writer.member("tally", tally)
    }
    static var wireName: String { "tests.tally_missing" }
    static var tags: [ErrorTag] { [.notFound] }
    static func message(of error: Self) -> String { "there is no tally \(error.tally)" }
}

struct TallyFull: DomainError, Equatable {
    init() {}
    init(from reader: inout JSONReader) {
        reader.object()
    }
    func encode(to writer: inout JSONWriter) {
        writer.object()
    }
    static var wireName: String { "tests.tally_full" }
    static func message(of error: Self) -> String { "the tally is full" }
}

/// A tally whose storage and snapshots a test can choose by its marker.
struct Tally<Keeping: TallyKeeping>: Aggregate {
    typealias ID = TallyID
    var count: Int
    init(count: Int) { self.count = count }
    init(from reader: inout JSONReader) {
        count = reader.member("count")
    }
    func encode(to writer: inout JSONWriter) {
        writer.member("count", count)
    }

    static var wireName: String { "tests.tally" }
    static var stateFingerprint: String { Keeping.fingerprint }
    static var snapshotInterval: Int? { Keeping.snapshotInterval }
    static var isStateStored: Bool { Keeping.isStateStored }
    static func streamName(of id: TallyID) -> String { "tests.tally-\(id.jsonKey)" }

    static func begin(with event: TallyEvent) -> Self? {
        switch event {
        case .started: Self(count: 0)
        case .tallied: nil
        }
    }

    mutating func follow(_ event: TallyEvent) -> Bool {
        switch event {
        case .started: return false
        case .tallied(let event): count += event.by
        }
        return true
    }
}

enum TallyEvent: AggregateEvent {
    case started(TallyStarted)
    case tallied(Tallied)

    var payload: any Event {
        switch self {
        case .started(let event): event
        case .tallied(let event): event
        }
    }

    static func decode(_ event: RecordedEvent) throws(EventCodec.Failure) -> Self {
        switch event.type {
        case TallyStarted.wireName: .started(try EventCodec.decode(TallyStarted.self, from: event))
        case Tallied.wireName: .tallied(try EventCodec.decode(Tallied.self, from: event))
        default: throw .unknownType(event.type, stream: event.stream)
        }
    }
}

protocol TallyKeeping: Sendable {
    static var fingerprint: String { get }
    static var snapshotInterval: Int? { get }
    static var isStateStored: Bool { get }
}

extension TallyKeeping {
    static var fingerprint: String { "1" }
    static var snapshotInterval: Int? { nil }
    static var isStateStored: Bool { false }
}

enum AsEvents: TallyKeeping {}
enum AsState: TallyKeeping { static var isStateStored: Bool { true } }
enum WithSnapshots: TallyKeeping { static var snapshotInterval: Int? { 3 } }
enum WithOtherSnapshots: TallyKeeping {
    static var snapshotInterval: Int? { 3 }
    static var fingerprint: String { "2" }
}

struct TallyEmission: AggregateEmission {
    let event: TallyEvent
}

enum TallyFailure: RequestFailure {
    case missing(TallyMissing)
    case full(TallyFull)

    var underlying: any Error {
        switch self {
        case .missing(let error): error
        case .full(let error): error
        }
    }

    init?(_ error: any Error) {
        switch error {
        case let error as TallyMissing: self = .missing(error)
        case let error as TallyFull: self = .full(error)
        default: return nil
        }
    }
}

struct StartTally<Keeping: TallyKeeping>: CreatingCommand {
    typealias Target = Tally<Keeping>
    typealias Failure = TallyFailure
    typealias Emission = TallyEmission
    typealias Result = TallyID
    var tally: TallyID
    var first: Int?

    init(tally: TallyID, first: Int? = nil) {
        self.tally = tally
        self.first = first
    }
    init(from reader: inout JSONReader) {
        tally = reader.member("tally")
        first = reader.optionalMember("first")
    }
    func encode(to writer: inout JSONWriter) {
        writer.member("tally", tally)
        writer.optionalMember("first", first)
    }
    static var wireName: String { "tests.start_tally" }
    static func target(of command: Self) -> TallyID { command.tally }
    static func alreadyExists(_ id: TallyID) -> any Error {
        AggregateAlreadyExists(aggregate: "tests.tally", id: id.jsonKey)
    }
    static func decide(_ command: Self, in context: DecisionContext) throws(Failure) -> Decision<Self> {
        var emissions = [TallyEmission(event: .started(TallyStarted(tally: command.tally)))]
        if let first = command.first {
            emissions.append(.init(event: .tallied(Tallied(tally: command.tally, by: first))))
        }
        return Decision(emissions, reply: command.tally)
    }
}

struct AddToTally<Keeping: TallyKeeping>: UpdatingCommand {
    typealias Target = Tally<Keeping>
    typealias Failure = TallyFailure
    typealias Emission = TallyEmission
    typealias Result = Int
    var tally: TallyID
    var by: Int

    init(tally: TallyID, by: Int = 1) {
        self.tally = tally
        self.by = by
    }
    init(from reader: inout JSONReader) {
        tally = reader.member("tally")
        by = reader.member("by")
    }
    func encode(to writer: inout JSONWriter) {
        writer.member("tally", tally)
        writer.member("by", by)
    }
    static var wireName: String { "tests.add_to_tally" }
    static func validate(_ value: Self, with validator: inout Validator) {
        validator.range("by", value.by, minimum: 1, maximum: 100)
    }
    static func target(of command: Self) -> TallyID { command.tally }
    static func notFound(_ id: TallyID) -> any Error { TallyMissing(tally: id) }
    static func decide(_ command: Self, on target: Target, in context: DecisionContext) throws(Failure) -> Decision<
        Self
    > {
        guard target.count + command.by <= 1_000 else { throw .full(TallyFull()) }
        let event = TallyEvent.tallied(Tallied(tally: command.tally, by: command.by))
        return Decision([TallyEmission(event: event)], reply: target.count + command.by)
    }
}

/// Emits what can only begin a tally on one that has begun: a mistake of a user's.
struct RestartTally<Keeping: TallyKeeping>: UpdatingCommand {
    typealias Target = Tally<Keeping>
    typealias Failure = TallyFailure
    typealias Emission = TallyEmission
    var tally: TallyID

    init(tally: TallyID) { self.tally = tally }
    init(from reader: inout JSONReader) {
        tally = reader.member("tally")
    }
    func encode(to writer: inout JSONWriter) {
        writer.member("tally", tally)
    }
    static var wireName: String { "tests.restart_tally" }
    static func target(of command: Self) -> TallyID { command.tally }
    static func notFound(_ id: TallyID) -> any Error { TallyMissing(tally: id) }
    static func decide(_ command: Self, on target: Target, in context: DecisionContext) throws(Failure) -> Decision<
        Self
    > {
        Decision([TallyEmission(event: .started(TallyStarted(tally: command.tally)))])
    }
}

struct TallySubsystem<Keeping: TallyKeeping>: Subsystem {
    static var name: String { "tests" }
    func register(in registry: inout Registry) {
        registry.add(StartTally<Keeping>.self)
        registry.add(AddToTally<Keeping>.self)
        registry.add(RestartTally<Keeping>.self)
        registry.add(TallyStarted.self)
        registry.add(Tallied.self)
    }
}

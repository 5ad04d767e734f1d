import Misas

/// A command with a handler that a test gives, outside of any aggregate.
struct Probe: HandledCommand, Equatable {
    typealias Result = String
    typealias Failure = ProbeFailure
    typealias Emission = ProbeEmission
    var text: String
    init(text: String = "") { self.text = text }
    init(from reader: inout JSONReader) {
        text = reader.member("text")
    }
    func encode(to writer: inout JSONWriter) {
        writer.member("text", text)
    }
    static var wireName: String { "tests.probe" }
    static func validate(_ value: Self, with validator: inout Validator) {
        validator.text("text", value.text, maxLength: 5)
    }
}

/// The same for who has a role only.
struct GuardedProbe: HandledCommand {
    typealias Failure = ProbeFailure
    typealias Emission = ProbeEmission
    init() {}
    init(from reader: inout JSONReader) {
        reader.object()
    }
    func encode(to writer: inout JSONWriter) {
        writer.object()
    }
    static var wireName: String { "tests.guarded_probe" }
    static var requiredRoles: [String] { ["clerk", "teller"] }
}

struct Ask: Query {
    typealias Result = Int
    typealias Failure = ProbeFailure
    init() {}
    init(from reader: inout JSONReader) {
        reader.object()
    }
    func encode(to writer: inout JSONWriter) {
        writer.object()
    }
    static var wireName: String { "tests.ask" }
}

struct Probed: Event, Equatable {
    var text: String
    init(text: String) { self.text = text }
    init(from reader: inout JSONReader) {
        text = reader.member("text")
    }
    func encode(to writer: inout JSONWriter) {
        writer.member("text", text)
    }
    static var wireName: String { "tests.probed" }
}

struct ProbeEmission: FreeStandingEmission {
    let streamed: StreamedEvent
}

enum ProbeFailure: HandlerFailure {
    case full(TallyFull)
    case unexpected(any Error)

    var underlying: any Error {
        switch self {
        case .full(let error): error
        case .unexpected(let error): error
        }
    }

    init?(_ error: any Error) {
        guard let error = error as? TallyFull else { return nil }
        self = .full(error)
    }
}

struct ProbeSubsystem: Subsystem {
    static var name: String { "probes" }
    var handle: @Sendable (Probe, HandlingContext) async throws(ProbeFailure) -> Decision<Probe> = {
        (probe, _) throws(ProbeFailure) in
        Decision([], reply: probe.text)
    }
    var answer: @Sendable (Ask, HandlingContext) async throws(ProbeFailure) -> Int = { (_, _) throws(ProbeFailure) in 42
    }
    var extend: @Sendable (inout Registry) -> Void = { _ in }

    func register(in registry: inout Registry) {
        registry.add(Probe.self, handler: handle)
        registry.add(GuardedProbe.self) { (_, _) throws(ProbeFailure) in Decision([]) }
        registry.add(Ask.self, handler: answer)
        extend(&registry)
    }
}

struct Unforeseen: Error, Equatable {
    var what = "unforeseen"
}

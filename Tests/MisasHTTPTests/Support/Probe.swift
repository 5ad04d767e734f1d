import Misas
import MisasHTTP
import MisasTesting

/// A query that does what a test wants of it.
struct Probe: Query {
    typealias Result = JSONValue

    var name: String
    var numbers: [Int]
    var flag: Bool?
    var ratio: Double?

    static var wireName: String { "probe.probe" }

    init(from reader: inout JSONReader) {
        name = reader.member("name")
        numbers = reader.member("numbers")
        flag = reader.optionalMember("flag")
        ratio = reader.optionalMember("ratio")
    }

    func encode(to writer: inout JSONWriter) {
        writer.member("name", name)
        writer.member("numbers", numbers)
        writer.optionalMember("flag", flag)
        writer.optionalMember("ratio", ratio)
    }

    enum Failure: HandlerFailure {
        case unexpected(any Error)

        var underlying: any Error {
            switch self {
            case .unexpected(let error): error
            }
        }

        init?(_ error: any Error) { nil }
    }
}

/// A command whose body is its JSON.
struct Echo: HandledCommand {
    typealias Result = JSONValue
    typealias Failure = Probe.Failure

    enum Emission: FreeStandingEmission {
        var streamed: StreamedEvent {
            switch self {}
        }
    }

    var value: JSONValue

    static var wireName: String { "probe.echo" }

    init(from reader: inout JSONReader) { value = reader.member("value") }

    func encode(to writer: inout JSONWriter) { writer.member("value", value) }
}

/// A domain error with tags of a test's own.
struct Oddity: DomainError {
    static var wireName: String { "probe.oddity" }
    static var tags: [ErrorTag] { ["curious", .conflict] }
    static func message(of error: Oddity) -> String { "that is odd" }

    init() {}
    init(from reader: inout JSONReader) { reader.object() }
    func encode(to writer: inout JSONWriter) { writer.object() }
}

/// An error that says what nobody but the log may know.
struct Internals: Error, CustomStringConvertible {
    let description = "connection to 10.0.0.7 as bank:hunter2 failed in /srv/bank/Ledger.swift"
}

struct ProbeSubsystem: Subsystem {
    let answer: @Sendable (Probe, HandlingContext) async throws -> JSONValue

    static var name: String { "probe" }

    func register(in registry: inout Registry) {
        registry.add(Probe.self) { [answer] probe, context throws(Probe.Failure) in
            try await Probe.Failure.wrapping { try await answer(probe, context) }
        }
        registry.add(Echo.self) { command, _ throws(Probe.Failure) in Decision([], reply: command.value) }
        registry.addRoute(
            "GET",
            "/probe/{name}",
            to: Probe.self,
            parameters: [
                .path("name"), .list("numbers", as: .integer, isEmptyWhenAbsent: true), .query("flag", as: .boolean),
                .query("ratio", as: .number),
            ]
        )
        registry.addRoute("PUT", "/probe", to: Echo.self, status: 200)
        registry.setStatus(418, of: "curious")
    }
}

/// A system with a probe.
func probing(
    _ options: SystemOption...,
    answer: @escaping @Sendable (Probe, HandlingContext) async throws -> JSONValue = { probe, _ in .string(probe.name) }
) throws -> System {
    try System(name: "probe", version: "1", options: [.silent] + options) { ProbeSubsystem(answer: answer) }
}

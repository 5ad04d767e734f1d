import Accounts
import Misas

/// Says more than it should wherever it can.
struct Leak: Error, CustomStringConvertible {
    let text: String
    var description: String { "it failed for \(text)" }
}

/// A declared error that holds something personal.
struct NotWelcome: DomainError {
    var name: String
    init(name: String) { self.name = name }
    init(from reader: inout JSONReader) {
        name = reader.member("name")
    }
    func encode(to writer: inout JSONWriter) {
        writer.member("name", name)
    }
    static var wireName: String { "leaky.not_welcome" }
    static func message(of error: Self) -> String { "\(error.name) is not welcome" }
}

/// A command with a secret, and something personal that has to be short.
struct Unlock: HandledCommand {
    var key: Secret<String>
    var name: String
    init(key: Secret<String>, name: String) {
        self.key = key
        self.name = name
    }
    init(from reader: inout JSONReader) {
        key = reader.member("key")
        name = reader.member("name")
    }
    func encode(to writer: inout JSONWriter) {
        writer.member("key", key)
        writer.member("name", name)
    }
    static var wireName: String { "leaky.unlock" }
    static func validate(_ value: Self, with validator: inout Validator) {
        validator.text("name", value.name, maxLength: 20)
    }

    enum Emission: FreeStandingEmission {
        var streamed: StreamedEvent {
            switch self {}
        }
    }

    enum Failure: HandlerFailure {
        case notWelcome(NotWelcome)
        case unexpected(any Error)

        var underlying: any Error {
            switch self {
            case .notWelcome(let error): error
            case .unexpected(let error): error
            }
        }

        init?(_ error: any Error) {
            guard let error = error as? NotWelcome else { return nil }
            self = .notWelcome(error)
        }
    }
}

/// A projection of which each event fails.
enum Leaks: DocumentProjection {
    typealias Document = String
    typealias Key = String
    static var wireName: String { "leaky.leaks" }
    static var version: Int { 1 }
    static var failureStrategy: FailureStrategy { .retry(attempts: 1, backoff: .zero ... .zero, then: .park) }
}

/// A subsystem whose every part fails, and says why in words that must not go anywhere.
struct LeakySubsystem: Subsystem {
    static var name: String { "leaky" }

    func register(in registry: inout Registry) {
        registry.add(Unlock.self) { (command, context) async throws(Unlock.Failure) -> Decision<Unlock> in
            if command.key.reveal().isEmpty { throw .notWelcome(NotWelcome(name: command.name)) }
            throw .unexpected(Leak(text: "\(command.name) with \(command.key.reveal())"))
        }
        registry.add(Leaks.self) { projection in
            projection.on(AccountOpened.self, key: { $0.account.jsonKey }) { event, _, _ in
                throw Leak(text: event.owner)
            }
        }
        registry.addPolicy(
            "leaky.policy",
            failure: .retry(attempts: 1, backoff: .zero ... .zero, then: .skip),
            sends: [Unlock.self]
        ) { policy in
            policy.on(AccountOpened.self) { event, reaction, _ in
                try await reaction.send(Unlock(key: Secret(event.owner), name: event.owner))
            }
        }
    }
}

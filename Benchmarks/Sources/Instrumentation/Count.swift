import Misas

/// A command written by hand, so that nothing but the bus is measured.
struct Count: HandledCommand {
    typealias Result = Int

    var value: Int

    static var wireName: String { "counting.count" }

    init(value: Int) {
        self.value = value
    }

    init(from reader: inout JSONReader) {
        value = reader.member("value")
    }

    func encode(to writer: inout JSONWriter) {
        writer.member("value", value)
    }

    /// It emits nothing.
    enum Emission: FreeStandingEmission {
        var streamed: StreamedEvent {
            switch self {}
        }
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

/// Handles `Count`, and nothing else.
struct CountingSubsystem: Subsystem {
    static var name: String { "counting" }

    func register(in registry: inout Registry) {
        registry.add(Count.self) { command, _ throws(Count.Failure) in
            Decision([], reply: await increment(command))
        }
    }
}

/// The work of the handler, and what it is compared with.
@inline(never)
func increment(_ command: Count) async -> Int {
    command.value &+ 1
}

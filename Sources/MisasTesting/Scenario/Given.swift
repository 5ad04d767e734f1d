public import Misas

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What was before something is done in a ``Scenario``.
public struct Given: Sendable {
    let arrange: @Sendable (ScenarioRun) async throws -> Void

    /// It is a time.
    public static func now(_ time: Date) -> Given {
        Given { run in run.clock.set(time) }
    }

    /// Events of an aggregate are recorded.
    public static func recorded<A: Aggregate>(_ type: A.Type, _ id: A.ID, _ events: A.Event...) -> Given {
        Given { run in try await run.record(events.map(\.payload), in: A.streamName(of: id)) }
    }

    /// Events are recorded in a stream.
    public static func recorded(_ events: any Event..., in stream: String) -> Given {
        Given { run in try await run.record(events, in: stream) }
    }

    /// A command was sent, and all that follows from it is done.
    public static func command<C: Command>(_ command: C, as caller: Caller? = nil) -> Given {
        Given { run in
            _ = try await run.system.commands.send(command, as: caller)
            try await run.settle()
        }
    }

    /// A prediction is scheduled.
    public static func scheduled<P: Prediction>(_ prediction: P, at time: Date) -> Given {
        Given { run in try await run.schedule(prediction, at: time) }
    }
}

/// What is done in a ``Scenario``.
public struct When: Sendable {
    let act: @Sendable (ScenarioRun) async throws -> Void

    /// A command is sent.
    ///
    /// - Parameters:
    ///   - command: the command.
    ///   - caller: on whose behalf.
    ///   - id: its id, where it matters that it is the same again.
    public static func command<C: Command>(_ command: C, as caller: Caller? = nil, id: UUID? = nil) -> When {
        When { run in await run.answer { try await run.system.commands.send(command, as: caller, id: id) } }
    }

    /// A query is sent.
    public static func query<Q: Query>(_ query: Q, as caller: Caller? = nil) -> When {
        When { run in await run.answer { try await run.system.queries.send(query, as: caller) } }
    }

    /// An event is recorded in a stream, as by another system.
    public static func event(_ event: any Event, in stream: String) -> When {
        When { run in try await run.append([event], in: stream) }
    }

    /// A prediction comes true now.
    public static func prediction<P: Prediction>(_ prediction: P) -> When {
        When { run in try await run.schedule(prediction, at: run.clock.now) }
    }

    /// Time passes.
    public static func passing(_ duration: Duration) -> When {
        When { run in run.clock.advance(by: duration) }
    }

    /// It becomes a time.
    public static func now(_ time: Date) -> When {
        When { run in run.clock.set(time) }
    }
}

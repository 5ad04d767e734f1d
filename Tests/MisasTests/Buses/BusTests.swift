import Foundation
import Synchronization
import Testing

@testable import Misas

@Suite("The command and query buses")
struct BusTests {
    @Test("A command reaches its handler and the reply comes back")
    func reply() async throws {
        let system = try System(name: "test", version: "1") { ProbeSubsystem() }
        #expect(try await system.commands.send(Probe(text: "hello")) == "hello")
        #expect(try await system.queries.send(Ask()) == 42)
    }

    @Test("A command that nobody handles is a typed error that names it")
    func noHandler() async throws {
        let system = try System(name: "test", version: "1") { TallySubsystem<AsEvents>() }
        await #expect(throws: NoHandler(message: "tests.probe")) { try await system.commands.send(Probe()) }
    }

    @Test("A handler's declared error reaches the sender as itself, with its tags and data")
    func declaredError() async throws {
        let system = try System(name: "test", version: "1") {
            ProbeSubsystem(handle: { (_, _) throws(ProbeFailure) in throw .full(TallyFull()) })
        }
        let error = await #expect(throws: TallyFull.self) { try await system.commands.send(Probe()) }
        #expect(error.map { ProbeFailure($0) != nil } == true)
    }

    @Test("What nobody declared reaches the sender as itself too, through a handler that sends another command")
    func unexpectedError() async throws {
        let inner = try System(name: "inner", version: "1") {
            ProbeSubsystem(handle: { (_, _) throws(ProbeFailure) in throw .unexpected(Unforeseen()) })
        }
        let outer = try System(name: "outer", version: "1") {
            ProbeSubsystem(handle: { (probe, _) throws(ProbeFailure) in
                try await ProbeFailure.wrapping { Decision([], reply: try await inner.commands.send(probe)) }
            })
        }
        await #expect(throws: Unforeseen()) { try await outer.commands.send(Probe()) }
    }

    @Test("Wrapping turns declared errors into their cases and leaves the others whole")
    func wrapping() async {
        await #expect(throws: ProbeFailure.self) { try await ProbeFailure.wrapping { throw TallyFull() } }
        do throws(ProbeFailure) {
            try await ProbeFailure.wrapping { throw TallyFull() }
        } catch {
            guard case .full = error else {
                Issue.record("\(error) is not the declared case")
                return
            }
        }
        do throws(ProbeFailure) {
            try await ProbeFailure.wrapping { throw Unforeseen() }
        } catch {
            #expect(error.underlying as? Unforeseen == Unforeseen())
        }
    }

    @Test("Validation refuses a command before its handler sees it, and lists what is wrong without the value")
    func validation() async throws {
        let handled = Mutex(0)
        let system = try System(name: "test", version: "1") {
            ProbeSubsystem(handle: { (probe, _) throws(ProbeFailure) in
                handled.withLock { $0 += 1 }
                return Decision([], reply: probe.text)
            })
        }
        let error = await #expect(throws: ValidationFailed.self) {
            try await system.commands.send(Probe(text: "too long"))
        }
        #expect(error?.problems.map(\.path) == ["$.text"])
        #expect(error?.problems.map(\.rule) == ["maxLength"])
        #expect(error.map { "\($0)" } == "tests.probe is not valid: $.text: at most 5 characters are allowed")
        #expect(handled.withLock { $0 } == 0)
    }

    @Test("A caller needs one of the required roles; the error says whether the caller is known")
    func authorization() async throws {
        let system = try System(name: "test", version: "1") { ProbeSubsystem() }
        try await system.commands.send(GuardedProbe(), as: Caller(user: "terry", roles: ["teller"]))
        let forbidden = await #expect(throws: NotAuthorized.self) {
            try await system.commands.send(GuardedProbe(), as: Caller(user: "mallory", roles: ["guest"]))
        }
        #expect(forbidden?.tag == .forbidden)
        #expect(forbidden.map { "\($0)".contains("mallory") } == false)
        let unauthorized = await #expect(throws: NotAuthorized.self) { try await system.commands.send(GuardedProbe()) }
        #expect(unauthorized?.tag == .unauthorized)
    }

    @Test("Middleware runs in the order given, around validation's inside, and can answer itself")
    func middleware() async throws {
        let trail = Trail()
        let system = try System(
            name: "test",
            version: "1",
            .middleware(Tracking(name: "outer", trail: trail), Tracking(name: "inner", trail: trail))
        ) {
            ProbeSubsystem(handle: { (probe, _) throws(ProbeFailure) in
                trail.add("handler")
                return Decision([], reply: probe.text)
            })
        }
        try await system.commands.send(Probe(text: "x"))
        #expect(trail.steps == ["outer in", "inner in", "handler", "inner out", "outer out"])
    }

    @Test("Middleware and handler run on the sender's thread, on the main actor and off it")
    @MainActor
    func thread() async throws {
        let trail = Trail()
        let system = try System(name: "test", version: "1", .middleware(Locating(trail: trail))) {
            LocatingSubsystem(trail: trail)
        }
        let main = currentThread()
        #expect(try await system.queries.send(Ask()) == 42)
        #expect(trail.steps == ["middleware on \(main)", "handler on \(main)"])
        let other = try await Task.detached {
            let thread = currentThread()
            _ = try await system.queries.send(Ask())
            return thread
        }.value
        // Which may be the same one: without a main loop, a thread of the pool serves the main actor.
        #expect(trail.steps.dropFirst(2) == ["middleware on \(other)", "handler on \(other)"])
    }

    @Test("Building a system with a message handled twice lists every such fault")
    func handledTwice() throws {
        let error = #expect(throws: CompositionError.self) {
            try System(name: "test", version: "1") {
                ProbeSubsystem()
                ProbeSubsystem()
            }
        }
        #expect(
            error?.faults == [
                "the subsystem probes is there twice",
                "the command tests.probe is handled twice",
                "the command tests.guarded_probe is handled twice",
                "the query tests.ask is handled twice",
            ]
        )
    }

    @Test("A handler's free-standing events land in the streams that they name, in one step")
    func freeStandingEvents() async throws {
        let system = try System(name: "test", version: "1") {
            ProbeSubsystem(handle: { (_, _) throws(ProbeFailure) in
                let events = ["a", "b", "a"].map { text in
                    ProbeEmission(streamed: StreamedEvent(Probed(text: text), in: "tests.probed-\(text)"))
                }
                return Decision(events, reply: "done")
            })
        }
        try await system.commands.send(Probe())
        let recorded = try await system.stores.events.readAll().all()
        #expect(recorded.map(\.stream.description) == ["tests.probed-a", "tests.probed-a", "tests.probed-b"])
        #expect(recorded.map(\.version) == [1, 2, 1])
    }
}

/// What happened, in its order.
final class Trail: Sendable {
    private let state = Mutex<[String]>([])
    var steps: [String] { state.withLock { $0 } }
    func add(_ step: String) { state.withLock { $0.append(step) } }
}

private struct Tracking: RequestMiddleware {
    let name: String
    let trail: Trail

    nonisolated(nonsending) func handle<R: Request>(
        _ envelope: Envelope<R>,
        next: nonisolated(nonsending) @Sendable (Envelope<R>) async throws -> R.Result
    ) async throws -> R.Result {
        trail.add("\(name) in")
        defer { trail.add("\(name) out") }
        return try await next(envelope)
    }
}

private struct Locating: RequestMiddleware {
    let trail: Trail

    nonisolated(nonsending) func handle<R: Request>(
        _ envelope: Envelope<R>,
        next: nonisolated(nonsending) @Sendable (Envelope<R>) async throws -> R.Result
    ) async throws -> R.Result {
        trail.add("middleware on \(currentThread())")
        return try await next(envelope)
    }
}

/// Answers with a closure without a capture list: as of Swift 6.3, one with a list does not run where its caller does.
private struct LocatingSubsystem: Subsystem {
    static var name: String { "locating" }
    let trail: Trail

    func register(in registry: inout Registry) {
        let trail = trail
        registry.add(Ask.self) { _, _ throws(ProbeFailure) in
            trail.add("handler on \(currentThread())")
            return 42
        }
    }
}

/// Synchronous, so that it cannot be moved itself.
private func currentThread() -> String { "\(pthread_self())" }

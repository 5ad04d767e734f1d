internal import Misas
internal import Synchronization

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// A scenario on its way: its system, and what has become of it.
final class ScenarioRun: Sendable {
    /// A part of a scenario that is to be done.
    struct Step: Sendable {
        /// Whether what comes of it is asked about.
        let isAction: Bool
        let file: String
        let line: Int
        let perform: @Sendable (ScenarioRun) async throws -> Void
    }

    private struct State {
        var system: System?
        var steps: [Step] = []
        var reply: (any Sendable)?
        var error: (any Error)?
        /// The end of the log before the last action.
        var start = GlobalPosition.start
    }

    let clock: ManualClock
    private let stores: InMemoryStores
    private let build: @Sendable ([SystemOption]) throws -> System
    private let recorder = CommandRecorder()
    private let state = Mutex(State())

    init(_ build: @escaping @Sendable ([SystemOption]) throws -> System, at time: Date) {
        self.build = build
        let clock = ManualClock(time)
        self.clock = clock
        stores = InMemoryStores(clock: { clock.now })
    }

    /// The system, which is built when it is first needed.
    var system: System {
        get throws {
            if let system = state.withLock({ $0.system }) { return system }
            let system = try build([
                .clock(clock), .stores(stores), .environment(.test), .middleware(recorder),
                .processing(ProcessingOptions(failure: .stop)),
                .silent,
            ])
            state.withLock { $0.system = system }
            return system
        }
    }

    /// What handlers get, to look at projections as they do.
    var context: HandlingContext {
        get throws { HandlingContext(now: clock.now, message: MessageContext(), stores: try system.stores) }
    }

    // MARK: Steps

    func add(_ step: Step) {
        state.withLock { $0.steps.append(step) }
    }

    /// Does what is to be done.
    func perform() async throws {
        let steps = state.withLock { state in
            defer { state.steps = [] }
            return state.steps
        }
        var hasActed = false
        for step in steps {
            do {
                if step.isAction, !hasActed {
                    hasActed = true
                    // Where nothing is given, projections are not built yet.
                    try await settle()
                    try await beginAction()
                }
                try await step.perform(self)
                try await settle()
            } catch {
                let what = step.isAction ? "what was done failed" : "what is given cannot be"
                let unmet = (error as? FailedPrediction)?.description ?? "\(what): \(told(error))"
                throw ScenarioFailure(unmet: [unmet], file: step.file, line: step.line)
            }
        }
    }

    private func beginAction() async throws {
        let last = try await system.stores.events.lastPosition()
        recorder.forget()
        state.withLock { state in
            state.start = last
            state.reply = nil
            state.error = nil
        }
    }

    // MARK: Answers

    var reply: (any Sendable)? { state.withLock { $0.reply } }
    var error: (any Error)? { state.withLock { $0.error } }

    /// Keeps what a command or query is answered with.
    func answer<Value: Sendable>(_ body: () async throws -> Value) async {
        do {
            let value = try await body()
            state.withLock { state in
                state.reply = value
                state.error = nil
            }
        } catch {
            state.withLock { state in
                state.reply = nil
                state.error = error
            }
        }
    }

    /// The error that was thrown, where nobody expects one.
    func unexpectedError(_ isExpected: Bool) -> (any Error)? { isExpected ? nil : error }

    /// What an error says, with all that it holds: it is a test's.
    func told(_ error: any Error) -> String {
        switch error {
        case let error as any DomainError: (try? ScenarioLine(error).text) ?? "\(error)"
        case ProcessorError.stopped(let stop, let cause):
            "\(stop.processor) failed at \(stop.type): \(cause.map { told($0) } ?? stop.failure)"
        default: "\(error)"
        }
    }

    // MARK: Events

    /// Records history: the policies have nothing to do with it any more.
    func record(_ events: [any Event], in stream: String) async throws {
        try await append(events, in: stream)
        let system = try system
        let last = try await stores.events.lastPosition()
        for status in try await system.processors.list() where status.kind == .policy {
            for partition in status.partitions {
                let found = try await stores.checkpoints.load(partition.checkpoint)
                try await stores.checkpoints.save(
                    last,
                    for: partition.checkpoint,
                    expecting: found?.position ?? .start,
                    fence: found?.fence ?? 0
                )
            }
        }
    }

    func append(_ events: [any Event], in stream: String) async throws {
        let metadata = MessageContext().eventMetadata
        var encoded: [NewEvent] = []
        for event in events { encoded.append(try EventCodec.encode(event, metadata: metadata)) }
        try await system.stores.events.append(encoded, to: StreamName(stream), expecting: .any)
    }

    /// The events since the last action began.
    func newEvents() async throws -> [RecordedEvent] {
        try await stores.events.readAll(after: state.withLock { $0.start }).all()
    }

    /// The commands that policies have sent since the last action began.
    func newCommands() -> [ScenarioLine] { recorder.lines }

    // MARK: Predictions

    func schedule<P: Prediction>(_ prediction: P, at time: Date) async throws {
        try await system.stores.predictions.schedule(
            NewPrediction(
                identity: PredictionIdentity(type: P.wireName, key: P.key(of: prediction)),
                dueAt: time,
                partition: nil,
                data: try JSON.encode(prediction),
                metadata: MessageContext().eventMetadata
            )
        )
    }

    func scheduled<P: Prediction>(_ type: P.Type, key: String) async throws -> ScenarioLine? {
        let found = try await stores.predictions.find(PredictionIdentity(type: P.wireName, key: key))
        return found.map { ScenarioLine(P.wireName, $0.prediction.data).adding("at \($0.dueAt.told)") }
    }

    // MARK: Consequences

    /// Has all done that follows from what was done.
    func settle() async throws {
        let system = try system
        let processing = system.processing()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await processing.run() }
            defer { processing.drain() }
            try await system.processors.waitUntilReady(timeout: .seconds(60))
            repeat { try await system.settle() } while try await !hasNothingDue(system)
            processing.drain()
            try await group.waitForAll()
        }
    }

    /// Whether no prediction is due, and nothing has been recorded meanwhile; waits where one is on its way.
    private func hasNothingDue(_ system: System) async throws -> Bool {
        let types = system.predictions.types
        let last = try await stores.events.lastPosition()
        var isSettled = true
        let now = clock.now
        try await eventually("no prediction that is due") {
            let due = try await self.stores.predictions.list(PredictionQuery(limit: 1_000)).filter { stored in
                types.contains(stored.identity.type) && stored.dueAt <= now
            }
            for stored in due {
                if case .parked(let reason) = stored.state {
                    throw FailedPrediction(identity: stored.identity, reason: reason)
                }
            }
            if !due.isEmpty { isSettled = false }
            return due.isEmpty
        }
        let isSame = try await stores.events.lastPosition() == last
        return isSettled && isSame
    }
}

/// A prediction whose handler has failed.
private struct FailedPrediction: Error, CustomStringConvertible {
    let identity: PredictionIdentity
    let reason: String

    var description: String { "the prediction \(identity) failed: \(reason)" }
}

/// Notes the commands that policies send.
private final class CommandRecorder: RequestMiddleware {
    private let recorded = Mutex<[(id: UUID, line: ScenarioLine)]>([])

    var lines: [ScenarioLine] { recorded.withLock { $0.map(\.line) } }

    func forget() {
        recorded.withLock { $0 = [] }
    }

    nonisolated(nonsending) func handle<R: Request>(
        _ envelope: Envelope<R>,
        next: nonisolated(nonsending) @Sendable (Envelope<R>) async throws -> R.Result
    ) async throws -> R.Result {
        if envelope.context.caller.isSystem, envelope.payload is any Command {
            let (id, line) = (envelope.context.messageID, try ScenarioLine(envelope.payload))
            recorded.withLock { recorded in
                // A reaction that is tried again sends the same again.
                if !recorded.contains(where: { $0.id == id }) { recorded.append((id, line)) }
            }
        }
        return try await next(envelope)
    }
}

extension Date {
    /// As it is written in a spec.
    var told: String { (try? JSON.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "\(self)" }
}

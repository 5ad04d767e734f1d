internal import Synchronization

/// The projections that are written in the transaction that appends the events.
///
/// Only when they are built: until then their events are left to those who build them. ``InlineSwitch`` is the seam.
final class InlineProjections: Sendable {
    private struct State {
        /// Set once, when the system has been put together.
        var processors: [any Processor] = []
        /// Whether it was looked whether anything is recorded.
        var hasLooked = false
        /// Those that are known to have a log before them, or to be built.
        var begun: Set<String> = []
    }

    /// A projection that follows what is to be appended.
    private struct Follower {
        let processor: any Processor
        /// Whether there may be nothing before what is to be appended.
        let mayBegin: Bool
    }

    let gate = InlineGate()
    private let clock: any SystemClock
    private let state = Mutex(State())

    init(clock: any SystemClock) {
        self.clock = clock
    }

    func set(_ processors: [any Processor]) {
        state.withLock { $0.processors = processors }
    }

    /// Runs a transaction apart from those that hand a projection over, where there are any.
    ///
    /// - Throws: What the body throws; ``EventStoreError`` where it cannot be looked at the log.
    nonisolated(nonsending) func apart<Value: Sendable>(
        on stores: any Stores,
        _ body: nonisolated(nonsending) () async throws -> Value
    ) async throws -> Value {
        let (isThere, isDue) = state.withLock { (!$0.processors.isEmpty, !$0.hasLooked) }
        guard isThere else { return try await body() }
        if isDue { try await look(at: stores) }
        return try await gate.pass(body)
    }

    /// Looks whether anything is recorded: where nothing is, the first event begins the projections.
    ///
    /// Outside of transactions, which may hold all connections that there are.
    private func look(at stores: any Stores) async throws(EventStoreError) {
        let last = try await stores.events.lastTakenPosition()
        state.withLock { state in
            state.hasLooked = true
            if last > .start { state.begun.formUnion(state.processors.map(\.settings.name)) }
        }
    }

    /// Whether any of them follows what is to be appended.
    func want(_ appends: [StreamAppend]) -> Bool {
        let processors = state.withLock { $0.processors }
        guard !processors.isEmpty else { return false }
        return processors.contains { Self.follows($0, appends) }
    }

    /// Appends events and projects them.
    ///
    /// - Throws: ``EventStoreError/projectionFailed(_:)`` where a projection failed; nothing is to be kept then.
    func append(_ appends: [StreamAppend], in transaction: any StoreTransaction) async throws -> [AppendResult] {
        // What projects sees positions as they will be.
        try (transaction as? any PositionPinning)?.pinPositions()
        // Before the append, since it may have to wait for who switches over.
        let followers = try await followers(of: appends, in: transaction)
        let results = try await transaction.events.append(appends)
        let isFirst = results.contains { $0.firstPosition == GlobalPosition(1) && !$0.wasAlreadyStored }
        let projecting = try await begin(followers, isFirst: isFirst, in: transaction)
        guard !projecting.isEmpty else { return results }
        var events: [RecordedEvent] = []
        for result in results where result.count > 0 && !result.wasAlreadyStored {
            for try await event in transaction.events.read(result.stream, from: result.firstVersion) {
                events.append(event)
            }
        }
        events.sort { $0.position < $1.position }
        for processor in projecting {
            let wanted = events.filter { processor.types.contains($0.type) }
            if wanted.isEmpty { continue }
            do {
                try await processor.handle(wanted, in: transaction)
            } catch {
                try Task.checkCancellation()
                throw failure(of: processor, error)
            }
        }
        return results
    }

    /// Those of the projections that follow what is to be appended, and are built or may begin with it.
    ///
    /// What is true of them stays so until the transaction ends.
    private func followers(of appends: [StreamAppend], in transaction: any StoreTransaction) async throws -> [Follower]
    {
        let (processors, begun) = state.withLock { ($0.processors, $0.begun) }
        var found: [Follower] = []
        for processor in processors where Self.follows(processor, appends) {
            let name = processor.settings.name
            var mayBegin = false
            if !begun.contains(name) { mayBegin = try await take(name, in: transaction) }
            if !mayBegin { try await transaction.checkpoints.hold(name) }
            let mark = try await BuiltMark.all(in: transaction.documents).get(name)?.document
            if let successor = mark?.successor {
                // The newer version would not have these events.
                throw failure(of: processor, ProjectionUnready(projection: name, reason: .superseded(by: successor)))
            }
            if mark != nil { _ = state.withLock { $0.begun.insert(name) } }
            if mark != nil || mayBegin { found.append(Follower(processor: processor, mayBegin: mark == nil)) }
        }
        return found
    }

    /// Keeps all others from a projection until the transaction ends; gives whether nobody has built anything of it.
    private func take(_ name: String, in transaction: any StoreTransaction) async throws -> Bool {
        do throws(CheckpointError) {
            try await transaction.checkpoints.save(.start, for: name, expecting: .start, fence: 0)
            return true
        } catch let error where error.isLoss {
            return false
        }
    }

    /// The projections that are written with the events: those that are built, and those that have nothing before these
    /// events, which are the first of all.
    private func begin(
        _ followers: [Follower],
        isFirst: Bool,
        in transaction: any StoreTransaction
    ) async throws -> [any Processor] {
        var projecting: [any Processor] = []
        for follower in followers {
            let name = follower.processor.settings.name
            if follower.mayBegin {
                guard isFirst else {
                    _ = state.withLock { $0.begun.insert(name) }
                    continue
                }
                try await BuiltMark.all(in: transaction.documents)
                    .put(BuiltMark(follower.processor.settings, since: clock.now), as: name)
            }
            projecting.append(follower.processor)
        }
        return projecting
    }

    private func failure(of processor: any Processor, _ error: any Error) -> EventStoreError {
        .projectionFailed(InlineProjectionFailure(projection: processor.settings.name, underlying: error))
    }

    private static func follows(_ processor: any Processor, _ appends: [StreamAppend]) -> Bool {
        appends.contains { append in append.events.contains { processor.types.contains($0.type) } }
    }
}

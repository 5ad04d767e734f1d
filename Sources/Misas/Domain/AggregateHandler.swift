/// Brings commands to aggregates: loads, decides, appends with the version that was loaded, and replies.
///
/// When somebody
/// else changed the aggregate meanwhile, decides again on its new state.
struct AggregateHandler: Sendable {
    let stores: any Stores
    let retry: ConflictRetry
    let meters: Meters?

    /// Handles a command that begins an aggregate.
    func handle<C: CreatingCommand>(_ envelope: Envelope<C>) async throws -> C.Result {
        let id = C.target(of: envelope.payload)
        let decision = try Self.decide { () throws(C.Failure) in
            try C.decide(envelope.payload, in: DecisionContext(now: envelope.sentAt, message: envelope.context))
        }
        let keeper = AggregateKeeper<C.Target>(stores: stores)
        do {
            let version = try await keeper.begin(
                id,
                with: decision.emissions.map { $0.event },
                context: envelope.context
            )
            envelope.target?.reach(version)
        } catch AggregateKeeperError.exists {
            throw C.alreadyExists(id)
        }
        return decision.reply
    }

    /// Handles a command of an existing aggregate.
    func handle<C: UpdatingCommand>(_ envelope: Envelope<C>) async throws -> C.Result {
        let id = C.target(of: envelope.payload)
        let keeper = AggregateKeeper<C.Target>(stores: stores)
        let context = DecisionContext(now: envelope.sentAt, message: envelope.context)
        var attempt = 1
        while true {
            guard let loaded = try await keeper.load(id) else { throw C.notFound(id) }
            try envelope.target?.check(loaded.version, of: C.Target.wireName)
            let decision = try Self.decide { () throws(C.Failure) in
                try C.decide(envelope.payload, on: loaded.state, in: context)
            }
            do {
                let version = try await keeper.append(
                    decision.emissions.map { $0.event },
                    to: id,
                    after: loaded,
                    context: envelope.context
                )
                envelope.target?.reach(version)
                return decision.reply
            } catch AggregateKeeperError.changed(let conflict) {
                meters?.count("misas.command.conflicts", [TelemetryKey.destination: C.wireName])
                guard attempt < retry.attempts else {
                    throw TooManyConflicts(
                        command: C.wireName,
                        stream: C.Target.streamName(of: id),
                        attempts: attempt,
                        lastConflict: conflict
                    )
                }
            }
            attempt += 1
            try await retry.wait(before: attempt)
        }
    }

    /// Lets the error itself through rather than the case that it is declared as.
    private static func decide<C, Failure: RequestFailure>(
        _ body: () throws(Failure) -> Decision<C>
    ) throws -> Decision<C> {
        do throws(Failure) {
            return try body()
        } catch {
            throw error.underlying
        }
    }
}

/// Why an aggregate could not be kept, where that is no fault.
enum AggregateKeeperError: Error {
    case exists
    case changed(any Error)
}

/// Keeps aggregates as their spec says: as events, or as a state with the events beside it.
struct AggregateKeeper<Root: Aggregate>: Sendable {
    let stores: any Stores

    func load(_ id: Root.ID) async throws -> AggregateRepository<Root>.Loaded? {
        guard Root.isStateStored else { return try await AggregateRepository<Root>(stores: stores).load(id) }
        return try await StateRepository<Root>(stores: stores).load(id)
    }

    /// - Returns: the version that it begins at; `nil` where nothing begins.
    func begin(
        _ id: Root.ID,
        with events: [Root.Event],
        context: MessageContext
    ) async throws -> StreamVersion? {
        do {
            return try await store(events, to: id, after: nil, context: context)
        } catch AggregateKeeperError.changed {
            throw AggregateKeeperError.exists
        }
    }

    /// - Returns: the version that it is at then.
    func append(
        _ events: [Root.Event],
        to id: Root.ID,
        after loaded: AggregateRepository<Root>.Loaded,
        context: MessageContext
    ) async throws -> StreamVersion {
        try await store(events, to: id, after: loaded, context: context) ?? loaded.version
    }

    private func store(
        _ events: [Root.Event],
        to id: Root.ID,
        after loaded: AggregateRepository<Root>.Loaded?,
        context: MessageContext
    ) async throws -> StreamVersion? {
        do {
            guard Root.isStateStored else {
                return try await AggregateRepository<Root>(stores: stores).append(
                    events,
                    to: id,
                    after: loaded,
                    context: context
                )
            }
            return try await StateRepository<Root>(stores: stores).store(
                events,
                to: id,
                after: loaded,
                context: context
            )
        } catch let error as EventStoreError where error.isConflict {
            throw AggregateKeeperError.changed(error)
        } catch let error as DocumentStoreError where error.isConflict {
            throw AggregateKeeperError.changed(error)
        } catch let error as CheckpointError where error.isLoss {
            // An inline projection came to be written with the events, or no longer is.
            throw AggregateKeeperError.changed(error)
        }
    }
}

/// Has a projection that is inline written by the appends from now on, when it has been built up to the end of the log.
///
/// Every append that the projection follows holds its checkpoint and asks whether it is built; the switch moves that
/// checkpoint. So an append is either before it, and handled by it, or behind it, and projects its events itself.
struct InlineSwitch {
    /// The log goes on behind what can be read of it, or behind what is handled at once.
    struct NotYet: Error {}

    let processor: any Processor
    let stores: WorkStores
    let clock: any SystemClock

    private var settings: ProcessorSettings { processor.settings }

    /// Handles the rest of the log, and lets the appends take over; other versions of the projection that they have written
    /// end with it.
    ///
    /// Whoever appends meanwhile waits, for as long as it takes to handle what came last. To do it again, as when the
    /// first time was not answered, changes nothing.
    ///
    /// - Parameters:
    ///   - fence: the fencing number of the claim on the projection's checkpoint.
    ///   - position: where that checkpoint is.
    /// - Throws: ``NotYet``; what the projection and the stores throw.
    func perform(fence: Int64, from position: GlobalPosition) async throws {
        let others = try await claimOthers()
        do {
            try await attempt(fence, position, others)
        } catch {
            await release(others)
            throw error
        }
        await release(others)
    }

    private func attempt(_ fence: Int64, _ position: GlobalPosition, _ others: [Checkpoint]) async throws {
        let name = settings.name
        // This program's appends wait in front of it, rather than with a connection in hand.
        _ = try await stores.commitAlone { transaction in
            try (transaction as? any PositionPinning)?.refuseAppends(of: processor.types)
            for checkpoint in others { try await end(checkpoint, in: transaction) }
            // From here on no append that the projection follows is under way.
            try await transaction.checkpoints.save(position, for: name, expecting: position, fence: fence)
            let marks = BuiltMark.all(in: transaction.documents)
            // Done before, and not answered: what came since, the appends have written.
            guard try await marks.get(name) == nil else { return }
            let (rest, end) = try await rest(after: position)
            if !rest.isEmpty { try await processor.handle(rest, in: transaction) }
            try await transaction.checkpoints.save(end, for: name, expecting: position, fence: fence)
            try await marks.put(BuiltMark(settings, since: clock.now), as: name)
        }
    }

    /// The events that are not handled yet, up to the end of the log.
    private func rest(after position: GlobalPosition) async throws -> ([RecordedEvent], GlobalPosition) {
        let last = try await stores.events.lastTakenPosition()
        guard position < last else { return ([], position) }
        var events: [RecordedEvent] = []
        var seen = position
        let pages = stores.events.readAll(after: position, through: last, filter: .types(processor.types)).pages
        for try await page in pages {
            events += page.events
            seen = max(seen, page.position)
            guard events.count <= settings.batchSize else { throw NotYet() }
        }
        // Where others' appends are under way, there may be events behind them that nobody can read yet.
        guard seen >= last else { throw NotYet() }
        return (events, last)
    }

    // MARK: Other versions

    /// Claims the checkpoints of other versions that appends still write.
    private func claimOthers() async throws -> [Checkpoint] {
        let family = BuiltMark.family == settings.declaredName
        var claims: [Checkpoint] = []
        for mark in try await BuiltMark.all(in: stores.documents).find(where: family)
        where mark.id != settings.name && mark.document.isInline && mark.document.successor == nil {
            claims.append(
                try await stores.checkpoints.claim(mark.id, by: "\(settings.name) takes over", for: .seconds(10))
            )
        }
        return claims
    }

    private func end(_ checkpoint: Checkpoint, in transaction: any StoreTransaction) async throws {
        try await transaction.checkpoints.save(
            checkpoint.position,
            for: checkpoint.name,
            expecting: checkpoint.position,
            fence: checkpoint.fence
        )
        let marks = BuiltMark.all(in: transaction.documents)
        guard var mark = try await marks.get(checkpoint.name)?.document else { return }
        mark.successor = settings.name
        try await marks.put(mark, as: checkpoint.name)
    }

    private func release(_ claims: [Checkpoint]) async {
        // Also for a task that was cancelled: nobody is to wait for the leases to end.
        let stores = stores
        await Task {
            for claim in claims { try? await stores.checkpoints.release(claim.name, fence: claim.fence) }
        }.value
    }
}

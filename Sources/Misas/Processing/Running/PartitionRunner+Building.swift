extension PartitionRunner {
    /// Learns whether a projection was built before.
    mutating func learnWhetherBuilt() async throws {
        guard settings.kind == .projection else { return }
        try await withStore { runner in
            let mark = try await BuiltMark.all(in: runner.stores.documents).get(runner.claim.checkpoint)?.document
            runner.isBuilt = mark.map { runner.settings.isInline || !$0.isClosed } ?? false
        }
        if isBuilt, settings.isInline { return try await leaveToAppends() }
        try await lookWhetherBuilt()
    }

    /// Sees to it that a projection that has caught up is marked so, and that one that is inline is left to the appends.
    ///
    /// The end of the log is looked at before events are handled: who reaches it soon has caught up with it.
    mutating func lookWhetherBuilt() async throws {
        guard settings.kind == .projection, !isBuilt else { return }
        let now = ContinuousClock.now
        if let horizon {
            guard position >= horizon.position else { return }
            if now - horizon.seenAt <= .seconds(1), try await finish() { return }
        }
        try await withStore { runner in
            runner.horizon = (try await runner.stores.events.lastPosition(), now)
        }
        if let horizon, position >= horizon.position { _ = try await finish() }
    }

    /// Gives the partition up, and lets all instances know that there is nothing to be held any more.
    mutating func leaveToAppends() async throws {
        let name = settings.name
        try await withStore { runner in _ = try await runner.stores.checkpoints.notify(name) }
        inbox.drain()
    }

    /// - Returns: whether the projection is built now.
    private mutating func finish() async throws -> Bool {
        if settings.isInline {
            try await flush()
            guard try await switchOver() else { return false }
            isBuilt = true
            try await leaveToAppends()
            return true
        }
        let mark = BuiltMark(settings, since: clock.now)
        let name = claim.checkpoint
        let end = position
        try await withStore { runner in
            try await runner.save(end) { transaction in
                try await BuiltMark.all(in: transaction.documents).put(mark, as: name)
            }
        }
        isBuilt = true
        return true
    }

    /// Lets the appends write the projection.
    ///
    /// - Returns: whether they do now; else it goes on as before: an event that it fails at, it meets by itself.
    private func switchOver() async throws -> Bool {
        let processor = HandlingProcessor(settings: settings, handling: handling, telemetry: observer.telemetry)
        let switching = InlineSwitch(processor: processor, stores: stores, clock: clock)
        let (fence, position) = (claim.fence, saved)
        // Some stores find out at the end that somebody has appended meanwhile.
        for _ in 1...20 {
            do {
                // An append that is under way may take its time, and others would wait for it too.
                return try await TimeBound.isDone(within: .seconds(1)) {
                    try await switching.perform(fence: fence, from: position)
                }
            } catch EventStoreError.positionsMoved {
                try Task.checkCancellation()
            } catch let error as CheckpointError where error.isLoss {
                throw Lost()
            } catch {
                try Task.checkCancellation()
                return false
            }
        }
        return false
    }
}

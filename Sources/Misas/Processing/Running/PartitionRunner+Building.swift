extension PartitionRunner {
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
        let processor = HandlingProcessor(settings: settings, handling: handling)
        let switching = InlineSwitch(processor: processor, stores: stores, clock: clock)
        // Some stores find out at the end that somebody has appended meanwhile.
        for _ in 1...20 {
            do {
                return try await soon(switching)
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

    /// Switches over, and gives up when an append that is under way takes its time: others would wait for it too.
    private func soon(_ switching: InlineSwitch) async throws -> Bool {
        let (fence, position) = (claim.fence, saved)
        return try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await switching.perform(fence: fence, from: position)
                return true
            }
            group.addTask {
                try? await Task.sleep(for: .seconds(1))
                return false
            }
            let isDone = try await group.next() ?? false
            group.cancelAll()
            guard !isDone else { return true }
            // It may have been just in time.
            return try await group.next() ?? false
        }
    }
}

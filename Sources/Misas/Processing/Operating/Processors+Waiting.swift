extension Processors {
    /// Waits until a projection has handled everything up to a position: to read one's own writes.
    ///
    /// Holds for whichever instance handles it, in this program or in another. What it has set aside counts as handled. One
    /// that is being built is waited for until it is built.
    ///
    /// - Parameters:
    ///   - position: the position; `nil` means the last one that is recorded now.
    ///   - projection: the projection.
    ///   - timeout: how long to wait at most.
    /// - Throws: ``ProcessorError/late(_:position:expected:waited:)`` when the time is over, and ``ProjectionUnready`` where it
    ///   is being built; ``ProcessorError/stopped(_:underlying:)`` when it has stopped before; what the stores throw; `CancellationError`.
    public func waitUntilProcessed(
        _ position: GlobalPosition? = nil,
        by projection: (some Projection).Type,
        timeout: Duration = .seconds(5)
    ) async throws {
        try await waitUntilProcessed(position, by: projection.processorName, timeout: timeout)
    }

    /// Waits until a processor has handled everything up to a position.
    ///
    /// - Parameters:
    ///   - position: the position; `nil` means the last one that is recorded now.
    ///   - name: the processor's name.
    ///   - timeout: how long to wait at most; `nil` means for ever.
    /// - Throws: As ``waitUntilProcessed(_:by:timeout:)-(_,Projection.Type,_)``; ``ProcessorError/unknown(_:known:)``.
    public func waitUntilProcessed(
        _ position: GlobalPosition? = nil,
        by name: String,
        timeout: Duration?
    ) async throws {
        let processor = try processor(name)
        let target = if let position { position } else { try await stores.events.lastTakenPosition() }
        let begin = ContinuousClock.now
        var pause = Duration.milliseconds(4)
        while true {
            let changes = board.changes.value
            let obstacle = try await readiness.obstacle(to: name)
            // What is inline is written with the events, once it is built.
            if obstacle == nil, processor.settings.isInline { return }
            let (reached, isAllHere) = try await progress(of: processor, to: target)
            if obstacle == nil, reached >= target { return }
            let waited = ContinuousClock.now - begin
            if let timeout, waited >= timeout {
                if let obstacle, reached >= target { throw obstacle }
                throw ProcessorError.late(name, position: reached, expected: target, waited: timeout)
            }
            let rest = timeout.map { $0 - waited } ?? .seconds(3600)
            await board.changes.wait(since: changes, atMost: isAllHere && obstacle == nil ? rest : min(rest, pause))
            try Task.checkCancellation()
            pause = min(pause * 2, .milliseconds(100))
        }
    }

    /// Waits until all processors have handled what is recorded now, and all that this led to.
    ///
    /// - Throws: ``ProcessorError/stopped(_:underlying:)``; what the stores throw; `CancellationError`.
    func settle() async throws {
        var last = try await stores.events.lastTakenPosition()
        while true {
            for name in names + inline.map(\.settings.name) {
                try await waitUntilProcessed(last, by: name, timeout: nil)
            }
            let now = try await stores.events.lastTakenPosition()
            if now == last { return }
            last = now
        }
    }

    /// Up to where all partitions have handled all, and whether all of them are in this program's hands.
    private func progress(
        of processor: any Processor,
        to target: GlobalPosition
    ) async throws -> (GlobalPosition, isAllHere: Bool) {
        var reached = target
        var isAllHere = true
        for checkpoint in processor.settings.checkpoints {
            if let current = board.monitor(of: checkpoint)?.current, !current.isLeaving {
                if let (stop, cause) = current.stop, current.position < target {
                    throw ProcessorError.stopped(stop, underlying: cause)
                }
                reached = min(reached, current.position)
            } else {
                isAllHere = false
                reached = min(reached, try await storedProgress(of: checkpoint, processor, to: target))
            }
        }
        return (reached, isAllHere)
    }

    /// Up to where a partition has handled all that is in others' hands, as far as the stores know.
    private func storedProgress(
        of checkpoint: String,
        _ processor: any Processor,
        to target: GlobalPosition
    ) async throws -> GlobalPosition {
        let position = try await stores.checkpoints.load(checkpoint)?.position ?? .start
        guard position < target else { return position }
        let stops = ProcessorStop.all(in: stores.documents)
        if let stop = try await stops.get(checkpoint)?.document {
            throw ProcessorError.stopped(stop, underlying: nil)
        }
        // A checkpoint is moved over what is not its processor's only now and then.
        let rest = stores.events.readAll(
            after: position,
            through: target,
            filter: .types(processor.types),
            limit: 1
        )
        var seen = position
        for try await page in rest.pages {
            guard page.events.isEmpty else { return seen }
            // Where an append is under way, the log is not looked at as far as was asked for.
            seen = max(seen, page.position)
        }
        return seen
    }
}

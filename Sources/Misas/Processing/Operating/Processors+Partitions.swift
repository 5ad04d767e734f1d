extension CheckpointStore {
    /// The processors that have run in another number of partitions than they are to run in.
    func partitionFaults(of processors: [any Processor]) async throws(CheckpointError) -> [ProcessorError] {
        let saved = try await list().filter { $0.savedAt != nil }.map(\.name)
        return processors.map(\.settings).compactMap { settings in
            let others = settings.others(among: saved)
            guard !others.isEmpty else { return nil }
            return .partitioned(settings.name, into: settings.partitions, checkpoints: others)
        }
    }
}

extension Processors {
    /// Brings a processor over that has run in another number of partitions than this program has it in.
    ///
    /// Its owners give it up. What the partitions that are behind have not handled up to where the first is, is handled here;
    /// then, at one position, the new partitions take the place of the old. Nothing is handled twice, nor in another order.
    /// Instances that have it in the old number do nothing for it any more, and have to be replaced. It may be done again where
    /// it has failed or was interrupted.
    ///
    /// - Parameters:
    ///   - name: the processor's name.
    ///   - timeout: how long to wait for the instances that hold it, and then for the partitions that are behind.
    /// - Throws: ``ProcessorError/unknown(_:known:)``; ``ProcessorError/stopped(_:underlying:)`` where a partition stops at an event
    ///   meanwhile, ``ProcessorError/late(_:position:expected:waited:)`` where it takes too long,
    ///   ``ProcessorError/partitioned(_:into:checkpoints:)`` where it has run in several other numbers;
    ///   ``CheckpointError/held(_:owner:until:)`` when an instance has not given it up in time; what the stores throw.
    public func repartition(_ name: String, timeout: Duration = .seconds(60)) async throws {
        let processor = try processor(name)
        let settings = processor.settings
        let saved = try await stores.checkpoints.list().filter { $0.savedAt != nil }.map(\.name)
        let others = settings.others(among: saved)
        guard let number = others.first.flatMap({ ProcessorSettings.partitions(of: $0, name) }) else { return }
        let before = settings.divided(into: number)
        guard others.allSatisfy(before.checkpoints.contains) else {
            throw ProcessorError.partitioned(name, into: settings.partitions, checkpoints: others)
        }
        let wasPaused = try await control(of: name).isPaused
        try await control(name) { $0.isPaused = true }
        do {
            let claims = try await take(before.checkpoints, timeout: timeout)
            // Where it was interrupted, the new ones are there already.
            if !saved.contains(where: settings.checkpoints.contains) {
                do {
                    try await bringOver(processor, claims, from: before, timeout: timeout)
                } catch {
                    await release(claims)
                    throw error
                }
            }
            for claim in claims { try await stores.checkpoints.delete(claim.name) }
        } catch {
            try? await control(name) { $0.isPaused = wasPaused }
            throw error
        }
        readiness.forget(name)
        let partitions = settings.partitions
        try await control(name) { control in
            control.isPaused = wasPaused
            // An instance that has it in the old number would begin anew.
            control.partitions = partitions
        }
    }

    private func bringOver(
        _ processor: any Processor,
        _ claims: [Checkpoint],
        from before: ProcessorSettings,
        timeout: Duration
    ) async throws {
        let (settings, name) = (processor.settings, processor.settings.name)
        let end = claims.map(\.position).max() ?? .start
        var held: [Checkpoint] = []
        for (index, claim) in claims.enumerated() {
            held.append(try await catchUp(processor, claim, index, among: before, to: end, timeout: timeout))
        }
        try await stores.transaction { [held] transaction in
            for claim in held {
                // That nobody has taken it meanwhile.
                try await transaction.checkpoints.save(end, for: claim.name, expecting: end, fence: claim.fence)
            }
            for checkpoint in settings.checkpoints {
                try await transaction.checkpoints.save(end, for: checkpoint, expecting: .start, fence: 0)
            }
            try await control(name, in: transaction) { $0.partitions = settings.partitions }
            let marks = BuiltMark.all(in: transaction.documents)
            let built = try await marks.get(before.checkpoints).filter { !$0.document.isClosed }
            if built.count == before.partitions {
                for checkpoint in settings.checkpoints {
                    try await marks.put(BuiltMark(settings, since: clock.now), as: checkpoint)
                }
            }
            for checkpoint in before.checkpoints { try await marks.delete(checkpoint) }
            let requests = ProcessorRequest.all(in: transaction.documents)
            for request in try await requests.find(where: ProcessorRequest.processor == name) {
                try await requests.delete(request.id)
            }
        }
    }

    /// Has a partition handle what lies before a position; gives its checkpoint as it is then.
    private func catchUp(
        _ processor: any Processor,
        _ claim: Checkpoint,
        _ index: Int,
        among before: ProcessorSettings,
        to end: GlobalPosition,
        timeout: Duration
    ) async throws -> Checkpoint {
        let name = processor.settings.name
        let partition = PartitionClaim(checkpoint: claim.name, index: index, fence: claim.fence)
        let work = PartitionWork(
            stores: stores,
            clock: clock,
            idleLimit: .seconds(30),
            claim: partition,
            checkpoint: claim,
            rebuildsThrough: .start,
            inbox: PartitionInbox(),
            monitor: PartitionMonitor(processor: name, claim: partition, position: claim.position, board: board)
        )
        let isDone = try await TimeBound.isDone(within: timeout) {
            try await processor.catchUp(work, among: before.partitions, to: end)
        }
        let now = try await stores.checkpoints.load(claim.name) ?? claim
        guard isDone else {
            if let stop = work.monitor.current.stop {
                throw ProcessorError.stopped(stop.stop, underlying: stop.cause)
            }
            throw ProcessorError.late(name, position: now.position, expected: end, waited: timeout)
        }
        return now
    }
}

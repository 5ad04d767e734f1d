#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Processors {
    /// How all processors are doing.
    ///
    /// What is slow is told from what is stuck: a partition is stuck when an event has waited for it longer than the
    /// patience, and it has not come on for as long.
    ///
    /// - Parameter patience: how long a partition may stand still while something waits for it.
    /// - Throws: what the stores throw.
    /// - Complexity: a few queries, and one for each partition that is behind.
    public func list(patience: Duration = .seconds(60)) async throws -> [ProcessorStatus] {
        let last = try await stores.events.lastPosition()
        let checkpoints = try await stores.checkpoints.list()
        let found = Dictionary(checkpoints.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var statuses: [ProcessorStatus] = []
        for processor in all + inline {
            statuses.append(try await status(of: processor, found, last: last, patience: patience))
        }
        return statuses
    }

    /// How one processor is doing.
    ///
    /// - Throws: ``ProcessorError/unknown(_:known:)``; what the stores throw.
    public func status(of name: String, patience: Duration = .seconds(60)) async throws -> ProcessorStatus {
        let processor = try processor(name)
        let last = try await stores.events.lastPosition()
        var found: [String: Checkpoint] = [:]
        for checkpoint in processor.settings.checkpoints {
            found[checkpoint] = try await stores.checkpoints.load(checkpoint)
        }
        return try await status(of: processor, found, last: last, patience: patience)
    }

    private func status(
        of processor: any Processor,
        _ checkpoints: [String: Checkpoint],
        last: GlobalPosition,
        patience: Duration
    ) async throws -> ProcessorStatus {
        let name = processor.settings.name
        let now = clock.now
        let isPaused = try await control(of: name).isPaused
        let stopped = try await stops(of: processor)
        let settings = processor.settings
        let marks = try await BuiltMark.all(in: stores.documents).get(settings.checkpoints)
        let built = Set(marks.filter { !$0.document.isClosed }.map(\.id))
        var partitions: [ProcessorStatus.Partition] = []
        for checkpoint in settings.checkpoints {
            var found = checkpoints[checkpoint] ?? Checkpoint(name: checkpoint)
            let isBuilt = settings.kind != .projection || built.contains(checkpoint)
            // Where the appends write it, no checkpoint moves.
            let isWritten = settings.isInline && !marks.isEmpty
            if isWritten { found = Checkpoint(name: checkpoint, position: last, savedAt: found.savedAt) }
            let waiting = try await firstWaiting(for: processor, after: found.position, last: last)
            let owner = found.leaseExpiresAt.map { $0 > now } ?? false ? found.owner : nil
            let stop = stopped[checkpoint]
            partitions.append(
                ProcessorStatus.Partition(
                    checkpoint: checkpoint,
                    position: found.position,
                    owner: owner,
                    savedAt: found.savedAt,
                    waitingSince: waiting,
                    stop: stop,
                    health: isWritten
                        ? (isBuilt ? .current : .building)
                        : health(isPaused, stop, waiting, owner, found.savedAt, now, patience, isBuilt: isBuilt)
                )
            )
        }
        return ProcessorStatus(
            name: name,
            kind: settings.kind,
            isInline: settings.isInline,
            isPaused: isPaused,
            partitions: partitions,
            parkedEvents: try await ParkingLot(in: stores.documents).count(of: name),
            lastPosition: last,
            time: now
        )
    }

    /// When the first event was recorded that a partition has not handled.
    private func firstWaiting(
        for processor: any Processor,
        after position: GlobalPosition,
        last: GlobalPosition
    ) async throws -> Date? {
        guard position < last else { return nil }
        let rest = stores.events.readAll(after: position, filter: .types(processor.types), limit: 1)
        for try await event in rest { return event.recordedAt }
        return nil
    }

    private func health(
        _ isPaused: Bool,
        _ stop: ProcessorStop?,
        _ waiting: Date?,
        _ owner: String?,
        _ savedAt: Date?,
        _ now: Date,
        _ patience: Duration,
        isBuilt: Bool
    ) -> ProcessorStatus.Health {
        if isPaused { return .paused }
        if stop != nil { return .stopped }
        guard let waiting else { return isBuilt ? .current : .building }
        if owner == nil { return .abandoned }
        // What came on while the event waited is only slow.
        let still = now.timeIntervalSince(max(savedAt ?? waiting, waiting))
        if still > patience.seconds { return .stuck }
        return isBuilt ? .behind : .building
    }
}

internal import Synchronization

/// The projections that are written in the transaction that appends the events.
final class InlineProjections: Sendable {
    /// Set once, when the system has been put together.
    private let processors = Mutex<[any Processor]>([])

    func set(_ processors: [any Processor]) {
        self.processors.withLock { $0 = processors }
    }

    /// Whether any of them follows what is to be appended.
    func want(_ appends: [StreamAppend]) -> Bool {
        let processors = processors.withLock { $0 }
        guard !processors.isEmpty else { return false }
        return processors.contains { processor in
            appends.contains { append in append.events.contains { processor.types.contains($0.type) } }
        }
    }

    /// Appends events and projects them.
    ///
    /// - Throws: ``EventStoreError/projectionFailed(_:)`` where a projection failed; nothing is to be kept then.
    func append(_ appends: [StreamAppend], in transaction: any StoreTransaction) async throws -> [AppendResult] {
        // What projects sees positions as they will be.
        try (transaction as? any PositionPinning)?.pinPositions()
        let results = try await transaction.events.append(appends)
        var events: [RecordedEvent] = []
        for result in results where result.count > 0 && !result.wasAlreadyStored {
            for try await event in transaction.events.read(result.stream, from: result.firstVersion) {
                events.append(event)
            }
        }
        events.sort { $0.position < $1.position }
        for processor in processors.withLock({ $0 }) {
            let wanted = events.filter { processor.types.contains($0.type) }
            if wanted.isEmpty { continue }
            do {
                try await processor.handle(wanted, in: transaction)
            } catch {
                try Task.checkCancellation()
                throw EventStoreError.projectionFailed(
                    InlineProjectionFailure(projection: processor.settings.name, underlying: error)
                )
            }
        }
        return results
    }
}

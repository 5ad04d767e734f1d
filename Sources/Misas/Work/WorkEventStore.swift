/// The event store as a system's handlers reach it.
struct WorkEventStore: EventStoreWrapper {
    let stores: any Stores
    let inline: InlineProjections
    private static let retry = ConflictRetry(attempts: 30)

    var store: any EventStore { stores.events }
    /// The streams of the transaction that the task works in, else of the store.
    var base: any EventStreams { UnitOfWork.current?.events ?? store }

    func append(_ appends: [StreamAppend]) async throws(EventStoreError) -> [AppendResult] {
        if let transaction = UnitOfWork.current { return try await transaction.events.append(appends) }
        guard inline.want(appends) else { return try await store.append(appends) }
        var attempt = 1
        while true {
            do throws(EventStoreError) {
                return try await EventStoreError.catching {
                    try await inline.apart(on: stores) {
                        try await stores.commit { transaction in
                            try await inline.append(appends, in: transaction)
                        }
                        .value
                    }
                }
            } catch .positionsMoved {
                // Nothing was written: with the positions that are next now, all is done anew.
            } catch let error where attempt < Self.retry.attempts && isOurs(error, appends) {
                attempt += 1
                try await EventStoreError.catching { try await Self.retry.wait(before: attempt) }
            }
        }
    }

    /// Whether a conflict is one of the projections' with those of others, which the append has not asked for.
    private func isOurs(_ error: EventStoreError, _ appends: [StreamAppend]) -> Bool {
        switch error {
        case .projectionFailed(let failure): failure.isConflict
        case .conflict(let stream, _, _), .streamExists(let stream, _):
            // To read the events back, some stores let no others come between.
            appends.contains { $0.stream == stream && $0.expecting == .any }
        default: false
        }
    }
}

/// The event store as a system's handlers reach it.
struct WorkEventStore: EventStoreWrapper {
    let stores: any Stores
    let inline: InlineProjections

    var store: any EventStore { stores.events }
    /// The streams of the transaction that the task works in, else of the store.
    var base: any EventStreams { UnitOfWork.current?.events ?? store }

    func append(_ appends: [StreamAppend]) async throws(EventStoreError) -> [AppendResult] {
        if let transaction = UnitOfWork.current { return try await transaction.events.append(appends) }
        guard inline.want(appends) else { return try await store.append(appends) }
        while true {
            do throws(EventStoreError) {
                return try await EventStoreError.catching {
                    try await stores.commit { transaction in
                        try await inline.append(appends, in: transaction)
                    }
                    .value
                }
            } catch .positionsMoved {
                // Nothing was written: with the positions that are next now, all is done anew.
            }
        }
    }
}

/// The streams of a transaction, whose inline projections are written with what is appended.
struct WorkEventStreams: EventStreamsWrapper {
    let transaction: any StoreTransaction
    let inline: InlineProjections

    var base: any EventStreams { transaction.events }

    func append(_ appends: [StreamAppend]) async throws(EventStoreError) -> [AppendResult] {
        guard inline.want(appends) else { return try await base.append(appends) }
        return try await EventStoreError.catching {
            // What fails must leave the transaction as it was, the append included.
            try await transaction.nested { part in try await inline.append(appends, in: part) }
        }
    }
}

extension EventStoreError {
    /// Runs what throws anything, and says it in the words of an event store.
    static func catching<Value: Sendable>(_ body: () async throws -> Value) async throws(EventStoreError) -> Value {
        do {
            return try await body()
        } catch let error as EventStoreError {
            throw error
        } catch is CancellationError {
            throw .cancelled
        } catch let error as CheckpointError where error.isLoss {
            // A projection has come to be written with the events, or no longer is.
            throw .positionsMoved
        } catch let error as StoreError {
            switch error {
            case .invalid(let input): throw .invalid(input)
            case .unavailable(let reason): throw .unavailable(reason)
            case .cancelled: throw .cancelled
            }
        } catch {
            let reason = "the append's transaction failed: \(FailureDescription.of(error))"
            throw .unavailable(StoreUnavailable(reason, underlying: error))
        }
    }
}

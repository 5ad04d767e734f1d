/// A transaction of a system's stores: what is appended in it is projected in it, where a projection is inline.
struct WorkTransaction: TransactionWrapper, PositionPinning {
    let base: any StoreTransaction
    let inline: InlineProjections

    var events: any EventStreams { WorkEventStreams(transaction: base, inline: inline) }

    nonisolated(nonsending) func nested<R: Sendable>(
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> R {
        try await base.nested { part in try await body(WorkTransaction(base: part, inline: inline)) }
    }
}

import Misas

/// Lets others go on while a transaction is open: until a flag is raised, or until the transaction has been answered many
/// times.
///
/// A scenario may conclude nothing from its end: stores may hold back who writes what the transaction has written. It asks
/// the transaction, since whoever is held back may have the only other connection.
nonisolated(nonsending) func giveTurns(
    during transaction: any StoreTransaction,
    until flag: Flag
) async throws {
    for _ in 0..<100 where !flag.isRaised {
        _ = try await transaction.replies.reply(to: "turns")
        await Task.yield()
    }
}

/// Does something on a task that is cancelled already.
func onCancelledTask<Value: Sendable>(
    _ body: @escaping @Sendable () async throws -> Value
) async -> Result<Value, any Error> {
    await Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return await Result.of(body)
    }
    .value
}

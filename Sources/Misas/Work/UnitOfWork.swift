/// The transaction that the current task works in.
///
/// Whatever a handler reaches the stores through, its writes are part of it: a command that a policy sends appends in
/// the transaction that moves the policy's checkpoint.
enum UnitOfWork {
    /// The transaction; `nil` where each write stands for itself.
    @TaskLocal static var current: (any StoreTransaction)?

    /// Runs a body in a transaction of the stores.
    nonisolated(nonsending) static func perform<Value: Sendable>(
        in transaction: any StoreTransaction,
        _ body: nonisolated(nonsending) () async throws -> Value
    ) async throws -> Value {
        try await $current.hold(transaction, during: body)
    }
}

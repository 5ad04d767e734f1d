#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where the operations of a store in memory go: straight to the state, or to a transaction.
enum InMemorySession: Sendable {
    case direct(InMemoryCore)
    case transaction(InMemoryTransaction)

    /// Decides something, and does it or puts it aside.
    ///
    /// A commit is given where it was done.
    func perform<R: Sendable, Failure: StoreFailure>(
        _ body: (inout StoreOverlay, borrowing InMemoryState, Date) throws(Failure) -> R
    ) throws(Failure) -> (R, EventCommit?) {
        guard !Task.isCancelled else { throw .cancelled }
        switch self {
        case .direct(let core):
            let (result, commit) = try core.perform(body)
            return (result, commit)
        case .transaction(let transaction): return (try transaction.perform(body), nil)
        }
    }
}

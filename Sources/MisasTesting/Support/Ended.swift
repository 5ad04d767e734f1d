import Misas
import Synchronization

/// A transaction that its body let go of.
final class Ended: Sendable {
    private let state = Mutex<(any StoreTransaction)?>(nil)

    var value: (any StoreTransaction)? { state.withLock { $0 } }

    func set(_ transaction: any StoreTransaction) {
        state.withLock { $0 = transaction }
    }
}

import Synchronization

/// What was done, in order.
final class Done: Sendable {
    private let state = Mutex<[String]>([])

    var names: [String] { state.withLock { $0 } }

    func add(_ name: String) {
        state.withLock { $0.append(name) }
    }
}

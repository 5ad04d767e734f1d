import Synchronization

/// Holds what a journey has brought, for who waits for it.
final class Box<Value: Sendable>: Sendable {
    private let held = Mutex<Value?>(nil)
    private let filled = AsyncStream<Never>.makeStream()

    var value: Value? { held.withLock { $0 } }

    func set(_ value: Value) {
        held.withLock { $0 = value }
        filled.continuation.finish()
    }

    func waitUntilSet() async {
        for await _ in filled.stream {}
    }
}

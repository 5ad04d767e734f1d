import Synchronization

/// Something that happens once, and that others look for.
package final class Flag: Sendable {
    private let state = Mutex(false)

    package init() {}

    package var isRaised: Bool { state.withLock { $0 } }

    package func raise() {
        state.withLock { $0 = true }
    }
}

import Synchronization

/// Fetches the pages of a subscription, waiting where there is none yet.
///
/// To look and to start waiting are one step under the lock, so that nothing recorded between them is missed; and a
/// subscriber is known to the store only while it waits, so that nothing is left of one that is dropped.
struct LogFollower: Sendable {
    private enum Step {
        case page(StoredPage)
        case wait(Int)
    }

    let core: InMemoryCore
    let filter: EventFilter

    /// The next page behind a position, or `nil` when the task is cancelled.
    func page(
        behind cursor: Int64,
        count: Int
    ) async -> EventPage? {
        while !Task.isCancelled {
            switch look(behind: cursor, count: count) {
            case .page(let page): return page.page
            case .wait(let id):
                switch await wait(as: id, behind: cursor) {
                case .advance(let head) where head > cursor: return EventPage(events: [], cursor: head, isAtEnd: true)
                case .look, .advance: continue
                case .cancelled: return nil
                }
            }
        }
        return nil
    }

    private func look(
        behind cursor: Int64,
        count: Int
    ) -> Step {
        core.state.withLock { state in
            guard state.events.head > cursor else { return .wait(state.subscribers.nextID()) }
            return .page(state.events.page(GlobalRead(filter: filter), behind: cursor, count: count))
        }
    }

    private func wait(
        as id: Int,
        behind cursor: Int64
    ) async -> SubscriptionSignal {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let signal = core.state.withLock { state -> SubscriptionSignal? in
                    // A task is marked as cancelled before its handler runs, and the handler needs this lock: either
                    // the mark is seen here, or the handler finds the waiting subscriber.
                    guard !Task.isCancelled else { return .cancelled }
                    guard state.events.head <= cursor else { return .look }
                    state.subscribers.insert(id, filter: filter, continuation)
                    return nil
                }
                if let signal { continuation.resume(returning: signal) }
            }
        } onCancel: {
            core.state.withLock { $0.subscribers.remove(id) }?.resume(returning: .cancelled)
        }
    }
}

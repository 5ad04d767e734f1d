import PostgresClient
import Synchronization

/// Tells other processes how far this one has appended.
///
/// Not in the transaction that appends: there, PostgreSQL would take a lock of the whole cluster at commit. The
/// store's own connection says it some milliseconds later, once for all that was appended meanwhile. Who does not hear it
/// looks by itself once a second.
final class PositionNotifier: Sendable {
    private static let pause = Duration.milliseconds(8)

    private struct State {
        var position: Int64 = 0
        var told: Int64 = 0
        var isTelling = false
        var isClosed = false
    }

    /// What tells this process's positions from others'.
    private let sender = UInt64.random(in: 0 ... .max)
    private let channel: String
    private let errands: PostgresPool
    private let state = Mutex(State())

    init(_ database: PostgresDatabase) {
        channel = database.schema.channel
        errands = database.errands
    }

    func notify(_ position: Int64) {
        let starts = state.withLock { state in
            state.position = max(state.position, position)
            guard !state.isTelling, !state.isClosed else { return false }
            state.isTelling = true
            return true
        }
        if starts { Task { await self.tell() } }
    }

    /// The position that another process tells; `nil` where this one did.
    func positionOfAnother(in payload: String) -> Int64? {
        let words = payload.split(separator: " ")
        guard words.count == 2, UInt64(words[1]) != sender else { return nil }
        return Int64(words[0])
    }

    func close() {
        state.withLock { $0.isClosed = true }
    }

    private func tell() async {
        while true {
            let position = state.withLock { state -> Int64? in
                guard state.position > state.told, !state.isClosed else {
                    state.isTelling = false
                    return nil
                }
                state.told = state.position
                return state.position
            }
            guard let position else { return }
            await errands.tell("\(position) \(sender)", on: channel)
            try? await Task.sleep(for: Self.pause)
        }
    }
}

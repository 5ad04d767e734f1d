import PostgresClient
import Synchronization

/// Tells other processes how far this one has appended.
///
/// Not in the transaction that appends: there, PostgreSQL would take a lock of the whole cluster at commit. A connection of
/// its own says it some milliseconds later, once for all that was appended meanwhile. Who does not hear it looks by itself
/// once a second.
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
    private let schema: PostgresSchema
    private let pool: PostgresPool
    private let state = Mutex(State())

    init(_ database: PostgresDatabase) {
        schema = database.schema
        pool = PostgresPool(database.pool.configuration, maximum: 1, patience: .seconds(1))
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

    private func payload(_ position: Int64) -> PostgresValue { .text("\(position) \(sender)") }

    /// The position that another process tells; `nil` where this one did.
    func positionOfAnother(in payload: String) -> Int64? {
        let words = payload.split(separator: " ")
        guard words.count == 2, UInt64(words[1]) != sender else { return nil }
        return Int64(words[0])
    }

    func close() async {
        state.withLock { $0.isClosed = true }
        await pool.close()
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
            // What is lost when the server dies now, those who listen will find out anyway: it need not be on disk.
            _ = try? await pool.withConnection { connection in
                try await connection.execute([
                    PostgresStatement("SELECT set_config('synchronous_commit', 'off', true)"),
                    PostgresStatement("SELECT pg_notify($1, $2)", [.text(schema.channel), payload(position)]),
                ])
            }
            try? await Task.sleep(for: Self.pause)
        }
    }
}

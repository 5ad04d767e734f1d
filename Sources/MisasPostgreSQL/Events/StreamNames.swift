import Misas
import PostgresClient
import Synchronization

/// The names of streams by their numbers, neither of which ever changes.
///
/// Those that were read lately are kept, so that a page of events need not carry a name with each.
final class StreamNames: Sendable {
    /// How many names a generation has before it makes room for the next; two are kept.
    private static let generation = 10_000

    private struct Known {
        var young: [Int64: StreamName] = [:]
        var old: [Int64: StreamName] = [:]

        /// Looks a name up, and keeps it for longer.
        mutating func name(of number: Int64) -> StreamName? {
            if let name = young[number] { return name }
            guard let name = old[number] else { return nil }
            add(name, number)
            return name
        }

        mutating func add(_ name: StreamName, _ number: Int64) {
            if young.count >= StreamNames.generation {
                old = young
                young = [:]
            }
            young[number] = name
        }
    }

    private let database: PostgresDatabase
    private let sql: EventSQL
    private let known = Mutex(Known())

    init(_ database: PostgresDatabase, sql: EventSQL) {
        self.database = database
        self.sql = sql
    }

    /// The names of streams that events were read of; asks the database where some are not at hand.
    func names(of numbers: Set<Int64>) async throws(PostgresError) -> [Int64: StreamName] {
        var names: [Int64: StreamName] = [:]
        names.reserveCapacity(numbers.count)
        var unknown: [Int64] = []
        known.withLock { known in
            for number in numbers {
                if let name = known.name(of: number) { names[number] = name } else { unknown.append(number) }
            }
        }
        guard !unknown.isEmpty else { return names }
        let rows = try await database.pool.execute(PostgresStatement(sql.findStreams, [.bigints(unknown)]))
        for row in rows { names[try row.int64(0)] = try EventRows.streamName(row.text(1)) }
        known.withLock { known in
            for number in unknown {
                if let name = names[number] { known.add(name, number) }
            }
        }
        return names
    }
}

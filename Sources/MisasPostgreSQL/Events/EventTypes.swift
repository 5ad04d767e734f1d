import Misas
import PostgresClient
import Synchronization

/// The numbers of event types, which never change, once they are known.
final class EventTypes: Sendable {
    private struct Known {
        var numbers: [String: Int32] = [:]
        var names: [Int32: String] = [:]
        /// How many types there were when somebody last looked: they are never removed.
        var count = 0
    }

    private let database: PostgresDatabase
    private let sql: EventSQL
    private let known = Mutex(Known())

    init(_ database: PostgresDatabase, sql: EventSQL) {
        self.database = database
        self.sql = sql
    }

    /// The numbers of types, one after the other, repeated ones too; a type that has none gets one.
    ///
    /// It gets it on a connection of its own, not in the caller's transaction: it stays even where that is rolled back,
    /// and nobody waits for that.
    func numbers(of types: [String]) async throws(PostgresError) -> [Int32] {
        if let numbers = knownNumbers(of: types) { return numbers }
        let names = PostgresValue.texts(Set(types).sorted())
        try await database.errands.execute(PostgresStatement(sql.registerTypes, [names]))
        try await remember(PostgresStatement(sql.findTypes, [names]))
        guard let numbers = knownNumbers(of: types) else {
            throw .unexpectedAnswer("an event type has no number")
        }
        return numbers
    }

    /// The numbers of those types that have one.
    func existingNumbers(of types: Set<String>) async throws(PostgresError) -> [Int32] {
        let numbers = known.withLock { known in types.compactMap { known.numbers[$0] } }
        if numbers.count == types.count { return numbers }
        try await remember(PostgresStatement(sql.findTypes, [.texts(types.sorted())]))
        return known.withLock { known in types.compactMap { known.numbers[$0] } }
    }

    /// The numbers of those types that have one, for reads that stop at a watermark.
    ///
    /// A type that got its number later than the last look at the watermark has no event before that watermark. So what is
    /// known is enough where it is all that there was then: who follows types that do not exist asks nobody each time.
    func numbersAtWatermark(of types: Set<String>) async throws(PostgresError) -> [Int32] {
        let isComplete = known.withLock { $0.numbers.count >= $0.count }
        if !isComplete { try await remember(PostgresStatement(sql.listTypes)) }
        return known.withLock { known in types.compactMap { known.numbers[$0] } }
    }

    /// Says how many types there are, as seen after a look at the watermark.
    func noted(count: Int) {
        known.withLock { $0.count = max($0.count, count) }
    }

    /// The names of numbers that were read.
    func names(of numbers: Set<Int32>) async throws(PostgresError) -> [Int32: String] {
        let names = known.withLock { $0.names }
        if numbers.allSatisfy({ names[$0] != nil }) { return names }
        try await remember(PostgresStatement(sql.listTypes))
        return known.withLock { $0.names }
    }

    private func knownNumbers(of types: [String]) -> [Int32]? {
        known.withLock { known in
            var numbers: [Int32] = []
            numbers.reserveCapacity(types.count)
            for type in types {
                guard let number = known.numbers[type] else { return nil }
                numbers.append(number)
            }
            return numbers
        }
    }

    private func remember(_ statement: PostgresStatement) async throws(PostgresError) {
        var found: [(String, Int32)] = []
        for row in try await database.errands.execute(statement) { found.append((try row.text(0), try row.int32(1))) }
        known.withLock { known in
            for (name, number) in found {
                known.numbers[name] = number
                known.names[number] = name
            }
        }
    }
}

import Misas
import Synchronization
import Testing

/// The rows that a batch of events is about.
@Suite("The buffer of rows")
struct TableBufferTests {
    private struct Stock: TableRow, Equatable {
        struct Key: TableKey {
            let shelf: Int
            static func parts(of key: Self) -> [String] { [String(key.shelf)] }
        }

        var shelf: Int
        var left: Int

        static let table = TableDefinition(
            "stock",
            columns: [TableColumn("shelf", member: "shelf", .integer), TableColumn("left", member: "left", .integer)],
            primaryKey: ["shelf"],
            statements: ""
        )
        static let left = Field<Stock, Int>("left")
        static func key(of row: Self) -> Key { Key(shelf: row.shelf) }

        init(_ shelf: Int, _ left: Int) {
            self.shelf = shelf
            self.left = left
        }

        init(from reader: inout JSONReader) {
            shelf = reader.member("shelf")
            left = reader.member("left")
        }

        func encode(to writer: inout JSONWriter) {
            writer.object()
            writer.member("shelf", shelf)
            writer.member("left", left)
        }
    }

    /// A store that notes how often it is asked.
    private final class Counted: TableStore {
        private let base = InMemoryStores().tables
        private let calls = Mutex<[String]>([])

        var noted: [String] { calls.withLock { $0 } }
        private func note(_ call: String) { calls.withLock { $0.append(call) } }

        func prepare(_ tables: [TableDefinition]) async throws(TableStoreError) { try await base.prepare(tables) }

        func rows(_ keys: [TableRowKey], of table: TableDefinition) async throws(TableStoreError) -> [[UInt8]?] {
            note("rows \(keys.count)")
            return try await base.rows(keys, of: table)
        }

        func write(_ changes: [TableChange], to table: TableDefinition) async throws(TableStoreError) {
            note("write \(changes.count)")
            try await base.write(changes, to: table)
        }

        func find(_ query: DocumentQuery, in table: TableDefinition) async throws(TableStoreError) -> [[UInt8]] {
            note("find")
            return try await base.find(query, in: table)
        }

        func count(
            where predicate: DocumentPredicate,
            in table: TableDefinition
        ) async throws(TableStoreError) -> Int {
            try await base.count(where: predicate, in: table)
        }

        func deleteAll(in table: TableDefinition) async throws(TableStoreError) { try await base.deleteAll(in: table) }
        func drop(_ table: TableDefinition) async throws(TableStoreError) { try await base.drop(table) }
    }

    private let store = Counted()
    private let buffer: TableBuffer<Stock>
    private let rows: ProjectedRows<Stock>

    init() {
        buffer = TableBuffer(store)
        rows = ProjectedRows(buffer)
    }

    private func stored() async throws -> [Stock] { try await TableRows<Stock>(store).find() }

    private func keys(_ shelves: some Sequence<Int>) -> [Stock.Key] { shelves.map { Stock.Key(shelf: $0) } }

    @Test("A thousand events on a thousand rows cost one read and one write")
    func batch() async throws {
        try await buffer.load(keys(1...1_000))
        for round in 1...3 {
            for shelf in 1...1_000 {
                let key = Stock.Key(shelf: shelf)
                if try await !rows.update(key, { $0.left += 1 }) { try await rows.insert(Stock(shelf, round)) }
            }
        }
        try await buffer.flush()
        try await buffer.flush()
        #expect(store.noted == ["rows 1000", "write 1000"])
        #expect(try await stored().map(\.left) == Array(repeating: 3, count: 1_000))
    }

    @Test("A row shows what was changed before it is written, and is read once")
    func showsChanges() async throws {
        #expect(try await rows.row(.init(shelf: 1)) == nil)
        try await rows.upsert(Stock(1, 5))
        #expect(try await rows.row(.init(shelf: 1)) == Stock(1, 5))
        #expect(try await rows.update(.init(shelf: 1)) { $0.left -= 2 })
        #expect(try await rows.row(.init(shelf: 1))?.left == 3)
        #expect(try await rows.delete(.init(shelf: 1)))
        #expect(try await rows.row(.init(shelf: 1)) == nil)
        #expect(try await !rows.delete(.init(shelf: 1)))
        #expect(try await !rows.update(.init(shelf: 1)) { $0.left = 9 })
        try await buffer.flush()
        #expect(store.noted == ["rows 1", "write 0"])
        #expect(try await stored().isEmpty)
    }

    @Test("To find rows writes what was changed first")
    func findsChanges() async throws {
        try await rows.insert(Stock(1, 5))
        try await rows.insert(Stock(2, 7))
        #expect(try await rows.find(where: Stock.left > 5) == [Stock(2, 7)])
        try await rows.upsert(Stock(1, 8))
        #expect(try await rows.find(where: Stock.left > 5, sortedBy: [Stock.left.descending]).map(\.shelf) == [1, 2])
        #expect(store.noted == ["write 2", "find", "write 1", "find"])
    }

    @Test("A row that is known to be there cannot be added, and one that is not known is refused when it is written")
    func additions() async throws {
        let refused = TableStoreError.alreadyExists(table: "stock", ["1"])
        try await rows.insert(Stock(1, 1))
        await #expect(throws: refused) { try await rows.insert(Stock(1, 2)) }
        try await buffer.flush()
        await #expect(throws: refused) { try await rows.insert(Stock(1, 3)) }

        let other = ProjectedRows(TableBuffer<Stock>(store))
        try await other.insert(Stock(1, 4))
        await #expect(throws: refused) { try await other.find() }
        // Nor does it help to change it before, or to take it back.
        let third = TableBuffer<Stock>(store)
        try third.insert(Stock(1, 5))
        third.upsert(Stock(1, 6))
        await #expect(throws: refused) { try await third.delete(.init(shelf: 1)) }
        await #expect(throws: refused) { try await third.flush() }
        #expect(try await stored() == [Stock(1, 1)])
    }

    @Test("A row that is deleted can be added anew, and one whose key changes moves")
    func replacements() async throws {
        try await rows.insert(Stock(1, 1))
        try await buffer.flush()
        try await rows.delete(.init(shelf: 1))
        try await rows.insert(Stock(1, 2))
        try await rows.insert(Stock(2, 3))
        #expect(try await rows.update(.init(shelf: 2)) { $0.shelf = 4 })
        await #expect(throws: TableStoreError.alreadyExists(table: "stock", ["1"])) {
            try await rows.update(.init(shelf: 4)) { $0.shelf = 1 }
        }
        try await buffer.flush()
        #expect(try await stored() == [Stock(1, 2), Stock(4, 3)])
        try await rows.delete(.init(shelf: 4))
        try await buffer.flush()
        #expect(try await stored() == [Stock(1, 2)])
    }

    private struct Trouble: Error {}

    @Test("A change that throws changes nothing")
    func failedChange() async throws {
        try await rows.insert(Stock(1, 1))
        await #expect(throws: Trouble.self) {
            try await rows.update(.init(shelf: 1)) { row in
                row.left = 7
                throw Trouble()
            }
        }
        #expect(try await rows.row(.init(shelf: 1)) == Stock(1, 1))
    }
}

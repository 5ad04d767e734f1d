import Misas
import MisasTesting

/// Table stores that break their promises.
enum TableFaults {
    static let all = [
        StoreFault(
            "A table store that adds what is there",
            in: "To add a row that is there is refused, and nothing of that write is kept",
            expected: "the table sample_rows has a row (3, a) already",
            found: "()"
        ) { PatchedStores { $0.tables = AddsWhatIsThere(base: $0.tables) } },
        StoreFault(
            "A table store that writes row by row",
            in: "To add a row that is there is refused, and nothing of that write is kept",
            expected: "the table sample_rows has a row (3, a) already",
            found: "the table sample_rows has a row (5, a) already"
        ) { PatchedStores { $0.tables = WritesRowByRow(base: $0.tables) } },
        StoreFault(
            "A table store that gives the rows it finds, and not one for each key",
            in: "Rows are added, replaced and deleted, many at once",
            expected: "[true, false, true, true, false, true]",
            found: "[true, true, true, true]"
        ) { PatchedStores { $0.tables = GivesFoundRows(base: $0.tables) } },
        StoreFault(
            "A table store that drops the digits of decimals",
            in: "A value of every kind comes back from a row as it went in",
            expected: "-12345678901234567890123456789012345.678",
            found: "-12345678901234567890123456789012345\""
        ) { PatchedStores { $0.tables = DropsDigits(base: $0.tables) } },
        StoreFault(
            "A table store that sorts by keys alone",
            in: "Rows are sorted by columns, those without a value last, and then by their keys",
            expected: #"["-1B", "10a", "10b", "9a", "-1a"]"#,
            found: #"["-1B", "-1a", "9a", "10a", "10b"]"#
        ) { PatchedStores { $0.tables = SortsByKeys(base: $0.tables) } },
        StoreFault(
            "A table store that looks at no table that is there",
            in: "A table that is not as its definition says is told, with what differs",
            expected:
                "the column item count of the table sample_rows is bigint, and should be timestamp with time zone",
            found: "()"
        ) { PatchedStores { $0.tables = PreparesNothing(base: $0.tables) } },
        StoreFault(
            "Stores whose transactions write rows at once",
            in: "A transaction sees the rows that it has written, and nobody else does before it commits",
            expected: #"{"number":1,"name":"a"}"#,
            found: #""note":"n""#
        ) { WritesRowsAtOnce() },
    ]

    private struct AddsWhatIsThere: TableStoreWrapper {
        let base: any TableStore

        func write(_ changes: [TableChange], to table: TableDefinition) async throws(TableStoreError) {
            let changes = changes.map { change in
                if case .insert(let row) = change { TableChange.upsert(row) } else { change }
            }
            try await base.write(changes, to: table)
        }
    }

    private struct WritesRowByRow: TableStoreWrapper {
        let base: any TableStore

        func write(_ changes: [TableChange], to table: TableDefinition) async throws(TableStoreError) {
            for change in changes { try await base.write([change], to: table) }
        }
    }

    private struct GivesFoundRows: TableStoreWrapper {
        let base: any TableStore

        func rows(
            _ keys: [TableRowKey],
            of table: TableDefinition
        ) async throws(TableStoreError) -> [[UInt8]?] {
            let found = try await base.rows(keys, of: table)
            return keys.count > 1 ? found.filter { $0 != nil } : found
        }
    }

    private struct DropsDigits: TableStoreWrapper {
        let base: any TableStore

        func rows(
            _ keys: [TableRowKey],
            of table: TableDefinition
        ) async throws(TableStoreError) -> [[UInt8]?] {
            try await base.rows(keys, of: table).map { row in
                row.map { Array(String(decoding: $0, as: UTF8.self).replacing("345.678\"", with: "345\"").utf8) }
            }
        }
    }

    private struct SortsByKeys: TableStoreWrapper {
        let base: any TableStore

        func find(
            _ query: DocumentQuery,
            in table: TableDefinition
        ) async throws(TableStoreError) -> [[UInt8]] {
            var query = query
            query.sort = []
            return try await base.find(query, in: table)
        }
    }

    private struct PreparesNothing: TableStoreWrapper {
        let base: any TableStore

        func prepare(_ tables: [TableDefinition]) async throws(TableStoreError) {}
    }

    private struct WritesRowsAtOnce: StoresWrapper {
        private struct Transaction: TransactionWrapper {
            let base: any StoreTransaction
            let tables: any TableStore
        }

        let base: any Stores = InMemoryStores()

        nonisolated(nonsending) func commit<R: Sendable>(
            _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
        ) async throws -> Committed<R> {
            try await base.commit { try await body(Transaction(base: $0, tables: base.tables)) }
        }
    }
}

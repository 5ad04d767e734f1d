import Misas
import MisasTesting

/// A table store that spells JSON otherwise.
struct DistantTableStore: TableStoreWrapper {
    let base: any TableStore

    func rows(
        _ keys: [TableRowKey],
        of table: TableDefinition
    ) async throws(TableStoreError) -> [[UInt8]?] {
        await Distance.pass()
        return try await base.rows(keys, of: table).map { $0.map(JSONSpelling.otherwise) }
    }

    func write(
        _ changes: [TableChange],
        to table: TableDefinition
    ) async throws(TableStoreError) {
        await Distance.pass()
        try await base.write(changes, to: table)
    }

    func find(
        _ query: DocumentQuery,
        in table: TableDefinition
    ) async throws(TableStoreError) -> [[UInt8]] {
        await Distance.pass()
        return try await base.find(query, in: table).map(JSONSpelling.otherwise)
    }
}

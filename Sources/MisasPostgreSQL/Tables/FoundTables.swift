import Misas
import PostgresClient

/// What there is of tables in a database, beside what their definitions say.
struct FoundTables {
    /// A table that is there.
    private struct Found {
        var isUsable = true
        var types: [ExactText: String] = [:]
        /// By their places in the primary key.
        var key: [Int32: String] = [:]
    }

    private let tables: [TableDefinition]
    private let found: [Int: Found]

    init(
        _ tables: [TableDefinition],
        in schema: PostgresSchema,
        on connection: PostgresConnection
    ) async throws {
        self.tables = tables
        let values: [PostgresValue] = [.text(schema.name), .texts(tables.map(\.name))]
        let text = EmbeddedSQL.tablesListColumns.text(for: schema)
        let statement = PostgresStatement(text, values, isPrepared: false)
        var found: [Int: Found] = [:]
        for row in try await connection.execute(statement) {
            let number = Int(try row.int64(0)) - 1
            found[number, default: Found()].isUsable = try row.boolean(1)
            // A table may have no column.
            guard !row.isNull(2) else { continue }
            let (name, place) = (try row.text(2), try row.int32(4))
            found[number, default: Found()].types[ExactText(name)] = try row.text(3)
            if place > 0 { found[number, default: Found()].key[place] = name }
        }
        self.found = found
    }

    /// Those that are not there.
    var missing: [TableDefinition] { tables.indices.filter { found[$0] == nil }.map { tables[$0] } }

    /// Refuses tables that are not as their definitions say.
    func check() throws(TableStoreError) {
        for (number, table) in tables.enumerated() {
            guard let found = found[number] else { continue }
            let key = found.key.sorted { $0.key < $1.key }.map(\.value)
            let difference = TableDifference(of: table, types: found.types, primaryKey: key)
            if let difference { throw .differs(difference) }
        }
    }

    /// Refuses tables that a role, which is the connected one, does not find or may not use.
    func checkUsable(by role: String) throws(TableStoreError) {
        for (number, table) in tables.enumerated() {
            guard let found = found[number] else { throw .missing(table: table.name, role: role) }
            guard found.isUsable else { throw .notGranted(table: table.name, role: role) }
        }
    }
}

import Misas
import Synchronization

/// The statements of the tables that were used, written out once for each.
final class TableStatements: Sendable {
    private let schema: PostgresSchema
    private let known = Mutex<[String: TableSQL]>([:])

    init(_ schema: PostgresSchema) {
        self.schema = schema
    }

    /// Those of a table.
    func of(_ table: TableDefinition) -> TableSQL {
        // Another definition of the same name is another table's, or another version's.
        if let found = known.withLock({ $0[table.name] }), found.table == table { return found }
        let sql = TableSQL(table, in: schema)
        known.withLock { $0[table.name] = sql }
        return sql
    }
}

import Misas
import PostgresClient

/// The table store on PostgreSQL: each projection's rows in the table that its spec declares.
///
/// A write sends an array for each column, whatever the number of rows, and is done in one round trip. An addition that the
/// primary key refuses is undone together with what was written with it; which row it was, a second statement tells.
struct PostgresTableStore: TableStore {
    /// How often a write is tried that was refused, and finds nothing to be refused for.
    private static let attempts = 3

    let session: PostgresSession
    let schema: PostgresSchema
    private let statements: TableStatements

    init(
        database: PostgresDatabase,
        session: PostgresSession
    ) {
        self.session = session
        schema = database.schema
        statements = database.statements.tables
    }

    func prepare(_ tables: [TableDefinition]) async throws(TableStoreError) {
        for table in tables { try Self.check(table) }
        try await TablePreparation(schema: schema).prepare(tables, on: session)
    }

    // MARK: By key

    func rows(
        _ keys: [TableRowKey],
        of table: TableDefinition
    ) async throws(TableStoreError) -> [[UInt8]?] {
        try Self.check(table)
        var values: [[TableValue]] = []
        for key in keys { values.append(try table.values(of: key)) }
        guard !keys.isEmpty else { return [] }
        let statement = PostgresStatement(sql(table).rows, TableArrays.keys(values, of: table))
        let result = try await read(statement, of: table)
        return try TableStoreError.reading { () throws(PostgresError) in
            var rows = [[UInt8]?](repeating: nil, count: keys.count)
            for row in result {
                let number = Int(try row.int64(0)) - 1
                guard rows.indices.contains(number) else { throw .unexpectedAnswer("a row of no key was read") }
                rows[number] = try TableArrays.row(row, from: 1, of: table).data(of: table)
            }
            return rows
        }
    }

    func write(
        _ changes: [TableChange],
        to table: TableDefinition
    ) async throws(TableStoreError) {
        let write = try TableWrite(changes, to: table)
        let sql = sql(table)
        var statements: [PostgresStatement] = []
        if !write.deletions.isEmpty {
            let keys = TableArrays.keys(write.deletions.map(\.values), of: table)
            statements.append(PostgresStatement(sql.delete, keys))
        }
        if !write.upserts.isEmpty {
            statements.append(PostgresStatement(sql.upsert, TableArrays.columns(write.upserts, of: table)))
        }
        if !write.insertions.isEmpty {
            statements.append(PostgresStatement(sql.insert, TableArrays.columns(write.insertions, of: table)))
        }
        guard !statements.isEmpty else { return }
        var attempt = 1
        while true {
            do throws(PostgresWriteError) {
                return try await session.write(statements)
            } catch {
                let isRefused = error.sqlState == .uniqueViolation && !write.insertions.isEmpty
                if isRefused, let key = try await known(write.insertions, of: table) {
                    throw .alreadyExists(table: table.name, key)
                }
                // It may be so no more; or it is another index, which somebody added, that refuses.
                guard isRefused, attempt < Self.attempts else { throw Self.failure(error.failure(), of: table) }
                attempt += 1
            }
        }
    }

    /// The first of some rows that the table has.
    private func known(
        _ rows: [TableContent],
        of table: TableDefinition
    ) async throws(TableStoreError) -> TableRowKey? {
        let keys = TableArrays.keys(rows.map { row in table.keyColumns.compactMap { row.values[$0] } }, of: table)
        let result = try await read(PostgresStatement(sql(table).known, keys), of: table)
        return try TableStoreError.reading { () throws(PostgresError) in
            guard let number = try result.first?.optional(0, PostgresRow.int64) else { return nil }
            return rows[Int(number) - 1].key
        }
    }

    // MARK: Queries

    func find(
        _ query: DocumentQuery,
        in table: TableDefinition
    ) async throws(TableStoreError) -> [[UInt8]] {
        let query = try TableQuery(query, in: table)
        let result = try await read(try sql(table).find(query), of: table)
        return try TableStoreError.reading { () throws(PostgresError) in
            var rows: [[UInt8]] = []
            rows.reserveCapacity(result.count)
            for row in result { rows.append(try TableArrays.row(row, from: 0, of: table).data(of: table)) }
            return rows
        }
    }

    func count(
        where predicate: DocumentPredicate,
        in table: TableDefinition
    ) async throws(TableStoreError) -> Int {
        try Self.check(table)
        let predicate = try TablePredicate(predicate, in: table)
        let result = try await read(try sql(table).count(predicate), of: table)
        return try TableStoreError.reading { () throws(PostgresError) in Int(try result.first?.int64(0) ?? 0) }
    }

    // MARK: Whole tables

    func deleteAll(in table: TableDefinition) async throws(TableStoreError) {
        try Self.check(table)
        let clear = PostgresStatement(sql(table).clear)
        do throws(PostgresWriteError) {
            switch session {
            case .pool: _ = try await session.write(clear)
            case .transaction: try await session.write([PostgresStatement(sql(table).lock), clear])
            }
        } catch {
            throw Self.failure(error.failure(), of: table)
        }
    }

    func drop(_ table: TableDefinition) async throws(TableStoreError) {
        try Self.check(table)
        try await TablePreparation(schema: schema).drop(table, sql(table).drop, on: session)
    }

    // MARK: Parts

    private func sql(_ table: TableDefinition) -> TableSQL { statements.of(table) }

    private func read(
        _ statement: PostgresStatement,
        of table: TableDefinition
    ) async throws(TableStoreError) -> PostgresResult {
        do throws(TableStoreError) {
            return try await session.read(statement, failingAs: TableStoreError.self)
        } catch {
            throw Self.failure(error, of: table)
        }
    }

    /// A failure in the words of tables, where there are better ones than that the store is unavailable.
    static func failure(_ failure: TableStoreError, of table: TableDefinition) -> TableStoreError {
        guard case .unavailable(let reason) = failure, case .server(let error)? = reason.underlying as? PostgresError
        else { return failure }
        return switch error.sqlState {
        case .undefinedTable: .missing(table: table.name, role: nil)
        case .insufficientPrivilege: .notGranted(table: table.name, role: nil)
        case .uniqueViolation, .checkViolation, .foreignKeyViolation, .notNullViolation:
            .violation(table: table.name, constraint: error.constraint ?? "NOT NULL")
        default: failure
        }
    }

    private static func check(_ table: TableDefinition) throws(TableStoreError) {
        try TableStoreError.checking { () throws(InvalidStoreInput) in try table.check() }
    }
}

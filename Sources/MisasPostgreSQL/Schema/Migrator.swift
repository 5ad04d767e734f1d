internal import MisasSchema
public import PostgresClient

/// Brings a schema up to date.
public struct Migrator: Sendable {
    private let pool: PostgresPool
    private let schema: PostgresSchema
    private let migrations: [Migration]

    /// A migrator of a schema.
    public init(_ pool: PostgresPool, schema: PostgresSchema = .standard) {
        self.init(pool, schema: schema, migrations: EmbeddedSchema.migrations)
    }

    init(_ pool: PostgresPool, schema: PostgresSchema, migrations: [Migration]) {
        self.pool = pool
        self.schema = schema
        self.migrations = migrations
    }

    /// The whole schema as SQL, for who applies it by other means.
    ///
    /// What it makes is up to date afterwards: ``check()`` accepts it. It belongs into one transaction, and fails where
    /// there are stores already. `misas-gen sql` prints the same, with the transaction and the tables of projections.
    public static func script(for schema: PostgresSchema = .standard) -> String {
        StoreScript.statements(for: schema.schemaName)
    }

    /// Applies the migrations that are missing, all or none of them.
    ///
    /// Of several programs that start at once one does it, and the others wait for that.
    ///
    /// - Returns: The numbers of those that were applied.
    /// - Throws: ``MigrationError``.
    @discardableResult
    public func migrate() async throws(MigrationError) -> [Int] {
        try await inTransaction { connection in
            try await connection.execute(
                PostgresStatement("SELECT pg_advisory_xact_lock($1)", [.bigint(schema.migrationLock)])
            )
            try await connection.script(EmbeddedSchema.scriptPrepare.text(for: schema))
            let missing = try await missing(connection)
            for migration in missing {
                try await connection.script(migration.template.text(for: schema))
                try await connection.execute(
                    PostgresStatement(
                        EmbeddedSQL.schemaRecordMigration.text(for: schema),
                        [.integer(migration.number), .text(migration.name), .text(migration.template.text)]
                    )
                )
            }
            return missing.map { Int($0.number) }
        }
    }

    /// Sees to it that the schema is up to date, and changes nothing.
    ///
    /// - Throws: ``MigrationError``.
    public func check() async throws(MigrationError) {
        try await inTransaction { try await check(on: $0) }
    }

    /// The same on a connection.
    func check(on connection: PostgresConnection) async throws(MigrationError) {
        let missing: [Int]
        do {
            let tables = try await connection.execute(
                PostgresStatement(
                    "SELECT to_regclass($1) IS NOT NULL",
                    [.text(schema.value(of: "schema") + ".migrations")]
                )
            )
            let isThere = try tables.first?.boolean(0) == true
            missing = (isThere ? try await self.missing(connection) : migrations).map { Int($0.number) }
        } catch {
            throw MigrationError(error)
        }
        if !missing.isEmpty { throw .missing(numbers: missing) }
    }

    private func missing(_ connection: PostgresConnection) async throws -> [Migration] {
        let applied = try await connection.execute(
            PostgresStatement(EmbeddedSQL.schemaListMigrations.text(for: schema), isPrepared: false)
        )
        let hashes = try await connection.execute(
            PostgresStatement(
                EmbeddedSQL.schemaHashMigrations.text(for: schema),
                [.texts(migrations.map(\.template.text))],
                isPrepared: false
            )
        )
        var missing: [Migration] = migrations
        for row in applied {
            let number = try row.int32(0)
            let name = try row.text(1)
            guard let index = migrations.firstIndex(where: { $0.number == number }) else {
                throw MigrationError.unknown(number: Int(number), name: name)
            }
            guard try hashes[index].text(0) == row.text(2) else {
                throw MigrationError.changed(number: Int(number), name: name)
            }
            missing.removeAll { $0.number == number }
        }
        return missing
    }

    private func inTransaction<Value: Sendable>(
        _ body: (PostgresConnection) async throws -> Value
    ) async throws(MigrationError) -> Value {
        do {
            return try await pool.transaction { try await body($0) }
        } catch {
            throw MigrationError(error)
        }
    }
}

extension MigrationError {
    fileprivate init(_ error: any Error) {
        self = error as? MigrationError ?? .database(error as? PostgresError ?? .cancelled)
    }
}

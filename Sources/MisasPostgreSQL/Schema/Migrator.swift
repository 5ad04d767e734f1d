internal import MisasSchema
public import PostgresClient

/// Brings a schema up to date, and gives the application's roles what they need in it.
///
/// Whoever migrates owns what is made. In a schema that has an owner already it is the owner's, where the connected role
/// may act as that owner.
public struct Migrator: Sendable {
    private let pool: PostgresPool
    private let schema: PostgresSchema
    private let migrations: [Migration]
    private let applicationRoles: [String]

    /// A migrator of a schema.
    ///
    /// - Parameters:
    ///   - pool: Connections to the database.
    ///   - schema: The schema.
    ///   - applicationRoles: Roles that use the stores and do not own them: see ``migrate()``.
    public init(
        _ pool: PostgresPool,
        schema: PostgresSchema = .standard,
        applicationRoles: [String] = []
    ) {
        self.init(pool, schema: schema, migrations: EmbeddedSchema.migrations, applicationRoles: applicationRoles)
    }

    init(
        _ pool: PostgresPool,
        schema: PostgresSchema,
        migrations: [Migration],
        applicationRoles: [String] = []
    ) {
        self.pool = pool
        self.schema = schema
        self.migrations = migrations
        self.applicationRoles = applicationRoles
    }

    /// The whole schema as SQL, for who applies it by other means.
    ///
    /// What it makes is up to date afterwards: ``check()`` accepts it. It belongs into one transaction, and fails where
    /// there are stores already. `misas-gen sql` prints the same, with the transaction and the tables of projections.
    ///
    /// - Parameters:
    ///   - schema: The schema.
    ///   - applicationRoles: Roles that use the stores and do not own them.
    public static func script(
        for schema: PostgresSchema = .standard,
        applicationRoles: [String] = []
    ) -> String {
        StoreScript.statements(for: schema.schemaName, applicationRoles: applicationRoles)
    }

    /// Applies the migrations that are missing, and gives the application's roles exactly what they need: all or nothing.
    ///
    /// Roles that were given it before keep it, and get what the migrations add; they need not be named again. Of several
    /// programs that start at once one does it, and the others wait for that. Where nothing is missing, an application's
    /// role may call this too: it changes nothing.
    ///
    /// - Returns: The numbers of those that were applied.
    /// - Throws: ``MigrationError``.
    @discardableResult
    public func migrate() async throws(MigrationError) -> [Int] {
        try await inTransaction { connection in
            try await connection.execute(
                PostgresStatement("SELECT pg_advisory_xact_lock($1)", [.bigint(schema.migrationLock)])
            )
            let state = try await SchemaState(of: schema, on: connection)
            let granted = try await grantedRoles(connection)
            let wanted = Set(granted + applicationRoles).sorted()
            if state.isMigrated, state.mayRead, !state.mayActAsOwner, wanted == granted,
                try await self.missing(connection).isEmpty
            {
                return []
            }
            try await becomeOwner(state, on: connection)
            try await check(applicationRoles, on: connection)
            if !state.hasSchema { try await connection.script(EmbeddedSchema.scriptCreateSchema.text(for: schema)) }
            if !state.isMigrated { try await connection.script(EmbeddedSchema.scriptPrepare.text(for: schema)) }
            let missing = try await missing(connection)
            for migration in missing {
                try await connection.script(migration.template.text(for: schema))
                try await connection.execute(
                    PostgresStatement(
                        EmbeddedSQL.schemaRecordMigration.text(for: schema),
                        [.integer(migration.number), .text(migration.name), .text(migration.hash)]
                    )
                )
            }
            for role in wanted {
                try await connection.script(StoreScript.grant(to: role, in: schema.schemaName))
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
            let state = try await SchemaState(of: schema, on: connection)
            guard !state.isMigrated || state.mayRead else { throw MigrationError.notGranted(role: state.role) }
            missing = (state.isMigrated ? try await self.missing(connection) : migrations).map { Int($0.number) }
        } catch {
            throw MigrationError(error)
        }
        if !missing.isEmpty { throw .missing(numbers: missing) }
    }

    /// Acts as the schema's owner until the transaction ends, or says why that is not possible.
    private func becomeOwner(
        _ state: SchemaState,
        on connection: PostgresConnection
    ) async throws {
        guard state.hasSchema || state.mayCreateSchemas else { throw MigrationError.noSchema(role: state.role) }
        guard !state.isMigrated || state.mayRead || state.mayActAsOwner else {
            throw MigrationError.notGranted(role: state.role)
        }
        guard state.mayActAsOwner else { throw MigrationError.notOwner(role: state.role, owner: state.owner) }
        if state.owner != state.role {
            try await connection.script("SET LOCAL ROLE \(PostgresIdentifier.quoted(state.owner))")
        }
    }

    /// The roles that were given what the application needs, as they are named now.
    private func grantedRoles(_ connection: PostgresConnection) async throws -> [String] {
        let statement = PostgresStatement(
            EmbeddedSQL.schemaApplicationRoles.text(for: schema),
            [.text(schema.name)],
            isPrepared: false
        )
        return try await connection.execute(statement).map { try $0.text(0) }.sorted()
    }

    /// Refuses roles that do not exist, and those that could change events anyway.
    private func check(_ roles: [String], on connection: PostgresConnection) async throws {
        guard !roles.isEmpty else { return }
        let statement = PostgresStatement(
            EmbeddedSQL.schemaCheckRoles.text(for: schema),
            [.texts(roles)],
            isPrepared: false
        )
        for row in try await connection.execute(statement) {
            let name = try row.text(0)
            guard try row.boolean(1) else { throw MigrationError.unknownRole(name) }
            guard try !row.boolean(2) else { throw MigrationError.roleIsOwner(name) }
        }
    }

    private func missing(_ connection: PostgresConnection) async throws -> [Migration] {
        let applied = try await connection.execute(
            PostgresStatement(EmbeddedSQL.schemaListMigrations.text(for: schema), isPrepared: false)
        )
        var missing: [Migration] = migrations
        for row in applied {
            let number = try row.int32(0)
            let name = try row.text(1)
            guard let index = migrations.firstIndex(where: { $0.number == number }) else {
                throw MigrationError.unknown(number: Int(number), name: name)
            }
            guard try migrations[index].hash == row.text(2) else {
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

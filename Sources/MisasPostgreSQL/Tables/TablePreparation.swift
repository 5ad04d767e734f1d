import Misas
import MisasLanguage
import MisasSchema
import PostgresClient

/// Makes projections' tables that are missing, checks those that are there, and lets the application's roles use them.
///
/// What is made belongs to the schema's owner. Where nothing is missing, nothing is locked or changed. Programs that make
/// tables, or migrate, wait for each other.
struct TablePreparation {
    let schema: PostgresSchema

    func prepare(
        _ tables: [TableDefinition],
        on session: PostgresSession
    ) async throws(TableStoreError) {
        guard !tables.isEmpty else { return }
        try await inTransaction(session) { connection in
            let found = try await FoundTables(tables, in: schema, on: connection)
            try found.check()
            let state = try await SchemaState(of: schema, on: connection)
            guard state.mayActAsOwner else { return try found.checkUsable(by: state.role) }
            let grants = try await missingGrants(tables, state, connection)
            if found.missing.isEmpty, grants.isEmpty { return try found.checkUsable(by: state.role) }
            let lock = EmbeddedSQL.tablesLockPreparation.text(for: schema)
            try await connection.execute(PostgresStatement(lock, isPrepared: false))
            try await acting(as: state, connection) {
                // Another program may have come first.
                for table in try await FoundTables(tables, in: schema, on: connection).missing {
                    try await connection.script(table.statements)
                }
                for (table, role) in try await missingGrants(tables, state, connection) {
                    try await connection.script(StoreScript.grant(onTable: table, to: role, in: schema.schemaName))
                }
            }
            let made = try await FoundTables(tables, in: schema, on: connection)
            try made.check()
            try made.checkUsable(by: state.role)
        }
    }

    /// Removes a table, as its owner.
    func drop(
        _ table: TableDefinition,
        _ text: String,
        on session: PostgresSession
    ) async throws(TableStoreError) {
        do {
            try await inTransaction(session) { connection in
                let state = try await SchemaState(of: schema, on: connection)
                guard state.mayActAsOwner else { throw TableStoreError.notGranted(table: table.name, role: state.role) }
                try await acting(as: state, connection) { try await connection.script(text) }
            }
        } catch {
            throw PostgresTableStore.failure(error, of: table)
        }
    }

    /// The tables of the schema's owner that roles of the application may not use yet, with these.
    private func missingGrants(
        _ tables: [TableDefinition],
        _ state: SchemaState,
        _ connection: PostgresConnection
    ) async throws -> [(table: String, role: String)] {
        let roles = try await connection.execute(
            PostgresStatement(
                EmbeddedSQL.schemaApplicationRoles.text(for: schema),
                [.text(schema.name)],
                isPrepared: false
            )
        )
        .map { try $0.text(0) }
        let values: [PostgresValue] = [
            .text(schema.name), .texts(tables.map(\.name)), .texts(roles), .text(state.owner),
        ]
        let text = EmbeddedSQL.tablesListMissingGrants.text(for: schema)
        let statement = PostgresStatement(text, values, isPrepared: false)
        return try await connection.execute(statement).map { row in
            (tables[Int(try row.int64(0)) - 1].name, try row.text(1))
        }
    }

    /// Does something as the schema's owner, with the schema first on the search path; then all is as it was.
    private func acting(
        as state: SchemaState,
        _ connection: PostgresConnection,
        _ body: () async throws -> Void
    ) async throws {
        let before = try await connection.execute(
            PostgresStatement(EmbeddedSQL.tablesCurrentSettings.text, isPrepared: false)
        )
        guard let row = before.first else { throw PostgresError.unexpectedAnswer("settings are not told") }
        let (role, path) = (try row.text(0), try row.text(1))
        func act(_ role: String, _ path: String) async throws {
            let values: [PostgresValue] = [.text(role), .text(path)]
            try await connection.execute(PostgresStatement(EmbeddedSQL.tablesAct.text, values, isPrepared: false))
        }
        try await act(
            state.owner == state.role ? role : state.owner,
            "\(schema.schemaName.quoted), pg_catalog, pg_temp"
        )
        try await body()
        try await act(role, path)
    }

    /// Does something in a transaction of its own, or as a part of another that is undone when it fails.
    private func inTransaction(
        _ session: PostgresSession,
        _ body: (PostgresConnection) async throws -> Void
    ) async throws(TableStoreError) {
        do {
            switch session {
            case .pool(let pool): try await pool.transaction { try await body($0) }
            case .transaction(let transaction):
                let connection = try await transaction.perform { connection throws(PostgresError) in connection }
                try await connection.script("SAVEPOINT misas_tables")
                do {
                    try await body(connection)
                } catch {
                    // Also for a task that is cancelled.
                    await Task {
                        _ = try? await connection.script("ROLLBACK TO SAVEPOINT misas_tables; RELEASE misas_tables")
                    }.value
                    throw error
                }
                try await connection.script("RELEASE misas_tables")
            }
        } catch let error as TableStoreError {
            throw error
        } catch let error as PostgresWriteError {
            throw error.failure()
        } catch let error as PostgresError {
            throw error.failure()
        } catch {
            throw .cancelled
        }
    }
}

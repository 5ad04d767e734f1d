import Misas
import PostgresClient
import PostgresTestSupport

@testable import MisasPostgreSQL

/// A database of a test's own, with a role that may create schemas in it, and one that may only connect.
struct TwoRoles {
    /// The name of the database.
    let database: String
    let superuser: PostgresConfiguration
    let owner: String
    /// A name that has to be quoted.
    let application: String
    private let connectionString: String

    init() async throws {
        let cluster = try await PostgresCluster.shared
        connectionString = try await cluster.newDatabase()
        superuser = try PostgresConfiguration(connectionString, statementTimeout: .seconds(120))
        database =
            connectionString.split(separator: " ").first { $0.hasPrefix("dbname=") }
            .map { String($0.dropFirst("dbname=".count)) } ?? ""
        owner = "\(database)_owner"
        application = "\(database) 's \"app\" \\ {{schema}} $$ ж"
        let name = PostgresIdentifier.quoted(owner)
        try await cluster.sql(
            "CREATE ROLE \(name) LOGIN; GRANT CREATE ON DATABASE \(database) TO \(name)",
            database: database
        )
        try await addRole(application)
    }

    func addRole(_ name: String) async throws {
        try await PostgresCluster.shared.sql("CREATE ROLE \(PostgresIdentifier.quoted(name)) LOGIN", database: database)
    }

    /// How to connect as a role.
    func configuration(of role: String) throws -> PostgresConfiguration {
        let escaped = role.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
        return try PostgresConfiguration("\(connectionString) user='\(escaped)'", statementTimeout: .seconds(120))
    }

    /// Opens the stores as a role.
    func open(
        as role: String,
        migrates: Bool = false,
        applicationRoles: [String] = []
    ) async throws -> PostgresStores {
        try await PostgresStores.open(
            configuration(of: role),
            options: PostgresStoresOptions(
                patience: .seconds(120),
                migrates: migrates,
                applicationRoles: applicationRoles
            )
        )
    }

    /// Migrates as the owner.
    func migrate(applicationRoles: [String]? = nil) async throws {
        try await open(as: owner, migrates: true, applicationRoles: applicationRoles ?? [application]).close()
    }

    /// Does something on a connection of a role.
    func connected<Value: Sendable>(
        as role: String,
        _ body: (PostgresConnection) async throws -> Value
    ) async throws -> Value {
        let connection = try await PostgresConnection.open(configuration(of: role))
        do {
            let value = try await body(connection)
            await connection.close()
            return value
        } catch {
            await connection.close()
            throw error
        }
    }

    /// Executes statements as a role.
    func script(_ text: String, as role: String) async throws {
        try await connected(as: role) { try await $0.script(text) }
    }

    /// What a query gives in its first column.
    func texts(_ query: String, _ values: [PostgresValue] = [], as role: String) async throws -> [String] {
        try await connected(as: role) { connection in
            try await connection.execute(PostgresStatement(query, values)).map { try $0.text(0) }
        }
    }
}

import Misas
import MisasSchema
import PostgresClient
import PostgresTestSupport
import Testing

@testable import MisasPostgreSQL

@Suite("Rights of the application's roles", .serialized, .timeLimit(.minutes(10)))
struct RoleGrantTests {
    private func migrator(
        _ pool: PostgresPool,
        _ migrations: [Migration] = EmbeddedSchema.migrations,
        applicationRoles: [String] = []
    ) -> Migrator {
        Migrator(pool, schema: .standard, migrations: migrations, applicationRoles: applicationRoles)
    }

    private func schemaError(_ body: () async throws -> Void) async -> MigrationError? {
        let error = await #expect(throws: PostgresStartError.self) { try await body() }
        guard case .schema(let reason) = error else {
            Issue.record("expected an error of the schema, found \(String(describing: error))")
            return nil
        }
        return reason
    }

    @Test("All that a schema holds is given or kept by name, and nothing is left to everybody")
    func complete() async throws {
        let roles = try await TwoRoles()
        try await roles.migrate()
        let names = try await roles.texts(
            """
            SELECT c.relname::text FROM pg_class AS c
            WHERE c.relnamespace = 'misas'::regnamespace AND c.relkind NOT IN ('i', 'c')
            UNION ALL
            SELECT p.proname::text FROM pg_proc AS p WHERE p.pronamespace = 'misas'::regnamespace
            """,
            as: roles.owner
        )
        #expect(names.count > 30)
        let words = Set(EmbeddedSchema.scriptGrant.text.split { $0.isWhitespace || $0 == "," || $0 == ";" })
        for name in names { #expect(words.contains("{{schema}}.\(name)"), "\(name)") }
        let everybodys = try await roles.texts(
            """
            SELECT p.proname::text FROM pg_proc AS p
            WHERE p.pronamespace = 'misas'::regnamespace
                AND (p.proacl IS NULL OR EXISTS (SELECT FROM aclexplode(p.proacl) AS a WHERE a.grantee = 0))
            """,
            as: roles.owner
        )
        #expect(everybodys.isEmpty)
        let paths = try await roles.texts(
            """
            SELECT p.proname::text FROM pg_proc AS p
            WHERE p.pronamespace = 'misas'::regnamespace AND p.prosecdef
                AND NOT 'search_path=pg_catalog, pg_temp' = ANY (p.proconfig)
            """,
            as: roles.owner
        )
        #expect(paths.isEmpty)
    }

    @Test("To give them again changes nothing")
    func idempotent() async throws {
        let roles = try await TwoRoles()
        try await roles.migrate()
        let cluster = try await PostgresCluster.shared
        let before = try await cluster.dump(roles.database)
        #expect(before.contains("GRANT"))
        try await roles.migrate()
        try await roles.migrate(applicationRoles: [roles.application, roles.application])
        try await roles.migrate(applicationRoles: [])
        #expect(try await cluster.dump(roles.database) == before)
    }

    @Test("What later migrations make is given to the roles that have the rest, without naming them again")
    func laterMigrations() async throws {
        let roles = try await TwoRoles()
        try await roles.migrate()
        let pool = try PostgresPool(roles.configuration(of: roles.owner), maximum: 1)
        let later = Migration(
            number: 9_999,
            name: "later",
            hash: "later",
            """
            DROP TABLE {{schema}}.replies;
            CREATE TABLE {{schema}}.replies (a integer);
            DROP FUNCTION {{schema}}.append_events;
            CREATE FUNCTION {{schema}}.append_events() RETURNS integer LANGUAGE sql AS 'SELECT 1';
            REVOKE ALL ON ALL ROUTINES IN SCHEMA {{schema}} FROM PUBLIC;
            """
        )
        #expect(try await migrator(pool, EmbeddedSchema.migrations + [later]).migrate() == [9_999])
        await pool.close()
        try await roles.script(
            "INSERT INTO misas.replies VALUES (1); SELECT misas.append_events()",
            as: roles.application
        )
    }

    @Test("A second role is added, and the first keeps what it has")
    func second() async throws {
        let roles = try await TwoRoles()
        try await roles.migrate()
        let second = "\(roles.database) second"
        try await roles.addRole(second)
        #expect(
            await schemaError { _ = try await roles.open(as: second, migrates: true) } == .notGranted(role: second)
        )
        #expect(await schemaError { _ = try await roles.open(as: second) } == .notGranted(role: second))
        try await roles.migrate(applicationRoles: [second])
        for role in [roles.application, second] {
            let stores = try await roles.open(as: role)
            #expect(stores.protection == .byRole)
            try await stores.events.append(
                [NewEvent(type: "a.b", data: Array("{}".utf8))],
                to: StreamName("a-1"),
                expecting: .any
            )
            await stores.close()
        }
    }

    @Test("A role that does not exist, or that is everybody, is refused with what to do, and nothing was done")
    func unknown() async throws {
        let roles = try await TwoRoles()
        for name in ["nobody's \"role\"", "public", "", "current_user", String(repeating: "x", count: 100)] {
            let error = await schemaError { try await roles.migrate(applicationRoles: [roles.application, name]) }
            #expect(error == .unknownRole(name))
            #expect(error.map { "\($0)".contains("CREATE ROLE \(PostgresIdentifier.quoted(name)) LOGIN") } == true)
        }
        let schemas = try await roles.texts("SELECT nspname::text FROM pg_namespace", as: roles.owner)
        #expect(!schemas.contains("misas"))
    }

    @Test("The owner, whoever may act as it, and superusers are no application's roles")
    func owners() async throws {
        let roles = try await TwoRoles()
        let member = "\(roles.database)_member"
        try await roles.addRole(member)
        try await PostgresCluster.shared.sql("GRANT \(roles.owner) TO \(member)")
        for name in [roles.owner, member, "postgres"] {
            #expect(await schemaError { try await roles.migrate(applicationRoles: [name]) } == .roleIsOwner(name))
        }
        try await roles.migrate()
        #expect(await schemaError { try await roles.migrate(applicationRoles: [member]) } == .roleIsOwner(member))
    }

    @Test("The application's role opens the stores with migrates too, as long as there is nothing to migrate")
    func applicationMigrates() async throws {
        let roles = try await TwoRoles()
        #expect(
            await schemaError { _ = try await roles.open(as: roles.application, migrates: true) }
                == .noSchema(role: roles.application)
        )
        let pool = try PostgresPool(roles.configuration(of: roles.owner), maximum: 1)
        try await roles.migrate()
        for names in [[], [roles.application]] {
            try await roles.open(as: roles.application, migrates: true, applicationRoles: names).close()
        }
        let refusal = MigrationError.notOwner(role: roles.application, owner: roles.owner)
        // It cannot let others in.
        #expect(
            await schemaError {
                _ = try await roles.open(as: roles.application, migrates: true, applicationRoles: ["other"])
            } == refusal
        )
        let others = try PostgresPool(roles.configuration(of: roles.application), maximum: 1)
        let later = EmbeddedSchema.migrations + [Migration(number: 9_999, name: "later", hash: "later", "SELECT 1;")]
        await #expect(throws: refusal) { try await migrator(others, later).migrate() }
        await #expect(throws: MigrationError.missing(numbers: [9_999])) { try await migrator(others, later).check() }
        #expect("\(refusal)".contains(roles.owner))
        await others.close()
        await pool.close()
    }

    @Test("In a schema that was made for the owner, what somebody else migrates is the owner's")
    func madeForOwner() async throws {
        let roles = try await TwoRoles()
        let owner = PostgresIdentifier.quoted(roles.owner)
        try await roles.script("CREATE SCHEMA misas AUTHORIZATION \(owner)", as: "postgres")
        #expect(
            await schemaError { _ = try await roles.open(as: roles.application, migrates: true) }
                == .notOwner(role: roles.application, owner: roles.owner)
        )
        try await roles.open(as: "postgres", migrates: true, applicationRoles: [roles.application]).close()
        let owners = try await roles.texts(
            """
            SELECT DISTINCT pg_get_userbyid(c.relowner)::text FROM pg_class AS c
            WHERE c.relnamespace = 'misas'::regnamespace
            UNION
            SELECT DISTINCT pg_get_userbyid(p.proowner)::text FROM pg_proc AS p
            WHERE p.pronamespace = 'misas'::regnamespace
            """,
            as: "postgres"
        )
        #expect(owners == [roles.owner])
        try await roles.open(as: roles.application).close()
    }

    @Test("Who owns the schema that was made for it need not be able to create others")
    func noOtherSchemas() async throws {
        let roles = try await TwoRoles()
        let owner = PostgresIdentifier.quoted(roles.owner)
        try await roles.script(
            "CREATE SCHEMA misas AUTHORIZATION \(owner); REVOKE CREATE ON DATABASE \(roles.database) FROM \(owner)",
            as: "postgres"
        )
        try await roles.migrate()
        try await roles.migrate()
        try await roles.open(as: roles.application).close()
    }

    @Test("The script for other means gives the rights too")
    func script() async throws {
        let roles = try await TwoRoles()
        let schema = try PostgresSchema(#"the {{role}} "schema""#)
        try await roles.script(
            Migrator.script(for: schema, applicationRoles: [roles.application]),
            as: roles.owner
        )
        let name = PostgresIdentifier.quoted(schema.name)
        #expect(try await roles.texts("SELECT \(name).watermark()::text", as: roles.application) == ["0"])
        await #expect(throws: PostgresError.self) {
            try await roles.script("DELETE FROM \(name).events", as: roles.application)
        }
    }
}

import Misas
import MisasTesting
import PostgresClient
import PostgresTestSupport
import Testing

@testable import MisasPostgreSQL

@Suite("Tables of projections that one role owns and another uses", .serialized, .timeLimit(.minutes(5)))
struct TableRoleTests {
    private let rows = SampleTables.rows

    private func preparing(as role: String, _ roles: TwoRoles) async throws {
        let stores = try await roles.open(as: role)
        do {
            try await stores.tables.prepare(SampleTables.all)
        } catch {
            await stores.close()
            throw error
        }
        await stores.close()
    }

    @Test("A table that the application may not make is told as missing, with what to do")
    func missing() async throws {
        let roles = try await TwoRoles()
        try await roles.migrate()
        let error = await #expect(throws: TableStoreError.self) {
            try await preparing(as: roles.application, roles)
        }
        #expect(error == .missing(table: "sample_rows", role: roles.application))
        #expect(error?.description.contains("misas-gen sql") == true)
    }

    @Test("What the owner prepares, the application can use and not change")
    func granted() async throws {
        let roles = try await TwoRoles()
        try await roles.migrate()
        try await preparing(as: roles.owner, roles)
        let stores = try await roles.open(as: roles.application)
        try await stores.tables.prepare(SampleTables.all)
        try await stores.tables.write([.insert(SampleTables.row(1))], to: rows)
        await #expect(throws: TableStoreError.notGranted(table: "sample_rows", role: roles.application)) {
            try await stores.tables.drop(rows)
        }
        #expect(try await stores.tables.count(where: .everything, in: rows) == 1)
        let owners = "SELECT tableowner::text FROM pg_tables WHERE tablename = 'sample_rows'"
        #expect(try await roles.texts(owners, as: roles.owner) == [roles.owner])
        await stores.close()
    }

    @Test("A role that is named later gets the tables that are there when they are prepared again")
    func lateRole() async throws {
        let roles = try await TwoRoles()
        try await roles.migrate()
        try await preparing(as: roles.owner, roles)
        let late = "\(roles.database)_late"
        try await roles.addRole(late)
        try await roles.migrate(applicationRoles: [late])
        await #expect(throws: TableStoreError.notGranted(table: "sample_rows", role: late)) {
            try await preparing(as: late, roles)
        }
        try await preparing(as: roles.owner, roles)
        try await preparing(as: late, roles)
        try await preparing(as: roles.application, roles)
    }

    @Test("What a role lost of its rights is told when it uses a table")
    func revoked() async throws {
        let roles = try await TwoRoles()
        try await roles.migrate()
        try await preparing(as: roles.owner, roles)
        let stores = try await roles.open(as: roles.application)
        let name = PostgresIdentifier.quoted(roles.application)
        try await roles.script("REVOKE INSERT ON misas.sample_rows FROM \(name)", as: roles.owner)
        await #expect(throws: TableStoreError.notGranted(table: "sample_rows", role: nil)) {
            try await stores.tables.write([.insert(SampleTables.row(1))], to: rows)
        }
        #expect(try await stores.tables.count(where: .everything, in: rows) == 0)
        await stores.close()
    }
}

import Misas
@testable import MisasPostgreSQL
import MisasTesting
import PostgresClient
import PostgresTestSupport
import Testing

@Suite("Parts of transactions on PostgreSQL", .serialized, .timeLimit(.minutes(10)))
struct PostgresNestedTests {
    private struct Abandoned: Error {}

    private static let key = DocumentKey("d", in: "documents")

    private func fail(
        on transaction: PostgresTransaction,
        with statement: String = "SELECT 1 / 0"
    ) async throws {
        _ = try await transaction.perform { connection throws(PostgresError) in
            try await connection.execute(PostgresStatement(statement, isPrepared: false))
        }
    }

    private func put(
        _ id: String,
        _ transaction: PostgresTransaction,
        _ database: PostgresDatabase
    ) async throws {
        let documents = PostgresDocumentStore(database: database, session: .transaction(transaction))
        try await documents.put(Array("{}".utf8), as: DocumentKey(id, in: "documents"))
    }

    private func ids(_ fixture: DatabaseFixture) async throws -> [String] {
        try await fixture.database.documents.find(DocumentQuery(), in: "documents").map(\.key.id)
    }

    @Test("A statement that failed in a part is undone with it, and what came before stays")
    func failedStatement() async throws {
        let fixture = try await DatabaseFixture()
        let database = fixture.database
        _ = try await database.transaction { transaction in
            try await put("a", transaction, database)
            await #expect(throws: PostgresWriteError.self) {
                try await transaction.nested { part in
                    try await put("b", part, database)
                    try await part.nested { try await fail(on: $0) }
                }
            }
            // One that the body passes over is told at its end.
            let error = await #expect(throws: StoreError.self) {
                try await transaction.nested { part in
                    try await put("c", part, database)
                    _ = try? await fail(on: part)
                }
            }
            #expect(error.map { "\($0)".contains("25P02") } == true)
            try await put("d", transaction, database)
        }
        #expect(try await ids(fixture) == ["a", "d"])
        await fixture.close()
    }

    @Test("A part whose statement was cancelled or out of time is undone")
    func cancelledStatement() async throws {
        let fixture = try await DatabaseFixture()
        let database = fixture.database
        let running = Task {
            try await database.transaction { transaction in
                try await put("a", transaction, database)
                let result = await Result<Void, any Error>.of {
                    try await transaction.nested { part in
                        try await put("b", part, database)
                        try await fail(on: part, with: "SELECT pg_sleep(3600) /* of a part */")
                    }
                }
                #expect(!result.isSuccess)
                // The task stays cancelled; what is asked for it by another finds the transaction usable.
                try await Task { try await put("c", transaction, database) }.value
                return try await Task {
                    let documents = PostgresDocumentStore(database: database, session: .transaction(transaction))
                    return try await documents.find(DocumentQuery(), in: "documents").map(\.key.id)
                }
                .value
            }
            .value
        }
        while try await fixture.sql(
            "SELECT 1 FROM pg_stat_activity WHERE query LIKE '%of a part%' AND state = 'active' "
                + "AND pid <> pg_backend_pid() AND datname = current_database()"
        ).isEmpty { await Task.yield() }
        running.cancel()
        await #expect(throws: CancellationError.self) { try await running.value }
        #expect(try await ids(fixture) == [])
        await fixture.close()
    }

    @Test("A part whose connection is gone says so, and so does the transaction")
    func lostConnection() async throws {
        let fixture = try await DatabaseFixture()
        let database = fixture.database
        let result = await Result<Void, any Error>.of {
            _ = try await database.transaction { transaction in
                try await put("a", transaction, database)
                let error = await #expect(throws: StoreError.self) {
                    try await transaction.nested { part in
                        try await put("b", part, database)
                        _ = try? await fail(on: part, with: "SELECT pg_terminate_backend(pg_backend_pid())")
                        throw Abandoned()
                    }
                }
                #expect(error?.isUnavailable == true)
                try await transaction.nested { _ in }
            }
        }
        let error = #expect(throws: StoreError.self) { try result.get() }
        #expect(error?.isUnavailable == true)
        #expect(try await ids(fixture) == [])
        await fixture.close()
    }

    @Test("What was to be done after the commit is done for what was kept")
    func afterCommit() async throws {
        let fixture = try await DatabaseFixture()
        let done = Done()
        _ = try await fixture.database.transaction { transaction in
            transaction.afterCommit { done.add("whole") }
            await #expect(throws: Abandoned.self) {
                try await transaction.nested { part in
                    part.afterCommit { done.add("undone") }
                    try await part.nested { $0.afterCommit { done.add("undone with it") } }
                    throw Abandoned()
                }
            }
            try await transaction.nested { part in part.afterCommit { done.add("part") } }
            #expect(done.names.isEmpty)
        }
        #expect(done.names == ["whole", "part"])
        await fixture.close()
    }

    @Test("Readers lose nothing of a transaction that registered in a part that it undid")
    func registration() async throws {
        let stores = try await TestDatabase()
        let (own, other) = (try StreamName("own-1"), try StreamName("other-1"))
        func event() -> NewEvent { NewEvent(type: "nested.event", data: Array("{}".utf8)) }
        try await stores.transaction { transaction in
            await #expect(throws: Abandoned.self) {
                try await transaction.nested { part in
                    try await stores.streams(in: part).append([event()], to: own, expecting: .noStream)
                    throw Abandoned()
                }
            }
            // Nothing is under way: who reads now sees all.
            try await stores.events.append([event()], to: other, expecting: .noStream)
            #expect(try await stores.events.readAll().all().map(\.stream) == [other])
            try await stores.streams(in: transaction).append([event()], to: own, expecting: .noStream)
            // Now something is, and what comes later stands behind it.
            try await stores.events.append([event()], to: other, expecting: .any)
            #expect(try await stores.events.readAll().all().map(\.stream) == [other])
        }
        let all = try await stores.events.readAll().all()
        #expect(all.map(\.stream) == [other, own, other])
        await stores.close()
    }
}

extension StoreError {
    fileprivate var isUnavailable: Bool {
        if case .unavailable = self { true } else { false }
    }
}

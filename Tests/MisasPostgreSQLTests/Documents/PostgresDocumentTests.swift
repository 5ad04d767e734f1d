import Foundation
import Misas
@testable import MisasPostgreSQL
import PostgresClient
import Testing

@Suite("Documents in PostgreSQL", .serialized, .timeLimit(.minutes(10)))
struct PostgresDocumentTests {
    private static func json(_ text: String) -> [UInt8] { Array(text.utf8) }
    private static func key(_ id: String, in collection: String = "c") -> DocumentKey {
        DocumentKey(id, in: collection)
    }

    @Test("Nothing that a caller names or looks for becomes part of a statement")
    func injection() async throws {
        let fixture = try await DatabaseFixture()
        let documents = fixture.database.documents
        for text in HostileStrings.all {
            let key = DocumentKey(text, in: text)
            let member = JSONObject([.init(name: text, value: .string(text))])
            try await documents.insert(JSON.encode(JSONValue.object(member)), as: key)
            #expect(try await documents.get(key)?.version == 1)
            let field = DocumentField(text, .text)
            let predicates: [DocumentPredicate] = [
                .compare(field, .equal, .string(text)), .isIn(field, [.string(text), "x"]),
                .hasPrefix(path: text, text),
                .not(.isNull(path: text)), .not(.compare(field, .less, .string(text))),
                .compare(field, .lessOrEqual, .string(text + String(repeating: text, count: 100))),
            ]
            try await documents.declare([DocumentIndex([field])], in: text)
            for predicate in predicates {
                let query = DocumentQuery(where: predicate, sort: [DocumentSort(field)])
                // A path with a dot leads elsewhere.
                guard !text.contains(".") else { continue }
                #expect(try await documents.find(query, in: text).map(\.key) == [key], "\(text): \(predicate)")
                #expect(try await documents.count(where: predicate, in: text) == 1)
            }
            try await documents.update(Self.json("{}"), as: key, expecting: 1)
            #expect(try await documents.delete(key, expecting: 2))
            try await documents.put(Self.json("{}"), as: key)
        }
        for text in HostileStrings.all {
            try await documents.declare([], in: text)
            try await documents.deleteAll(in: text)
        }
        #expect(try await fixture.sql("SELECT 1 FROM \(fixture.table("documents"))").isEmpty)
        await fixture.close()
    }

    @Test("A document of a megabyte, and one that is as deep as it may be, come back")
    func large() async throws {
        let fixture = try await DatabaseFixture()
        let text = "{\"t\":\"" + String(repeating: "é日", count: 200_000) + "\"}"
        try await fixture.database.documents.put(Self.json(text), as: Self.key("large"))
        let deep =
            String(repeating: "[", count: StoreLimits.jsonDepth) + String(repeating: "]", count: StoreLimits.jsonDepth)
        try await fixture.database.documents.put(Self.json(deep), as: Self.key("deep"))
        for (id, text) in [("large", text), ("deep", deep)] {
            let data = try #require(try await fixture.database.documents.get(Self.key(id))?.data)
            #expect(try JSON.decode(JSONValue.self, from: data) == JSON.decode(JSONValue.self, from: Self.json(text)))
        }
        let long = DocumentPredicate.compare(
            DocumentField("t", .text),
            .greater,
            .string(String(repeating: "é", count: 400_000))
        )
        #expect(try await fixture.database.documents.count(where: long, in: "c") == 1)
        await fixture.close()
    }

    @Test("A query with more values than PostgreSQL takes is refused, and the connection stays")
    func tooManyValues() async throws {
        let fixture = try await DatabaseFixture(connections: 1)
        let documents = fixture.database.documents
        let field = DocumentField("n", .number)
        let many = DocumentPredicate.any((0..<70_000).map { .compare(field, .equal, .int($0)) })
        await #expect(throws: DocumentStoreError.self) { try await documents.count(where: many, in: "c") }
        let list = DocumentPredicate.isIn(field, (0..<70_000).map { .int($0) })
        try await documents.put(Self.json(#"{"n":69999}"#), as: Self.key("a"))
        #expect(try await documents.count(where: list, in: "c") == 1)
        await fixture.close()
    }

    @Test("What two programs write at once they write one after the other")
    func twoPrograms() async throws {
        let fixture = try await DatabaseFixture()
        let other = fixture.another()
        let stores = [fixture.database.documents, other.documents]
        let versions = try await withThrowingTaskGroup(of: Int64.self) { group in
            for number in 0..<60 {
                group.addTask { try await stores[number % 2].put(Self.json("\(number)"), as: Self.key("a")) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(versions.sorted() == Array(1...60))
        let inserted = await withTaskGroup(of: Result<Int64, any Error>.self) { group in
            for number in 0..<40 {
                group.addTask { await .of { try await stores[number % 2].insert(Self.json("0"), as: Self.key("b")) } }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(inserted.count { $0.isSuccess } == 1)
        for case .failure(let error) in inserted {
            #expect(error as? DocumentStoreError == .alreadyExists(Self.key("b"), version: 1))
        }
        await other.close()
        await fixture.close()
    }

    @Test("A collection that a transaction empties is empty when it commits, whatever others add meanwhile")
    func emptied() async throws {
        let fixture = try await DatabaseFixture()
        let other = fixture.another()
        let documents = fixture.database.documents
        try await documents.put(Self.json("0"), as: Self.key("old"))
        // One is written and not committed when the emptying begins, one is written while it lasts.
        let (isWritten, goOn) = (Signal(), Signal())
        let before = Task {
            try await other.transaction { session in
                try await PostgresDocumentStore(database: other, session: session).put(
                    Self.json("1"),
                    as: Self.key("before")
                )
                isWritten.set()
                await goOn.wait()
            }
        }
        await isWritten.wait()
        let database = fixture.database
        let emptying = Task {
            try await database.transaction { session in
                let own = PostgresDocumentStore(database: database, session: session)
                try await own.deleteAll(in: "c")
                let during = Task { try await other.documents.put(Self.json("2"), as: Self.key("during")) }
                try await other.documents.put(Self.json("3"), as: Self.key("elsewhere", in: "others"))
                try await fixture.untilSomebodyWaits()
                #expect(try await own.count(where: .everything, in: "c") == 0)
                try await own.put(Self.json("4"), as: Self.key("own"))
                return during
            }
        }
        try await fixture.untilSomebodyWaits()
        goOn.set()
        try await before.value
        let during = try await emptying.value
        #expect(try await during.value == 1)
        #expect(try await documents.find(DocumentQuery(), in: "c").map(\.key.id) == ["during", "own"])
        #expect(try await documents.count(where: .everything, in: "others") == 1)
        await other.close()
        await fixture.close()
    }

    @Test("A refused write leaves a transaction usable, and what it wrote before stays")
    func refusals() async throws {
        let fixture = try await DatabaseFixture()
        let database = fixture.database
        try await database.documents.put(Self.json("0"), as: Self.key("a"))
        try await database.transaction { session in
            let own = PostgresDocumentStore(database: database, session: session)
            try await own.put(Self.json("1"), as: Self.key("b"))
            await #expect(throws: DocumentStoreError.alreadyExists(Self.key("a"), version: 1)) {
                try await own.insert(Self.json("1"), as: Self.key("a"))
            }
            await #expect(throws: DocumentStoreError.conflict(Self.key("a"), expected: 7, actual: 1)) {
                try await own.update(Self.json("1"), as: Self.key("a"), expecting: 7)
            }
            await #expect(throws: DocumentStoreError.invalid(.json(JSONTextProblem(.escapedNUL, at: 1)))) {
                try await own.put(Self.json("\"\\u0000\""), as: Self.key("a"))
            }
            #expect(try await own.count(where: .everything, in: "c") == 2)
        }
        #expect(try await database.documents.count(where: .everything, in: "c") == 2)
        await fixture.close()
    }

    @Test("A writer that waits for another's document stops waiting when it is cancelled, and writes nothing")
    func cancellation() async throws {
        let fixture = try await DatabaseFixture()
        let database = fixture.database
        try await database.transaction { session in
            try await PostgresDocumentStore(database: database, session: session).put(Self.json("1"), as: Self.key("a"))
            let waiting = Task { try await database.documents.put(Self.json("2"), as: Self.key("a")) }
            try await fixture.untilSomebodyWaits()
            waiting.cancel()
            await #expect(throws: DocumentStoreError.cancelled) { try await waiting.value }
        }
        let stored = try #require(try await database.documents.get(Self.key("a")))
        #expect(stored.version == 1)
        let cancelled = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            _ = try await database.documents.get(Self.key("a"))
        }
        await #expect(throws: DocumentStoreError.cancelled) { try await cancelled.value }
        await fixture.close()
    }

    @Test("A connection that is killed in the middle of a transaction leaves nothing, and the next goes on")
    func killed() async throws {
        let fixture = try await DatabaseFixture(connections: 2)
        let database = fixture.database
        await #expect(throws: (any Error).self) {
            try await database.transaction { session in
                let own = PostgresDocumentStore(database: database, session: session)
                try await own.put(Self.json("1"), as: Self.key("a"))
                try await fixture.sql(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction' "
                        + "AND datname = current_database()"
                )
                try await own.put(Self.json("2"), as: Self.key("b"))
            }
        }
        #expect(try await database.documents.count(where: .everything, in: "c") == 0)
        #expect(try await database.documents.put(Self.json("1"), as: Self.key("a")) == 1)
        await fixture.close()
    }
}

import Misas
@testable import MisasPostgreSQL
import PostgresClient
import Testing

@Suite("Indexes of documents in PostgreSQL", .serialized, .timeLimit(.minutes(10)))
struct DocumentIndexTests {
    private let name = DocumentField("person.name", .text)
    private let number = DocumentField("n", .number)
    private let decimal = DocumentField("d", .decimal)
    private let length = DocumentField("l", .duration)
    private let time = DocumentField("t", .dateTime)

    @Test("Queries by a field that was declared use its index, among 20,000 documents")
    func plans() async throws {
        let fixture = try await DatabaseFixture()
        let documents = fixture.database.documents
        try await fixture.sql(
            """
            INSERT INTO \(fixture.table("documents")) (collection, id, version, data)
            SELECT CASE WHEN i % 4 = 0 THEN 'others' ELSE 'people' END, i::text, 1, jsonb_build_object(
                'person', jsonb_build_object('name', 'name ' || i), 'n', i, 'd', (i / 100.0)::text, 'l', 'PT' || i || 'S',
                't', '2026-01-01T00:00:00.' || lpad(i::text, 6, '0') || 'Z', 'b', i % 2 = 0
            ) FROM generate_series(1, 20000) AS i
            """
        )
        let queries: [(DocumentField, DocumentPredicate)] = [
            (name, .compare(name, .equal, "name 77")),
            (name, .hasPrefix(path: "person.name", "name 123")),
            (name, .all([.compare(name, .greater, "name 99"), .compare(name, .less, "name 991")])),
            (name, .isIn(name, ["name 1", "name 2", "name 3"])),
            (name, .compare(name, .equal, .string("name 77" + String(repeating: "x", count: 200)))),
            (number, .compare(number, .equal, 77)),
            (number, .compare(number, .greater, 19_950)),
            (number, .isIn(number, [1, 2, 3])),
            (decimal, .compare(decimal, .equal, "0.770")),
            (decimal, .compare(decimal, .less, "0.5")),
            (length, .compare(length, .less, "PT1M")),
            (time, .compare(time, .lessOrEqual, "2026-01-01T00:00:00.0001Z")),
        ]
        for (_, predicate) in queries {
            let plan = try await plan(of: DocumentQuery(where: predicate), fixture)
            #expect(!plan.contains("documents_"), "\(predicate): \(plan)")
        }
        var counts: [Int] = []
        for (_, predicate) in queries { counts.append(try await documents.count(where: predicate, in: "people")) }
        try await documents.declare([name, number, decimal, length, time].map { DocumentIndex([$0]) }, in: "people")
        try await fixture.sql("ANALYZE \(fixture.table("documents"))")
        for ((_, predicate), count) in zip(queries, counts) {
            let plan = try await plan(of: DocumentQuery(where: predicate), fixture)
            #expect(plan.contains("Index Cond: ("), "\(predicate): \(plan)")
            #expect(plan.contains("documents_"), "\(predicate): \(plan)")
            #expect(!plan.contains("Seq Scan"), "\(predicate): \(plan)")
            #expect(try await documents.count(where: predicate, in: "people") == count)
        }
        // The first of many in the order of a field are read off its index.
        for isDescending in [false, true] {
            let sorted = DocumentQuery(sort: [DocumentSort(name, isDescending: isDescending)], limit: 5)
            #expect(try await plan(of: sorted, fixture).contains("Incremental Sort"))
        }
        await fixture.close()
    }

    private func plan(
        of query: DocumentQuery,
        _ fixture: DatabaseFixture
    ) async throws -> String {
        let statement = try fixture.database.documents.findStatement(query, in: "people")
        return try await fixture.sql("EXPLAIN " + statement.sql, statement.values).map { try $0.text(0) }
            .joined(separator: "\n").replacing("documents_pkey", with: "primary key")
    }

    private func indexes(_ fixture: DatabaseFixture) async throws -> [String] {
        try await fixture.sql(
            "SELECT c.relname::text FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid "
                + "WHERE i.indrelid = $1::regclass AND NOT i.indisprimary AND i.indisvalid ORDER BY 1",
            [.text(fixture.table("documents"))]
        ).map { try $0.text(0) }
    }

    @Test("A collection has exactly the indexes that were declared last, and others keep theirs")
    func declarations() async throws {
        let fixture = try await DatabaseFixture()
        let documents = fixture.database.documents
        try await documents.declare([DocumentIndex([name])], in: "others")
        let others = try await indexes(fixture)
        #expect(others.count == 1)
        try await documents.declare([DocumentIndex([name]), DocumentIndex([name]), DocumentIndex([])], in: "people")
        let first = try await indexes(fixture)
        #expect(first.count == 2)
        try await documents.declare([DocumentIndex([name]), DocumentIndex([number, name])], in: "people")
        #expect(try await indexes(fixture).count == 3)
        #expect(try await Set(indexes(fixture)).isSuperset(of: first))
        try await documents.declare([], in: "people")
        #expect(try await indexes(fixture) == others)
        await fixture.close()
    }

    @Test("Programs that start at once and declare the same do not disturb each other, nor those who write")
    func atOnce() async throws {
        let fixture = try await DatabaseFixture()
        let other = fixture.another()
        let stores = [fixture.database.documents, other.documents]
        let wanted = [name, number, decimal].map { DocumentIndex([$0]) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for program in 0..<6 { group.addTask { try await stores[program % 2].declare(wanted, in: "people") } }
            for number in 0..<50 {
                group.addTask {
                    try await stores[number % 2].put(
                        Array("{\"n\":\(number)}".utf8),
                        as: DocumentKey("\(number)", in: "people")
                    )
                }
            }
            try await group.waitForAll()
        }
        #expect(try await indexes(fixture).count == 3)
        #expect(try await other.documents.count(where: .compare(number, .less, 10), in: "people") == 10)
        await other.close()
        await fixture.close()
    }

    @Test("An index that was not built to its end is replaced")
    func brokenOff() async throws {
        let fixture = try await DatabaseFixture()
        let documents = fixture.database.documents
        try await documents.declare([DocumentIndex([name])], in: "people")
        try await fixture.sql(
            "UPDATE pg_index SET indisvalid = false WHERE indrelid = $1::regclass AND NOT indisprimary",
            [.text(fixture.table("documents"))]
        )
        #expect(try await indexes(fixture).isEmpty)
        try await documents.declare([DocumentIndex([name])], in: "people")
        #expect(try await indexes(fixture).count == 1)
        await fixture.close()
    }

    @Test("A declaration in a transaction comes and goes with it")
    func inTransaction() async throws {
        struct Abandoned: Error {}
        let fixture = try await DatabaseFixture()
        let database = fixture.database
        await #expect(throws: Abandoned.self) {
            try await database.transaction { session in
                try await PostgresDocumentStore(database: database, session: session).declare(
                    [DocumentIndex([name])],
                    in: "people"
                )
                throw Abandoned()
            }
        }
        #expect(try await indexes(fixture).isEmpty)
        try await database.transaction { session in
            let own = PostgresDocumentStore(database: database, session: session)
            try await own.put(Array("{}".utf8), as: DocumentKey("a", in: "people"))
            try await own.declare([DocumentIndex([name])], in: "people")
        }
        #expect(try await indexes(fixture).count == 1)
        await fixture.close()
    }

    @Test("Values that are longer than an index holds can be written, and are found")
    func longValues() async throws {
        let fixture = try await DatabaseFixture()
        let documents = fixture.database.documents
        let fields = (0..<7).map { DocumentField("f\($0)", .text) }
        try await documents.declare([DocumentIndex(fields)], in: "people")
        // Not to be compressed.
        var generator = SystemRandomNumberGenerator()
        let texts = (0..<7).map { _ in
            (0..<5_000).map { _ in
                String(UnicodeScalar(0x10000 + UInt32.random(in: 0..<0x8000, using: &generator)) ?? "x")
            }
            .joined()
        }
        let members = zip(fields, texts).map { JSONObject.Member(name: $0.path, value: .string($1)) }
        try await documents.put(JSON.encode(JSONValue.object(JSONObject(members))), as: DocumentKey("a", in: "people"))
        let predicate = DocumentPredicate.all(zip(fields, texts).map { .compare($0, .equal, .string($1)) })
        #expect(try await documents.count(where: predicate, in: "people") == 1)
        let numbers = (0..<7).map { DocumentField("n\($0)", .number) }
        try await documents.declare([DocumentIndex(numbers)], in: "numbers")
        let digits = (0..<7).map {
            "\"n\($0)\":" + (0..<999).map { _ in "\(Int.random(in: 1...9, using: &generator))" }.joined()
        }
        try await documents.put(Array("{\(digits.joined(separator: ","))}".utf8), as: DocumentKey("a", in: "numbers"))
        await fixture.close()
    }
}

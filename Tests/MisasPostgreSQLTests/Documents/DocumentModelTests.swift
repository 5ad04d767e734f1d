import Misas
@testable import MisasPostgreSQL
import PostgresClient
import TestSupport
import Testing

@Suite("Documents in PostgreSQL and in memory", .serialized, .timeLimit(.minutes(10)))
struct DocumentModelTests {
    private static let collection = "odd"

    /// With indexes, plans that use none are made dear, so that what the indexes hold decides.
    @Test("are found, counted and sorted alike, whatever is in them", arguments: [false, true])
    func queries(usesIndexes: Bool) async throws {
        var odd = OddDocuments(random: SeededGenerator())
        let seed = odd.random.seed
        let fixture = try await DatabaseFixture(
            settings: usesIndexes ? ["enable_seqscan=off", "enable_sort=off", "jit=off"] : []
        )
        let documents = fixture.database.documents
        let memory = InMemoryStores().documents
        if usesIndexes {
            let indexes = (0..<12).map { number in DocumentIndex((0...(number % 3)).map { _ in odd.field() }) }
            try await documents.declare(indexes, in: Self.collection)
        }
        for number in 0..<300 {
            let data = odd.document()
            let key = DocumentKey("\(number % 7)-\(number)", in: Self.collection)
            try await documents.put(data, as: key)
            try await memory.put(data, as: key)
        }
        try await fixture.sql("ANALYZE \(fixture.table("documents"))")
        for round in 0..<600 {
            let query = odd.query()
            let found = try await documents.find(query, in: Self.collection)
            let expected = try await memory.find(query, in: Self.collection)
            #expect(found.map(\.key) == expected.map(\.key), "seed \(seed), round \(round): \(query)")
            #expect(found.map(\.version) == expected.map(\.version), "seed \(seed), round \(round)")
            let count = try await documents.count(where: query.predicate, in: Self.collection)
            let expectedCount = try await memory.count(where: query.predicate, in: Self.collection)
            #expect(count == expectedCount, "seed \(seed), round \(round): \(query.predicate)")
        }
        await fixture.close()
    }

    @Test("compare alike, every odd value with every other")
    func everyValue() async throws {
        let fixture = try await DatabaseFixture()
        let documents = fixture.database.documents
        let memory = InMemoryStores().documents
        let numbers = try OddDocuments.numbers.map { try JSON.decode(JSONValue.self, from: Array($0.utf8)) }
        let values = OddDocuments.strings.map(JSONValue.string) + numbers + [true, false, nil, [], ["a"], [:]]
        for (number, value) in values.enumerated() {
            let data = try JSON.encode(JSONValue.object(["x": value]))
            try await documents.put(data, as: DocumentKey("\(number)", in: Self.collection))
            try await memory.put(data, as: DocumentKey("\(number)", in: Self.collection))
        }
        for kind: DocumentField.Kind in [.text, .boolean, .number, .decimal, .dateTime, .duration] {
            let field = DocumentField("x", kind)
            for value in values where DocumentOrdinal(value, kind: kind) != nil {
                for comparison: DocumentPredicate.Comparison in [.equal, .less, .greaterOrEqual] {
                    let query = DocumentQuery(where: .compare(field, comparison, value), sort: [DocumentSort(field)])
                    let found = try await documents.find(query, in: Self.collection).map(\.key.id)
                    let expected = try await memory.find(query, in: Self.collection).map(\.key.id)
                    #expect(found == expected, "\(kind) \(comparison) \(value)")
                }
            }
            let sorted = DocumentQuery(sort: [DocumentSort(field, isDescending: true)])
            let found = try await documents.find(sorted, in: Self.collection).map(\.key.id)
            let expected = try await memory.find(sorted, in: Self.collection).map(\.key.id)
            #expect(found == expected, "\(kind)")
        }
        await fixture.close()
    }

    @Test("are written alike, in and out of transactions")
    func writes() async throws {
        var odd = OddDocuments(random: SeededGenerator())
        let seed = odd.random.seed
        let fixture = try await DatabaseFixture()
        let documents = fixture.database.documents
        let memory = InMemoryStores()
        for round in 0..<80 {
            let steps = (0..<Int.random(in: 1...8, using: &odd.random)).map { _ in DocumentStep(&odd) }
            let isAbandoned = Int.random(in: 0..<3, using: &odd.random) == 0
            if Bool.random(using: &odd.random) {
                for step in steps {
                    let (done, expected) = (await step.run(on: documents), await step.run(on: memory.documents))
                    #expect(done == expected, "seed \(seed), round \(round): \(step)")
                }
            } else {
                let done = await Result<[String], any Error>.of {
                    try await fixture.database.transaction { session in
                        let own = PostgresDocumentStore(database: fixture.database, session: session)
                        return try await DocumentStep.run(steps, on: own, isAbandoned: isAbandoned)
                    }
                }
                let expected = await Result<[String], any Error>.of {
                    try await memory.transaction { transaction in
                        try await DocumentStep.run(steps, on: transaction.documents, isAbandoned: isAbandoned)
                    }
                }
                #expect((try? done.get()) == (try? expected.get()), "seed \(seed), round \(round): \(steps)")
            }
            let all = try await documents.find(DocumentQuery(), in: DocumentStep.collection)
            let allExpected = try await memory.documents.find(DocumentQuery(), in: DocumentStep.collection)
            #expect(all.map(\.key) == allExpected.map(\.key), "seed \(seed), round \(round)")
            #expect(all.map(\.version) == allExpected.map(\.version), "seed \(seed), round \(round)")
        }
        await fixture.close()
    }
}

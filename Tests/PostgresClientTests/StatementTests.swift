import Foundation
import PostgresClient
import PostgresTestSupport
import Testing

@Suite("Statements", .serialized, .timeLimit(.minutes(10)))
struct StatementTests {
    let configuration: PostgresConfiguration

    init() async throws {
        configuration = try await PostgresConfiguration(PostgresCluster.shared.connectionString())
    }

    @Test("Values of every type go to the server and come back as they were")
    func roundTrip() async throws {
        let connection = try await PostgresConnection.open(configuration)
        let id = UUID()
        let date = Date(timeIntervalSinceReferenceDate: 123_456_789.123456)
        let text = "ä ‖ 漢字 🐘 \u{10FFFF} '\"\\;--"
        let result = try await connection.execute(
            PostgresStatement(
                "SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10",
                [
                    .boolean(true), .smallint(-2), .integer(.min), .bigint(.max), .double(-0.1), .text(text),
                    .bytea([0, 255, 1]), .uuid(id), .timestamptz(date), .jsonb(Array(#"{"a": [1, null]}"#.utf8)),
                ]
            )
        )
        let row = try #require(result.first)
        #expect(try row.boolean(0))
        #expect(try row.int16(1) == -2)
        #expect(try row.int32(2) == .min)
        #expect(try row.int64(3) == .max)
        #expect(try row.double(4) == -0.1)
        #expect(try row.text(5) == text)
        #expect(try row.bytes(6) == [0, 255, 1])
        #expect(try row.uuid(7) == id)
        #expect(abs(try row.timestamptz(8).timeIntervalSince(date)) < 0.000_000_5)
        #expect(try row.jsonb(9) == Array(#"{"a": [1, null]}"#.utf8))
    }

    @Test("NULL comes back as nil, and an empty text is not NULL")
    func null() async throws {
        let connection = try await PostgresConnection.open(configuration)
        let result = try await connection.execute(PostgresStatement("SELECT $1, $2", [.text(nil), .text("")]))
        let row = try #require(result.first)
        #expect(try row.optional(0, PostgresRow.text) == nil)
        #expect(try row.optional(1, PostgresRow.text) == "")
        #expect(throws: PostgresError.self) { try row.text(0) }
        #expect(throws: PostgresError.self) { try row.int64(1) }
    }

    @Test("Arrays of every type come apart into their rows")
    func arrays() async throws {
        let connection = try await PostgresConnection.open(configuration)
        let ids = [UUID(), nil, UUID()]
        let result = try await connection.execute(
            PostgresStatement(
                "SELECT * FROM unnest($1, $2, $3, $4, $5, $6) WITH ORDINALITY AS t (a, b, c, d, e, f, i) ORDER BY i",
                [
                    .uuids(ids), .texts(["x", "", nil]), .bigints([1, -1, nil]), .integers([7, 8, 9]),
                    .jsonbs([Array("1".utf8), nil, Array("{}".utf8)]), .booleans([true, false, nil]),
                ]
            )
        )
        #expect(try result.map { row throws in try row.optional(0, PostgresRow.uuid) } == ids)
        #expect(try result.map { row throws in try row.optional(1, PostgresRow.text) } == ["x", "", nil])
        #expect(try result.map { row throws in try row.optional(2, PostgresRow.int64) } == [1, -1, nil])
        #expect(
            try result.map { row throws in try row.optional(4, PostgresRow.jsonb) } == [
                Array("1".utf8), nil, Array("{}".utf8),
            ]
        )
        let empty = try await connection.execute(PostgresStatement("SELECT cardinality($1)", [.texts([])]))
        #expect(try empty.first?.int32(0) == 0)
    }
}

import Misas
import PostgresClient
import Testing

@testable import MisasPostgreSQL

@Suite("What guards the events", .serialized, .timeLimit(.minutes(10)))
struct GuardTests {
    private let stream: StreamName
    private let event = NewEvent(type: "guard.event", data: Array(#"{"a":1}"#.utf8))

    init() throws {
        stream = try StreamName("guard-1")
    }

    @Test(
        "Events are not changed, not even by who owns them",
        arguments: [
            "UPDATE misas.events SET data = '{}'", "DELETE FROM misas.events", "TRUNCATE misas.events",
            "UPDATE misas.events SET version = version + 1",
        ]
    )
    func immutable(_ statement: String) async throws {
        let stores = try await TestDatabase()
        try await stores.events.append([event], to: stream, expecting: .noStream)
        let error = await #expect(throws: PostgresError.self) { try await stores.sql(statement) }
        #expect(error?.sqlState == .insufficientPrivilege)
        #expect(try await stores.events.read(stream).all().map(\.data) == [Array(#"{"a": 1}"#.utf8)])
        await stores.close()
    }

    @Test("Appends at another isolation than READ COMMITTED are refused: their order could not be kept")
    func isolation() async throws {
        let stores = try await TestDatabase()
        try await stores.events.append([event], to: stream, expecting: .noStream)
        let error = await #expect(throws: PostgresError.self) {
            try await stores.database.pool.transaction(isolation: .repeatableRead) { connection in
                try await connection.execute(
                    PostgresStatement(
                        """
                        SELECT * FROM misas.append_events(
                            '{x}', '{0}', '{0}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', false
                        )
                        """
                    )
                )
            }
        }
        #expect(error?.sqlState == SQLState(rawValue: "25001"))
        await stores.close()
    }

    @Test(
        "Texts that look like SQL are texts",
        arguments: [
            "'; DROP TABLE misas.events; --", #"\'; DELETE FROM misas.streams; --"#, "$1", "%s", "{{schema}}", "\"",
            "''",
            "a\\", "‘quoted’", "NULL", "{1,2}", "/* */",
        ]
    )
    func injection(_ text: String) async throws {
        let stores = try await TestDatabase()
        let stream = try StreamName("x\(text)")
        let other = try StreamName("other")
        let data = try JSON.encode([text: text])
        let metadata = EventMetadata(
            user: text,
            tenant: text,
            application: text,
            traceParent: text,
            attributes: [text: text]
        )
        let type = text.utf8.allSatisfy { (0x21...0x7E).contains($0) } && !text.hasPrefix("$") ? text : "inject.event"
        let event = NewEvent(type: type, data: data, metadata: metadata)
        try await stores.events.append([event], to: stream, expecting: .noStream)
        try await stores.events.append(
            [NewEvent(type: "other", data: Array("1".utf8))],
            to: other,
            expecting: .noStream
        )
        let read = try #require(try await stores.events.read(stream, types: [type]).all().first)
        #expect(read.metadata == metadata)
        #expect(read.stream == stream)
        #expect(read.type == type)
        #expect(try JSON.decode([String: String].self, from: read.data) == [text: text])
        let filters: [EventFilter] = [
            EventFilter(types: [type]), EventFilter(streams: .prefix("x\(text)")),
            EventFilter(streams: .categories([String(stream.category)])),
        ]
        for filter in filters {
            #expect(try await stores.events.readAll(filter: filter).all().map(\.id) == [event.id])
        }
        try await stores.events.delete(stream)
        #expect(try await stores.events.streamInfo(stream)?.status == .deleted)
        #expect(try await stores.events.read(other).all().count == 1)
        await stores.close()
    }
}

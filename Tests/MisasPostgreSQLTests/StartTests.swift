import Foundation
import Misas
import PostgresClient
import PostgresTestSupport
import Testing

@testable import MisasPostgreSQL

@Suite("Opening the stores", .serialized, .timeLimit(.minutes(10)))
struct StartTests {
    private func configuration() async throws -> PostgresConfiguration {
        try await PostgresConfiguration(PostgresCluster.shared.newDatabase())
    }

    @Test("They are opened on an empty database, and again on what they left")
    func twice() async throws {
        let configuration = try await configuration()
        let stream = try StreamName("start-1")
        let event = NewEvent(type: "start.event", data: Array("{}".utf8))
        for count in 0...1 {
            let stores = try await PostgresStores.open(configuration)
            #expect(try await stores.events.read(stream).all().count == count)
            try await stores.events.append([event], to: stream, expecting: .any)
            await stores.close()
        }
    }

    @Test("Events are appended and followed whatever isolation the database has by default")
    func isolation() async throws {
        let string = try await PostgresCluster.shared.newDatabase()
        let name = try #require(string.split(separator: " ").first { $0.hasPrefix("dbname=") }).dropFirst(7)
        try await PostgresCluster.shared.sql(
            "ALTER DATABASE \(name) SET default_transaction_isolation = 'serializable'",
            database: "postgres"
        )
        let stores = try await PostgresStores.open(PostgresConfiguration(string))
        let stream = try StreamName("start-1")
        let event = NewEvent(type: "start.event", data: Array("{}".utf8))
        try await stores.events.append([event], to: stream, expecting: .noStream)
        var followed: [UUID] = []
        for try await found in stores.events.subscribe(after: .start, filter: EventFilter(types: ["start.event"])) {
            followed.append(found.id)
            break
        }
        #expect(followed == [event.id])
        await stores.close()
    }

    @Test("A program that must not migrate says which migrations are missing")
    func missing() async throws {
        let configuration = try await configuration()
        let error = await #expect(throws: PostgresStartError.self) {
            try await PostgresStores.open(configuration, options: PostgresStoresOptions(migrates: false))
        }
        guard case .schema(.missing) = error else {
            Issue.record("expected missing migrations, found \(String(describing: error))")
            return
        }
    }

    @Test("A checkpoint beyond the last position, as after a restored backup, is refused with what to do")
    func restoredBackup() async throws {
        let configuration = try await configuration()
        let stores = try await PostgresStores.open(configuration)
        try await stores.events.append(
            [NewEvent(type: "start.event", data: Array("{}".utf8))],
            to: StreamName("start-1"),
            expecting: .any
        )
        let last = try await stores.events.lastPosition()
        let beyond = GlobalPosition(last.rawValue + 1)
        try await stores.checkpoints.save(last, for: "behind", expecting: .start, fence: 0)
        await stores.close()
        let again = try await PostgresStores.open(configuration)
        try await again.checkpoints.save(beyond, for: "ahead", expecting: .start, fence: 0)
        await again.close()
        let error = await #expect(
            throws: PostgresStartError.checkpointBeyondEnd(name: "ahead", position: beyond, last: last)
        ) {
            try await PostgresStores.open(configuration)
        }
        #expect(error.map { "\($0)".contains("Restore") } == true)
    }

    @Test("A wrong address is told, without the password")
    func unreachable() async throws {
        let error = await #expect(throws: PostgresStartError.self) {
            try await PostgresStores.open(PostgresConfiguration("host=/nowhere password=hunter2secret"))
        }
        let told = error.map { "\($0) \(String(reflecting: $0))" } ?? ""
        #expect(told.contains("/nowhere"))
        #expect(!told.contains("hunter2"))
    }
}

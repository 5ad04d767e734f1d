import Foundation
import Misas
import PostgresClient
import PostgresTestSupport
import Synchronization
import Testing

@testable import MisasPostgreSQL

/// Scenarios 18 and 36: the server is killed under load, and comes back.
@Suite("When the server is killed", .serialized, .timeLimit(.minutes(10)))
struct KillTests {
    /// How often it is killed; `Tests/long kill` says more.
    private static let kills = Int(ProcessInfo.processInfo.environment["MISAS_KILLS"] ?? "") ?? 2

    /// What the writers and the killer tell each other.
    private final class Load: Sendable {
        let isOver = Mutex(false)
        let progress = Mutex(0)
        /// How often a writer did not know what had become of its append.
        let retries = Mutex(0)
    }

    @Test("clients come back by themselves, and every acknowledged event is there once, in streams without holes")
    func kill() async throws {
        let cluster = try await PostgresCluster(settings: ["max_connections=50", "fsync=on"])
        let stores = try await TestDatabase(on: cluster.connectionString())
        let load = Load()
        var kills = 0

        let acknowledged = try await withThrowingTaskGroup(of: Set<UUID>.self) { group in
            for writer in 0..<12 {
                group.addTask {
                    var acknowledged: Set<UUID> = []
                    let stream = try StreamName("kill-\(writer % 6)")
                    while !load.isOver.withLock({ $0 }) {
                        let events = (0..<3).map { _ in NewEvent(type: "kill.event", data: Array("{}".utf8)) }
                        let first = try await Self.append(events, to: stream, in: stores, load)
                        // Whoever asks again is told the same.
                        if load.progress.withLock({ $0 }) % 4 == 1 {
                            let again = try await Self.append(events, to: stream, in: stores, load)
                            #expect(again.positions == first.positions)
                            #expect(again.lastVersion == first.lastVersion)
                            #expect(again.wasAlreadyStored)
                        }
                        acknowledged.formUnion(events.map(\.id))
                        load.progress.withLock { $0 += 1 }
                    }
                    return acknowledged
                }
            }
            // A kill that nobody notices, because nothing was under way, is none.
            while kills < Self.kills || load.retries.withLock({ $0 }) == 0 {
                kills += 1
                // Under load: each time some appends have to have come through since the last.
                let goal = load.progress.withLock { $0 } + 100
                while load.progress.withLock({ $0 }) < goal { await Task.yield() }
                try await cluster.crash()
            }
            load.isOver.withLock { $0 = true }
            return try await group.reduce(into: Set()) { $0.formUnion($1) }
        }

        let events = try await stores.events.readAll().all()
        let retries = load.retries.withLock { $0 }
        print("kill: \(kills) kills, \(acknowledged.count) acknowledged, \(events.count) stored, \(retries) retries")
        #expect(Set(events.map(\.id)).count == events.count)
        #expect(acknowledged.subtracting(events.map(\.id)).isEmpty)
        for (stream, events) in Dictionary(grouping: events, by: \.stream) {
            #expect(events.map(\.version.rawValue) == Array(1...Int64(events.count)), "stream \(stream) has holes")
        }
        await stores.close()
        try await cluster.stop()
    }

    /// Appends, and sends the same again as long as nothing is known of it.
    private static func append(
        _ events: [NewEvent],
        to stream: StreamName,
        in stores: TestDatabase,
        _ load: Load
    ) async throws -> AppendResult {
        while true {
            do throws(EventStoreError) {
                return try await stores.events.append(events, to: stream, expecting: .any)
            } catch {
                guard case .unavailable = error else { throw error }
                load.retries.withLock { $0 += 1 }
            }
        }
    }
}

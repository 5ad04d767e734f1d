import Foundation
import KilledWriter
import Misas
import PostgresClient
import PostgresTestSupport
import Testing

@testable import MisasPostgreSQL

/// A program is killed while it appends, and started again.
@Suite("When the program is killed", .serialized, .timeLimit(.minutes(10)))
struct ApplicationKillTests {
    /// How often it is killed; `Tests/long kill` says more.
    private static let kills = Int(ProcessInfo.processInfo.environment["MISAS_KILLS"] ?? "") ?? 4
    /// How long what it left on the server may hold readers back: the server has to notice that it is gone.
    private static let patience = Duration.seconds(10)

    @Test("what it was told is there once, what it asks again is answered as at first, and readers are not held back")
    func kill() async throws {
        let connectionString = try await PostgresCluster.shared.newDatabase()
        let stores = try await PostgresStores.open(PostgresConfiguration(connectionString))
        var journal = WriterJournal()
        var kills = 0
        var (inDoubt, longest) = (0, Duration.zero)
        // A kill that hits nothing under way is none.
        while kills < Self.kills || inDoubt == 0 {
            kills += 1
            let program = try WriterProcess(on: connectionString, sending: journal.pending)
            let goal = journal.progress + Int.random(in: 40...120)
            var isKilled = false
            for await line in program.lines {
                journal.note(line)
                // It has just sent something.
                guard !isKilled, journal.progress >= goal, line.answer == nil else { continue }
                program.kill()
                isKilled = true
            }
            try #require(isKilled, "the program ended by itself")
            #expect(await program.end() == SIGKILL)
            inDoubt += journal.inDoubt.count
            // Half of the time the next life meets what the last has left on the server.
            if kills.isMultiple(of: 2) { longest = max(longest, try await readersCatchUp(stores)) }
        }

        let program = try WriterProcess(on: connectionString, sending: journal.pending)
        longest = max(longest, try await readersCatchUp(stores))
        let goal = journal.progress + 40
        var isStopped = false
        for await line in program.lines {
            journal.note(line)
            guard !isStopped, journal.progress >= goal else { continue }
            try program.stop()
            isStopped = true
        }
        #expect(await program.end() == 0)
        #expect(journal.inDoubt.isEmpty)

        let events = try await stores.events.readAll().all()
        print(
            "application kill: \(kills) kills, \(journal.answers.count) answered, \(events.count) stored, "
                + "\(inDoubt) in doubt, readers held back for \(longest) at most"
        )
        #expect(journal.faults(in: events) == [])
        // What it looks for it would find.
        #expect(journal.faults(in: Array(events.dropFirst())) != [])
        #expect(journal.faults(in: events + events.suffix(1)) != [])
        #expect(longest < Self.patience)
        let log = try await stores.eventLog(within: .seconds(60))
        #expect(log.gap == 0)
        #expect(log.lastPosition.map { last in events.allSatisfy { $0.position <= last } } == true)
        await stores.close()
    }

    /// Waits until readers see all that was taken until now, and tells how long that took.
    private func readersCatchUp(_ stores: PostgresStores) async throws -> Duration {
        let start = ContinuousClock.now
        let end = try #require(try await stores.eventLog(within: .seconds(60)).lastPosition)
        while ContinuousClock.now - start < Self.patience, try await stores.events.lastPosition() < end {
            await Task.yield()
        }
        return ContinuousClock.now - start
    }
}

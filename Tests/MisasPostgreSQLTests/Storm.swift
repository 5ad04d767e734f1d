import Foundation
import Misas
import PostgresClient

@testable import MisasPostgreSQL

/// 24 writers of every bad habit, and three readers that follow them.
struct Storm: Sendable {
    /// What came of it, over all readers.
    struct Report: Sendable {
        /// How many events are stored.
        var stored: Int64 = 0
        /// How many of these a reader did not see.
        var missed: Int64 = 0
        /// How many a reader saw more than once.
        var doubled = 0
        /// How often a reader saw an event of a stream, or a position, before an earlier one.
        var inversions = 0
        /// How many were acknowledged and not seen.
        var lost = 0
    }

    /// What a writer does between its append and the end of its transaction.
    private enum Habit: CaseIterable {
        /// It appends and is done.
        case quick
        /// It takes 15 ms to commit.
        case slow
        /// It rolls back.
        case rolledBack
        /// It is killed by the server before it commits.
        case terminated
        /// It has a transaction id long before it appends, and commits late.
        case earlyID
    }

    private let stores: TestDatabase

    init(_ stores: TestDatabase) {
        self.stores = stores
    }

    /// Lets it rage for a while, and until each writer has written a few times, however slow the machine is.
    func run(for duration: Duration) async throws -> Report {
        try await stores.sql("CREATE TABLE IF NOT EXISTS early (n int)")
        let begin = try await stores.events.lastPosition()
        let end = ContinuousClock.now + duration
        let streams = try (0..<40).map { try StreamName("storm-\($0)") }
        return try await withThrowingTaskGroup(of: [RecordedEvent].self) { readers in
            for _ in 0..<3 {
                readers.addTask {
                    var seen: [RecordedEvent] = []
                    for try await event in stores.events.subscribe(after: begin) {
                        if event.type == "storm.end" { break }
                        seen.append(event)
                    }
                    return seen
                }
            }
            let acknowledged = try await withThrowingTaskGroup(of: Set<UUID>.self) { writers in
                for index in 0..<24 {
                    let habit = Habit.allCases[index % Habit.allCases.count]
                    writers.addTask {
                        var acknowledged: Set<UUID> = []
                        var writes = 0
                        while ContinuousClock.now < end || writes < 10 {
                            writes += 1
                            let event = NewEvent(type: "storm.event", data: Array(#"{"n":1}"#.utf8))
                            if try await write(event, to: streams[Int.random(in: 0..<40)], as: habit) {
                                acknowledged.insert(event.id)
                            }
                        }
                        return acknowledged
                    }
                }
                return try await writers.reduce(into: Set()) { $0.formUnion($1) }
            }
            try await stores.events.append(
                [NewEvent(type: "storm.end", data: Array("{}".utf8))],
                to: StreamName("storm-end"),
                expecting: .any
            )
            var report = Report()
            report.stored = try await stores.sql(
                """
                SELECT count(*) FROM misas.events e JOIN misas.event_types t ON t.id = e.type_id
                WHERE t.name = 'storm.event' AND e.position > \(begin)
                """
            )[0].int64(0)
            for try await events in readers { judge(events, acknowledged, &report) }
            return report
        }
    }

    private func judge(_ events: [RecordedEvent], _ acknowledged: Set<UUID>, _ report: inout Report) {
        let ids = Set(events.map(\.id))
        report.missed += report.stored - Int64(ids.count)
        report.doubled += events.count - ids.count
        report.lost += acknowledged.subtracting(ids).count
        report.inversions += zip(events, events.dropFirst()).count { $0.position >= $1.position }
        var versions: [StreamName: StreamVersion] = [:]
        for event in events {
            if event.version <= versions[event.stream] ?? .none { report.inversions += 1 }
            versions[event.stream] = event.version
        }
    }

    /// Appends an event after the manner of a habit, and tells whether it was acknowledged.
    private func write(
        _ event: NewEvent,
        to stream: StreamName,
        as habit: Habit
    ) async throws -> Bool {
        struct GiveUp: Error {}
        switch habit {
        case .quick:
            try await stores.events.append([event], to: stream, expecting: .any)
            return true
        case .slow, .earlyID:
            try await stores.transaction { transaction in
                if habit == .earlyID {
                    _ = try await transaction.perform { connection throws(PostgresError) in
                        try await connection.execute([
                            PostgresStatement("INSERT INTO early VALUES (1)"),
                            PostgresStatement("SELECT pg_sleep(0.01)"),
                        ])
                    }
                }
                try await stores.streams(in: transaction).append([event], to: stream, expecting: .any)
                _ = try await transaction.perform { connection throws(PostgresError) in
                    try await connection.execute(PostgresStatement("SELECT pg_sleep(0.015)"))
                }
            }
            return true
        case .rolledBack:
            do {
                try await stores.transaction { transaction in
                    try await stores.streams(in: transaction).append([event], to: stream, expecting: .any)
                    throw GiveUp()
                }
            } catch is GiveUp {}
            return false
        case .terminated:
            do {
                try await stores.transaction { transaction in
                    try await stores.streams(in: transaction).append([event], to: stream, expecting: .any)
                    _ = try await transaction.perform { connection throws(PostgresError) in
                        try await connection.execute(PostgresStatement("SELECT pg_terminate_backend(pg_backend_pid())"))
                    }
                }
                return true
            } catch is StoreError {
                return false
            } catch is PostgresWriteError {
                return false
            }
        }
    }
}

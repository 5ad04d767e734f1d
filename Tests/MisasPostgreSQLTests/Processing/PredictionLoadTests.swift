import Foundation
import Misas
import MisasPostgreSQL
import MisasTesting
import PostgresClient
import PostgresTestSupport
import Synchronization
import Testing

/// Many predictions that fall due within one second, on two instances.
@Suite("Many predictions within a second", .serialized, .timeLimit(.minutes(10)))
struct PredictionLoadTests {
    /// How many; `Tests/long predictions` says 10,000.
    private static let count = Int(ProcessInfo.processInfo.environment["MISAS_PREDICTIONS"] ?? "") ?? 1_000
    /// Of a partition, one is started when the one before it has come to its end, be it due long before: with few of them,
    /// that would say how long a commit takes.
    private static var partitions: Int { count / 5 }
    /// How late one in a hundred may be; on a machine that does much else at once, nothing is said.
    private static let isTimed = ProcessInfo.processInfo.environment["MISAS_PREDICTIONS"] != nil

    /// What the handlers of an instance saw, in order.
    private final class Journal: Sendable {
        private let entries = Mutex<[(prediction: PaymentDue, late: Double)]>([])

        func note(_ prediction: PaymentDue, late: Double) {
            entries.withLock { $0.append((prediction, late)) }
        }

        var all: [(prediction: PaymentDue, late: Double)] { entries.withLock { $0 } }
    }

    @Test("come true once each, in order of time, and in time; cancelled ones do not")
    func load() async throws {
        let connectionString = try await PostgresCluster.shared.newDatabase()
        let begin = Date(timeIntervalSinceNow: Self.isTimed ? 20 : 5)
        let times = (0..<Self.count).map { begin.addingTimeInterval(Double($0) / Double(Self.count)) }
        let (journals, both) = ((Journal(), Journal()), Journal())
        let first = try await instance([journals.0, both], times, on: connectionString)
        let second = try await instance([journals.1, both], times, on: connectionString)
        let stores = first.stores
        try await schedule(times, on: stores)
        // Every hundredth is taken back.
        for number in stride(from: 0, to: Self.count, by: 100) {
            #expect(try await stores.predictions.cancel(Self.identity(of: number)))
        }
        let expected = Set((0..<Self.count).filter { !$0.isMultiple(of: 100) })
        try await first.processing { _ in
            try await second.processing { _ in
                // To ask before would cost time of its own.
                try await Task.sleep(for: .seconds(max(0, begin.timeIntervalSinceNow + 1)))
                try await eventually("all predictions", within: .seconds(120)) {
                    try await stores.predictions.nextDue(types: nil) == nil
                }
            }
        }
        let rows = try await DocumentCollection<Balance>("test.paid", in: stores.documents).find()
        #expect(rows.count == expected.count)
        #expect(Set(rows.compactMap { Int($0.id) }) == expected)
        #expect(rows.allSatisfy { $0.version == 1 })
        for journal in [journals.0, journals.1] {
            // Handlers whose transactions were refused may have been called more often.
            let started = journal.all.map(\.prediction.number)
            let inversions = zip(started, started.dropFirst()).count { $0 > $1 }
            // A machine that stands still for seconds ends transactions, whose predictions are started again.
            if Self.isTimed { #expect(inversions == 0, "started in order of time") }
        }
        for (account, started) in Dictionary(grouping: both.all, by: \.prediction.account) {
            let numbers = started.map(\.prediction.number)
            #expect(numbers == numbers.sorted(), "in order of time in \(account)")
        }
        let late = (journals.0.all + journals.1.all).map(\.late).sorted()
        let p99 = late[late.count * 99 / 100]
        print("predictions: \(late.count) on two instances, \(Int(p99 * 1000)) ms late in 99 of 100 cases at most")
        if Self.isTimed { #expect(p99 < 0.1) }
    }

    private func instance(
        _ journals: [Journal],
        _ times: [Date],
        on connectionString: String
    ) async throws -> SampleSystem {
        let stores = try await PostgresStores.open(
            PostgresConfiguration(connectionString, statementTimeout: .seconds(120)),
            options: PostgresStoresOptions(patience: .seconds(120))
        )
        var behavior = SampleBehavior()
        behavior.occur = { prediction, _, context in
            let late = Date().timeIntervalSince(times[prediction.number])
            for journal in journals { journal.note(prediction, late: late) }
            let paid = DocumentCollection<Balance>("test.paid", in: context.stores.documents)
            try await paid.put(Balance(total: prediction.number), as: "\(prediction.number)")
        }
        // Among all the other tests an instance may get no turn for longer than a claim lasts.
        let options = Self.isTimed ? ProcessingOptions() : ProcessingOptions(lease: .seconds(60))
        return try SampleSystem(on: stores, options: options, behavior)
    }

    private static func identity(of number: Int) -> PredictionIdentity {
        PredictionIdentity(type: PaymentDue.wireName, key: "a\(number % partitions)/\(number)")
    }

    private func schedule(_ times: [Date], on stores: any Stores) async throws {
        for start in stride(from: 0, to: times.count, by: 500) {
            try await stores.transaction { transaction in
                for number in start..<min(start + 500, times.count) {
                    let account = "a\(number % Self.partitions)"
                    try await transaction.predictions.schedule(
                        NewPrediction(
                            identity: Self.identity(of: number),
                            dueAt: times[number],
                            partition: account,
                            data: try JSON.encode(PaymentDue(account: account, number: number))
                        )
                    )
                }
            }
        }
    }
}

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// How a system is doing, as far as its stores know: the same in every program that asks.
public struct SystemStatus: Sendable {
    /// How the predictions are doing.
    public struct Predictions: Sendable, Hashable {
        /// How many have been due for longer than the patience; at most 1,000.
        public let overdue: Int
        /// Since when the first of these has been due.
        public let overdueSince: Date?
        /// How many were set aside, since what follows from them failed; at most 1,000.
        public let parked: Int
        /// When the next is due; `nil` where none is scheduled.
        public let nextAt: Date?
    }

    /// Something that an operator has to look at.
    public struct Concern: Sendable, Hashable, CustomStringConvertible {
        /// What it is about: `stores`, `predictions`, or a processor's name.
        public let subject: String
        /// What is wrong.
        public let problem: String
        /// What can be done.
        public let remedy: String

        /// What is wrong, and what can be done.
        public var description: String { "\(subject): \(problem); \(remedy)" }
    }

    /// The system's name.
    public let name: String
    /// The system's version, as the program that asks has it.
    public let version: String
    /// Where it runs.
    public let environment: Environment
    /// When this was so, by the system's clock.
    public let time: Date
    /// How the stores are.
    public let stores: StoresHealth
    /// The last position in the log; `nil` where the stores do not answer.
    public let lastPosition: GlobalPosition?
    /// How the processors are doing, in the order of registration; none where the stores do not answer.
    public let processors: [ProcessorStatus]
    /// How the predictions are doing; `nil` where the stores do not answer.
    public let predictions: Predictions?

    /// What an operator has to look at, the most urgent first; empty where all is well.
    public var concerns: [Concern] {
        var concerns: [Concern] = []
        for fault in stores.faults {
            concerns.append(Concern(subject: "stores", problem: fault, remedy: "nothing goes on until that is mended"))
        }
        concerns += processors.flatMap(\.concerns)
        if let predictions { concerns += predictions.concerns(at: time) }
        return concerns
    }

    /// Whether all is as it should be.
    public var isHealthy: Bool { concerns.isEmpty }
}

extension SystemStatus.Predictions {
    fileprivate func concerns(at time: Date) -> [SystemStatus.Concern] {
        var concerns: [SystemStatus.Concern] = []
        if let overdueSince {
            let late = Duration.seconds(max(0, time.timeIntervalSince(overdueSince)))
            concerns.append(
                SystemStatus.Concern(
                    subject: "predictions",
                    problem: "\(overdue) are overdue, the first by \(late.told)",
                    remedy: "see that an instance runs that processes"
                )
            )
        }
        if parked > 0 {
            concerns.append(
                SystemStatus.Concern(
                    subject: "predictions",
                    problem: "\(parked) were set aside, since what follows from them failed",
                    remedy: "mend what failed, and have them tried again by `stores.predictions.unpark`"
                )
            )
        }
        return concerns
    }
}

extension ProcessorStatus {
    /// What an operator has to look at.
    fileprivate var concerns: [SystemStatus.Concern] {
        var concerns: [SystemStatus.Concern] = []
        func tell(_ problem: String, _ remedy: String) {
            concerns.append(SystemStatus.Concern(subject: name, problem: problem, remedy: remedy))
        }
        switch health {
        case .stopped:
            for stop in partitions.compactMap(\.stop) {
                tell(
                    "has stopped at position \(stop.position), a \(stop.type): \(stop.failure)",
                    "mend that, then `misas processors resume \(name)`"
                )
            }
        case .stuck: tell("has not come on while something waited for \(lag.told)", "look at the log of its instance")
        // What an instance held that has ended, another takes within five seconds.
        case .abandoned where lag < .seconds(5): break
        case .abandoned:
            tell("has waited for \(lag.told), and no instance holds it", "see that one runs that processes")
        case .paused: tell("is paused", "`misas processors resume \(name)` has it go on")
        case .building, .behind, .current: break
        }
        if parkedEvents > 0 {
            tell(
                "\(parkedEvents) \(parkedEvents == 1 ? "event is" : "events are") set aside",
                "`misas processors parked \(name)` shows them, `misas processors replay \(name)` has them handled"
            )
        }
        return concerns
    }
}

extension Duration {
    /// In words, as exactly as one cares to know.
    package var told: String {
        let seconds = Int(self / .seconds(1))
        switch seconds {
        case ..<1: return "\(Int(self / .milliseconds(1))) ms"
        case ..<120: return "\(seconds) s"
        case ..<7_200: return "\(seconds / 60) min"
        case ..<172_800: return "\(seconds / 3_600) h"
        default: return "\(seconds / 86_400) days"
        }
    }
}

extension System {
    /// How the system is doing.
    ///
    /// - Parameters:
    ///   - limit: how long the stores may take to tell how they are.
    ///   - patience: how long something may wait before it is a concern.
    /// - Throws: what the stores throw that say they are well; `CancellationError`.
    /// - Complexity: a few queries, and one for each partition that is behind.
    public func status(
        within limit: Duration = .seconds(5),
        patience: Duration = .seconds(60)
    ) async throws -> SystemStatus {
        let health = await stores.checkHealth(within: limit)
        if case .unreachable = health.state {
            return status(health, lastPosition: nil, processors: [], predictions: nil)
        }
        return status(
            health,
            lastPosition: try await stores.events.lastPosition(),
            processors: try await processors.list(patience: patience),
            predictions: try await predictionStatus(patience: patience)
        )
    }

    private func status(
        _ health: StoresHealth,
        lastPosition: GlobalPosition?,
        processors: [ProcessorStatus],
        predictions: SystemStatus.Predictions?
    ) -> SystemStatus {
        SystemStatus(
            name: name,
            version: version,
            environment: environment,
            time: clock.now,
            stores: health,
            lastPosition: lastPosition,
            processors: processors,
            predictions: predictions
        )
    }

    private func predictionStatus(patience: Duration) async throws -> SystemStatus.Predictions {
        let most = 1_000
        let waiting = try await stores.predictions.list(PredictionQuery(status: .scheduled, limit: most))
        let latest = clock.now.addingTimeInterval(-patience.seconds)
        let overdue = waiting.filter { $0.dueAt < latest }
        let parked = try await stores.predictions.list(PredictionQuery(status: .parked, limit: most))
        return SystemStatus.Predictions(
            overdue: overdue.count,
            overdueSince: overdue.map(\.dueAt).min(),
            parked: parked.count,
            nextAt: try await stores.predictions.nextDue(types: nil)
        )
    }
}

public import Misas

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A test of a whole system, in memory, with a clock that moves only when it is told to.
///
/// ```swift
/// try await Scenario(of: Bank.system)
///     .given(.now(noon), .recorded(Account.self, alice, .accountOpened(…), .moneyDeposited(…)))
///     .when(.command(WithdrawMoney(account: alice, amount: much, to: .cash), as: teller))
///     .then(.refused(InsufficientFunds(…)), .recordedNothing)
/// ```
///
/// - Given is what was before: recorded events are history, which projections know of and policies have nothing to do with
///   any more; commands are sent and have all their consequences.
/// - When is what is done. Then all of it is done that follows: policies react, predictions come true that are due, projections
///   catch up.
/// - Then is what is to have come of it, since the last `when`. All that is not so is told in one error, with a diff, and where
///   it stands. Further `when` and `then` may follow.
///
/// A policy or projection that fails is not tried again: the scenario fails, with the cause.
///
/// It stands in any test framework: what is not as expected is thrown, as ``ScenarioFailure``.
public struct Scenario: Sendable {
    private let run: ScenarioRun

    /// A scenario of a system.
    ///
    /// - Parameters:
    ///   - build: builds the system with the options that it is given, and with more of its own if need be. Those given are the
    ///     clock, the stores, the logger, the environment, the processing and a middleware.
    ///   - time: what the clock shows at first; noon of January 1st, 2030, in UTC, by default.
    public init(
        of build: @escaping @Sendable ([SystemOption]) throws -> System,
        at time: Date = Date(timeIntervalSince1970: 1_893_499_200)
    ) {
        run = ScenarioRun(build, at: time)
    }

    /// Says what was before.
    public func given(_ givens: Given..., file: String = #fileID, line: Int = #line) -> Scenario {
        run.add(
            ScenarioRun.Step(isAction: false, file: file, line: line) { run in
                for given in givens { try await given.arrange(run) }
            }
        )
        return self
    }

    /// Says what is done.
    public func when(_ actions: When..., file: String = #fileID, line: Int = #line) -> Scenario {
        run.add(
            ScenarioRun.Step(isAction: true, file: file, line: line) { run in
                for action in actions { try await action.act(run) }
            }
        )
        return self
    }

    /// Does it, and says what is to have come of it.
    ///
    /// - Throws: ``ScenarioFailure``; what building the system throws.
    @discardableResult
    public func then(_ expectations: Then..., file: String = #fileID, line: Int = #line) async throws -> Scenario {
        try await run.perform()
        var unmet: [String] = []
        for expectation in expectations {
            if let told = try await expectation.check(run) { unmet.append(told) }
        }
        // An error that nobody has asked about is what is wrong.
        if let error = run.unexpectedError(expectations.contains { $0.isAboutError }) {
            unmet.insert("what was done failed: \(run.told(error))", at: 0)
        }
        guard unmet.isEmpty else { throw ScenarioFailure(unmet: unmet, file: file, line: line) }
        return self
    }
}

/// What has come of a scenario is not as expected.
public struct ScenarioFailure: Error, CustomStringConvertible {
    /// What is not as expected, each with a diff.
    public let unmet: [String]
    /// The file that says what was expected.
    public let file: String
    /// The line in it.
    public let line: Int

    /// What is wrong, and where it stands.
    public var description: String { "\(file):\(line): " + unmet.joined(separator: "\n") }
}

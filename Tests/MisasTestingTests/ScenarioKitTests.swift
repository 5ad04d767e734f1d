import Accounts
import BankingSystem
import Foundation
import Misas
import MisasTesting
import Testing

/// What a scenario says of what is not as expected.
@Suite("A scenario that fails")
struct ScenarioKitTests {
    private let scenario = Scenario(of: Bank.system)
    private let noon = Date(timeIntervalSince1970: 1_893_499_200)
    private let account = AccountID.new()

    private func cad(_ amount: Decimal) -> Money { Money(amount: amount, currency: .cad) }

    private var opened: Account.Event {
        .accountOpened(AccountOpened(account: account, owner: "Ada", currency: .cad, openedAt: noon))
    }

    private func deposited(_ amount: Decimal) -> MoneyDeposited {
        MoneyDeposited(account: account, amount: cad(amount), from: .cash, at: noon)
    }

    private var deposit: When { .command(DepositMoney(account: account, amount: cad(10), from: .cash)) }

    /// What a scenario says.
    private func told(_ body: () async throws -> Void) async -> [String] {
        do {
            try await body()
            return []
        } catch let failure as ScenarioFailure {
            // Each says where it was asked for.
            #expect(failure.file.hasSuffix("ScenarioKitTests.swift") && failure.line > 0, "\(failure)")
            return failure.unmet
        } catch {
            return ["\(error)"]
        }
    }

    @Test("shows expected and actual events as a diff, member by member")
    func diff() async {
        let told = await told {
            try await scenario
                .given(.recorded(Account.self, account, opened))
                .when(deposit, deposit)
                .then(.recorded(deposited(10), deposited(11)))
        }
        let id = account.jsonKey
        #expect(
            told == [
                """
                the events recorded differ from what was expected (-) by what was found (+):
                    accounts.money_deposited {"account":"\(id)","amount":{"amount":"10","currency":"cad"},"from":"cash","at":"2030-01-01T12:00:00Z"}
                  - accounts.money_deposited {"account":"\(id)","amount":{"amount":"11","currency":"cad"},"from":"cash","at":"2030-01-01T12:00:00Z"}
                  + accounts.money_deposited {"account":"\(id)","amount":{"amount":"10","currency":"cad"},"from":"cash","at":"2030-01-01T12:00:00Z"}
                      amount.amount is "10", not "11"
                """
            ]
        )
    }

    @Test("tells all that is not so at once, and where it was expected")
    func allAtOnce() async throws {
        let failure = await #expect(throws: ScenarioFailure.self) {
            try await scenario
                .given(.recorded(Account.self, account, opened))
                .when(deposit)
                .then(
                    .recordedNothing,
                    .sent(CloseAccount(account: account)),
                    .scheduled(DormancyReached(account: account), at: noon),
                    .document(AccountOverview.self, account, nil),
                    .rows(Ledger.self),
                    .that("pigs fly") { _ in false }
                )
        }
        #expect(failure?.unmet.count == 6)
        #expect(failure?.unmet.last == "it is not so that pigs fly")
        #expect(
            failure?.description.hasPrefix("MisasTestingTests/ScenarioKitTests.swift:\(try #require(failure).line): ")
                == true
        )
    }

    @Test("tells an error that nobody expected")
    func unexpected() async {
        let told = await told { try await scenario.when(deposit).then(.recordedNothing) }
        #expect(told == ["what was done failed: accounts.account_not_found {\"account\":\"\(account.jsonKey)\"}"])
    }

    @Test("tells another error than was expected, or that there was none")
    func otherError() async {
        let other = await told { try await scenario.when(deposit).then(.refused(AccountIsClosed(account: account))) }
        #expect(
            other == [
                "expected was accounts.account_is_closed {\"account\":\"\(account.jsonKey)\"}; "
                    + "thrown was accounts.account_not_found {\"account\":\"\(account.jsonKey)\"}"
            ]
        )
        let none = await told {
            try await Scenario(of: Bank.system)
                .given(.recorded(Account.self, account, opened))
                .when(deposit)
                .then(.refused(AccountIsClosed(account: account)))
        }
        #expect(none.first?.hasPrefix("nothing was refused; expected was accounts.account_is_closed") == true)
    }

    @Test("tells a given that cannot be, where it is given")
    func impossible() async throws {
        let command = Given.command(CloseAccount(account: account))
        let failure = await #expect(throws: ScenarioFailure.self) {
            try await scenario.given(command).when(deposit).then(.recordedNothing)
        }
        #expect(failure?.unmet.first?.hasPrefix("what is given cannot be: accounts.account_not_found") == true)
    }

    @Test("tells of a policy that failed, with its cause, and does not try it again")
    func failingPolicy() async {
        struct Broken: Error {}
        struct Breaking: Subsystem {
            static var name: String { "breaking" }
            func register(in registry: inout Registry) {
                registry.addPolicy(
                    "breaking.policy",
                    failure: .retry(attempts: 100, backoff: .seconds(60)...Duration.seconds(60), then: .stop)
                ) { policy in
                    policy.on(AccountOpened.self) { _, _, _ in throw Broken() }
                }
            }
        }
        let told = await told {
            try await Scenario(of: { options in
                try System(name: "broken", version: "1", options: options) { Breaking() }
            })
            .when(.event(AccountOpened(account: account, owner: "Ada", currency: .cad, openedAt: noon), in: "a"))
            .then(.recordedNothing)
        }
        #expect(told == ["what was done failed: breaking.policy failed at accounts.account_opened: Broken()"])
    }

    @Test("tells of a prediction whose handler failed")
    func failingPrediction() async {
        struct Broken: Error {}
        struct Breaking: Subsystem {
            static var name: String { "breaking" }
            func register(in registry: inout Registry) {
                registry.addPolicy("breaking.policy") { policy in
                    policy.on(DormancyReached.self) { _, _, _ in throw Broken() }
                }
            }
        }
        let told = await told {
            try await Scenario(of: { options in
                try System(name: "broken", version: "1", options: options) { Breaking() }
            })
            .when(.prediction(DormancyReached(account: account)))
            .then(.recordedNothing)
        }
        #expect(told == ["the prediction accounts.dormancy_reached/\(account.jsonKey) failed: Broken"])
    }

    @Test("says so where the system cannot be built")
    func composition() async {
        let told = await told {
            try await Scenario(of: { try Bank.system($0 + [.clock(UTCClock())]) }).when(deposit).then(.recordedNothing)
        }
        #expect(told == ["what was done failed: the system cannot be built: the option .clock is given twice"])
    }
}

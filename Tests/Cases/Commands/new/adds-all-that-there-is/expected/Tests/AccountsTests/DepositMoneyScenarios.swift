// Scenarios to begin with, scaffolded from accounts: they are yours to change.
import Accounts
import Foundation
import Misas
import MisasTesting
import Testing

/// What the clock of a scenario shows at first.
private let now = Date(timeIntervalSince1970: 1_893_499_200)

@Suite("DepositMoney")
struct DepositMoneyScenarios {
    private let scenario = Scenario(of: makeSystem)
    private let account = AccountID.new()

    @Test("DepositMoney is done")
    func depositMoney() async throws {
        try await scenario
            .given(.recorded(Account.self, account, .accountCreated(AccountCreated(account: account, at: now))))
            .when(.command(DepositMoney(account: account)))
            .then(.recorded(MoneyDeposited(account: account, at: now)))
    }

    @Test("DepositMoney is refused where there is none")
    func depositMoneyInVain() async throws {
        try await scenario
            .when(.command(DepositMoney(account: account)))
            .then(.threw(AggregateNotFound.self), .recordedNothing)
    }
}

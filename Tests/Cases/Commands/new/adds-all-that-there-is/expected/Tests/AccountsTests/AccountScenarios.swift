// Scenarios to begin with, scaffolded from accounts: they are yours to change.
import Accounts
import Foundation
import Misas
import MisasTesting
import Testing

/// What the clock of a scenario shows at first.
private let now = Date(timeIntervalSince1970: 1_893_499_200)

@Suite("Account")
struct AccountScenarios {
    private let scenario = Scenario(of: makeSystem)
    private let account = AccountID.new()

    @Test("CreateAccount is done")
    func createAccount() async throws {
        try await scenario
            .when(.command(CreateAccount(account: account)))
            .then(.recorded(AccountCreated(account: account, at: now)))
    }

    @Test("CreateAccount is refused where there is one already")
    func createAccountAgain() async throws {
        try await scenario
            .given(.recorded(Account.self, account, .accountCreated(AccountCreated(account: account, at: now))))
            .when(.command(CreateAccount(account: account)))
            .then(.threw(AggregateAlreadyExists.self), .recordedNothing)
    }
}

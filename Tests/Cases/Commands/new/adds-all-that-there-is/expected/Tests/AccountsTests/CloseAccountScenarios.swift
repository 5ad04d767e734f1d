// Scenarios to begin with, scaffolded from accounts: they are yours to change.
import Accounts
import Foundation
import Misas
import MisasTesting
import Testing

/// What the clock of a scenario shows at first.
private let now = Date(timeIntervalSince1970: 1_893_499_200)

@Suite("CloseAccount")
struct CloseAccountScenarios {
    private let scenario = Scenario(of: makeSystem)
    private let account = AccountID.new()

    @Test("CloseAccount is done")
    func closeAccount() async throws {
        try await scenario
            .given(.recorded(Account.self, account, .accountCreated(AccountCreated(account: account, at: now))))
            .when(.command(CloseAccount(account: account)))
            .then(.recorded(AccountClosed(account: account, at: now)))
    }

    @Test("CloseAccount is refused where there is none")
    func closeAccountInVain() async throws {
        try await scenario
            .when(.command(CloseAccount(account: account)))
            .then(.threw(AggregateNotFound.self), .recordedNothing)
    }
}

import Foundation
import Misas

/// Every movement puts the prediction off; when it comes true, the account is closed.
package struct DormancyPolicy: CloseDormantAccountsPolicy {
    private let patience: TimeInterval

    /// - Parameter patience: after how many seconds without a movement an account is dormant.
    package init(patience: TimeInterval = 2 * 365 * 24 * 3600) {
        self.patience = patience
    }

    package func react(
        to event: MoneyDeposited,
        with actions: CloseDormantAccountsActions,
        in context: ReactionContext
    ) async throws {
        try await actions.schedule(DormancyReached(account: event.account), at: event.at.addingTimeInterval(patience))
    }

    package func react(
        to event: MoneyWithdrawn,
        with actions: CloseDormantAccountsActions,
        in context: ReactionContext
    ) async throws {
        try await actions.schedule(DormancyReached(account: event.account), at: event.at.addingTimeInterval(patience))
    }

    package func react(
        to prediction: DormancyReached,
        with actions: CloseDormantAccountsActions,
        in context: ReactionContext
    ) async throws {
        do {
            try await actions.send(CloseAccount(account: prediction.account, reason: "no movement for too long"))
        } catch is AccountIsClosed {
            // It was closed by hand meanwhile, which is as good.
        }
    }
}

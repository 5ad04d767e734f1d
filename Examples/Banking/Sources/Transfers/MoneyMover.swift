import Accounts
import Misas

/// Takes the money off one account and puts it on the other; if the other does not take it, puts it back.
package struct MoneyMover: MoveMoneyPolicy {
    package init() {}

    package func react(
        to event: TransferRequested,
        with actions: MoveMoneyActions,
        in context: ReactionContext
    ) async throws {
        do {
            try await actions.send(
                WithdrawMoney(account: event.from, amount: event.amount, to: .account(event.to))
            )
        } catch {
            // What the account says is the transfer's end; what a store says is tried again.
            guard let refusal = WithdrawMoney.Failure(error) else { throw error }
            try await actions.send(FailTransfer(transfer: event.transfer, reason: reason(of: refusal)))
            return
        }
        do {
            try await actions.send(
                DepositMoney(account: event.to, amount: event.amount, from: .account(event.from))
            )
        } catch {
            guard DepositMoney.Failure(error) != nil else { throw error }
            try await actions.send(
                DepositMoney(account: event.from, amount: event.amount, from: .account(event.to))
            )
            try await actions.send(FailTransfer(transfer: event.transfer, reason: "the receiver takes no money"))
            return
        }
        try await actions.send(CompleteTransfer(transfer: event.transfer))
    }

    private func reason(of refusal: WithdrawMoney.Failure) -> String {
        switch refusal {
        case .accountIsClosed: "the sender's account is closed"
        case .insufficientFunds: "the sender's account does not hold enough"
        case .accountNotFound: "the sender has no account"
        }
    }
}

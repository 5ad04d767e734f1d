import Foundation
import Misas

extension Account: AccountBehavior {
    static func openAccount(
        _ command: OpenAccount,
        in context: DecisionContext
    ) throws(OpenAccount.Failure) -> Decision<OpenAccount> {
        let opened = AccountOpened(
            account: command.account,
            owner: command.owner,
            currency: command.currency,
            openedAt: context.now
        )
        return Decision([.accountOpened(opened)], reply: command.account)
    }

    func depositMoney(
        _ command: DepositMoney,
        in context: DecisionContext
    ) throws(DepositMoney.Failure) -> [DepositMoney.Emission] {
        guard !isClosed else { throw .accountIsClosed(.init(account: command.account)) }
        return [
            .moneyDeposited(
                .init(account: command.account, amount: command.amount, from: command.from, at: context.now)
            )
        ]
    }

    func withdrawMoney(
        _ command: WithdrawMoney,
        in context: DecisionContext
    ) throws(WithdrawMoney.Failure) -> [WithdrawMoney.Emission] {
        guard !isClosed else { throw .accountIsClosed(.init(account: command.account)) }
        guard balance.amount >= command.amount.amount else {
            throw .insufficientFunds(
                .init(account: command.account, balance: balance, requested: command.amount)
            )
        }
        return [
            .moneyWithdrawn(.init(account: command.account, amount: command.amount, to: command.to, at: context.now))
        ]
    }

    func closeAccount(
        _ command: CloseAccount,
        in context: DecisionContext
    ) throws(CloseAccount.Failure) -> [CloseAccount.Emission] {
        guard !isClosed else { throw .accountIsClosed(.init(account: command.account)) }
        return [.accountClosed(.init(account: command.account, reason: command.reason, at: context.now))]
    }

    init(_ event: AccountOpened) {
        self.init(owner: event.owner, balance: Money(amount: 0, currency: event.currency))
    }

    mutating func apply(_ event: MoneyDeposited) { balance.amount += event.amount.amount }
    mutating func apply(_ event: MoneyWithdrawn) { balance.amount -= event.amount.amount }
    mutating func apply(_ event: AccountClosed) { isClosed = true }
}

import Misas

extension Account {
    func depositMoney(_ command: DepositMoney, in context: DecisionContext) -> [DepositMoney.Emission] {
        [.moneyDeposited(.init(account: command.account, at: context.now))]
    }
}

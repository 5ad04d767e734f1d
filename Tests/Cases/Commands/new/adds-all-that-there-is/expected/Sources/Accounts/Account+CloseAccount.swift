import Misas

extension Account {
    func closeAccount(_ command: CloseAccount, in context: DecisionContext) -> [CloseAccount.Emission] {
        [.accountClosed(.init(account: command.account, at: context.now))]
    }
}

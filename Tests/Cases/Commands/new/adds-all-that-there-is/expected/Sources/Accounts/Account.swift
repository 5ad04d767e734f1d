import Misas

extension Account: AccountBehavior {
    static func createAccount(_ command: CreateAccount, in context: DecisionContext) -> [CreateAccount.Emission] {
        [.accountCreated(.init(account: command.account, at: context.now))]
    }

    init(_ event: AccountCreated) {
        self.init()
    }
}

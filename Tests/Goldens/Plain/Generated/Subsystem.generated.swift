// Generated from the specs of the subsystem plain by misas-gen 0.1.0. Do not edit: change the specs instead.
// swift-format-ignore-file

#if hasFeature(InternalImportsByDefault)
    package import Misas
#else
    import Misas
#endif

/// Customers' accounts and the money on them.
nonisolated package struct PlainSubsystem: Misas.Subsystem {
    private let getAccount: any GetAccountHandling
    private let listAccounts: any ListAccountsHandling
    private let accountOverview: any AccountOverviewProjection
    private let ledger: any LedgerProjection
    private let closeDormantAccounts: any CloseDormantAccountsPolicy

    package init(getAccount: some GetAccountHandling, listAccounts: some ListAccountsHandling, accountOverview: some AccountOverviewProjection, ledger: some LedgerProjection, closeDormantAccounts: some CloseDormantAccountsPolicy) {
        self.getAccount = getAccount
        self.listAccounts = listAccounts
        self.accountOverview = accountOverview
        self.ledger = ledger
        self.closeDormantAccounts = closeDormantAccounts
    }

    package static var name: Swift.String { "plain" }

    package func register(in registry: inout Misas.Registry) {
        registry.add(OpenAccount.self)
        registry.add(DepositMoney.self)
        registry.add(WithdrawMoney.self)
        registry.add(CloseAccount.self)
        registry.add(AccountOpened.self)
        registry.add(MoneyDeposited.self)
        registry.add(MoneyWithdrawn.self)
        registry.add(AccountClosed.self)
        registry.add(DormancyReached.self)
        self.registerRoutes(in: &registry)
        do {
            let handler = self.getAccount
            registry.add(GetAccount.self) { query, context throws(GetAccount.Failure) in
                try await handler.handle(query, in: context)
            }
        }
        do {
            let handler = self.listAccounts
            registry.add(ListAccounts.self) { query, context throws(ListAccounts.Failure) in
                try await handler.handle(query, in: context)
            }
        }
        registry.add(AccountOverview.self) { [handler = self.accountOverview] projection in
            projection.on(AccountOpened.self, key: { $0.account }) { event, document, context in
                try await handler.project(event, onto: &document, in: context)
            }
            projection.on(MoneyDeposited.self, key: { $0.account }) { event, document, context in
                try await handler.project(event, onto: &document, in: context)
            }
            projection.on(MoneyWithdrawn.self, key: { $0.account }) { event, document, context in
                try await handler.project(event, onto: &document, in: context)
            }
            projection.on(AccountClosed.self, key: { $0.account }) { event, document, context in
                try await handler.project(event, onto: &document, in: context)
            }
        }
        registry.add(Ledger.self) { [handler = self.ledger] projection in
            projection.on(MoneyDeposited.self) { event, rows, context in
                try await handler.project(event, into: rows, in: context)
            }
            projection.on(MoneyWithdrawn.self) { event, rows, context in
                try await handler.project(event, into: rows, in: context)
            }
        }
        registry.addPolicy("plain.close_dormant_accounts", failure: .retry(attempts: 8, backoff: Swift.Duration(secondsComponent: 0, attosecondsComponent: 100000000000000000)...Swift.Duration(secondsComponent: 30, attosecondsComponent: 0), then: .park), sends: CloseDormantAccountsActions.commands, predicts: CloseDormantAccountsActions.predictions) { [handler = self.closeDormantAccounts] policy in
            policy.on(MoneyDeposited.self, partition: { Misas.Literals.text(of: $0.account) }) { message, reaction, context in
                try await handler.react(to: message, with: CloseDormantAccountsActions(reaction), in: context)
            }
            policy.on(MoneyWithdrawn.self, partition: { Misas.Literals.text(of: $0.account) }) { message, reaction, context in
                try await handler.react(to: message, with: CloseDormantAccountsActions(reaction), in: context)
            }
            policy.on(DormancyReached.self, partition: { Misas.Literals.text(of: $0.account) }) { message, reaction, context in
                try await handler.react(to: message, with: CloseDormantAccountsActions(reaction), in: context)
            }
        }
    }
}

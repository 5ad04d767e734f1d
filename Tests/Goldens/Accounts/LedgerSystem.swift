import Foundation
package import Misas

/// A system of accounts that keeps the ledger, for the tests of tables.
package struct LedgerSystem: Sendable {
    package let system: System

    package init(on stores: any Stores = InMemoryStores()) throws {
        system = try System(name: "ledger", version: "1", .stores(stores)) {
            AccountsSubsystem(
                getAccount: Queries(),
                listAccounts: Queries(),
                accountOverview: Projector(),
                ledger: Projector(),
                closeDormantAccounts: Policy()
            )
        }
    }

    /// The rows as handlers find them.
    package var rows: TableRows<LedgerRow> { TableRows(system.stores.tables) }

    /// Puts 100 euros on the first account and takes 30.25 off it, and puts 50 dollars on the second in between.
    package func move(_ first: AccountID, _ second: AccountID) async throws {
        let commands = system.commands
        for (account, currency) in [(first, Currency.eur), (second, .usd)] {
            _ = try await commands.send(OpenAccount(account: account, owner: "Ada", currency: currency))
        }
        try await commands.send(DepositMoney(account: first, amount: Money(amount: 100, currency: .eur), from: .cash))
        try await commands.send(DepositMoney(account: second, amount: Money(amount: 50, currency: .usd), from: .cash))
        let withdrawn = Money(amount: Decimal(3025) / 100, currency: .eur)
        try await commands.send(
            WithdrawMoney(account: first, amount: withdrawn, to: .cash),
            as: Caller(roles: ["teller"])
        )
    }

    /// Runs the processing until the ledger has come to the end of what is recorded.
    package func follow() async throws {
        let processing = system.processing()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await processing.run() }
            group.addTask {
                try await system.processors.waitUntilProcessed(by: Ledger.self, timeout: .seconds(60))
                processing.drain()
            }
            try await group.waitForAll()
        }
    }
}

private struct Queries: GetAccountHandling, ListAccountsHandling {
    nonisolated(nonsending) func handle(
        _ query: GetAccount,
        in context: HandlingContext
    ) async throws(GetAccount.Failure) -> AccountView {
        throw .accountNotFound(.init(account: query.account))
    }

    nonisolated(nonsending) func handle(
        _ query: ListAccounts,
        in context: HandlingContext
    ) async throws(ListAccounts.Failure) -> [AccountView] { [] }
}

private struct Projector: AccountOverviewProjection, LedgerProjection {
    func project(_ event: AccountOpened, onto document: inout AccountView?, in context: ProjectionContext) {}
    func project(_ event: MoneyDeposited, onto document: inout AccountView?, in context: ProjectionContext) {}
    func project(_ event: MoneyWithdrawn, onto document: inout AccountView?, in context: ProjectionContext) {}
    func project(_ event: AccountClosed, onto document: inout AccountView?, in context: ProjectionContext) {}

    func project(
        _ event: MoneyDeposited,
        into rows: ProjectedRows<LedgerRow>,
        in context: ProjectionContext
    ) async throws {
        let row = LedgerRow(
            position: context.position,
            account: event.account,
            amount: event.amount.amount,
            currency: event.amount.currency,
            at: event.at
        )
        try await rows.insert(row)
    }

    func project(
        _ event: MoneyWithdrawn,
        into rows: ProjectedRows<LedgerRow>,
        in context: ProjectionContext
    ) async throws {
        let row = LedgerRow(
            position: context.position,
            account: event.account,
            amount: -event.amount.amount,
            currency: event.amount.currency,
            at: event.at
        )
        try await rows.upsert(row)
    }
}

private struct Policy: CloseDormantAccountsPolicy {
    func react(to event: MoneyDeposited, with actions: CloseDormantAccountsActions, in context: ReactionContext) {}
    func react(to event: MoneyWithdrawn, with actions: CloseDormantAccountsActions, in context: ReactionContext) {}
    func react(to event: DormancyReached, with actions: CloseDormantAccountsActions, in context: ReactionContext) {}
}

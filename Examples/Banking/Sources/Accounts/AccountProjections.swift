import Foundation
import Misas

/// What a customer sees of an account.
package struct AccountOverviewProjector: AccountOverviewProjection {
    package init() {}

    package func project(
        _ event: AccountOpened,
        onto document: inout AccountView?,
        in context: ProjectionContext
    ) {
        document = AccountView(
            account: event.account,
            owner: event.owner,
            balance: Money(amount: 0, currency: event.currency),
            isClosed: false,
            version: context.version
        )
    }

    package func project(
        _ event: MoneyDeposited,
        onto document: inout AccountView?,
        in context: ProjectionContext
    ) {
        document?.balance.amount += event.amount.amount
        document?.lastMovedAt = event.at
        document?.version = context.version
    }

    package func project(
        _ event: MoneyWithdrawn,
        onto document: inout AccountView?,
        in context: ProjectionContext
    ) {
        document?.balance.amount -= event.amount.amount
        document?.lastMovedAt = event.at
        document?.version = context.version
    }

    package func project(
        _ event: AccountClosed,
        onto document: inout AccountView?,
        in context: ProjectionContext
    ) {
        document?.isClosed = true
        document?.version = context.version
    }
}

/// Every movement, with what leaves an account below zero.
package struct LedgerProjector: LedgerProjection {
    package init() {}

    package func project(
        _ event: MoneyDeposited,
        into rows: ProjectedRows<LedgerRow>,
        in context: ProjectionContext
    ) async throws {
        try await rows.upsert(row(event.account, event.amount, event.amount.amount, event.at, context))
    }

    package func project(
        _ event: MoneyWithdrawn,
        into rows: ProjectedRows<LedgerRow>,
        in context: ProjectionContext
    ) async throws {
        try await rows.upsert(row(event.account, event.amount, -event.amount.amount, event.at, context))
    }

    private func row(
        _ account: AccountID,
        _ money: Money,
        _ amount: Decimal,
        _ at: Date,
        _ context: ProjectionContext
    ) -> LedgerRow {
        LedgerRow(position: context.position, account: account, amount: amount, currency: money.currency, at: at)
    }
}

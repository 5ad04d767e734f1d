import Misas

/// Keeps ``AccountOverviewEntry`` for each account.
package struct AccountOverviewProjector: AccountOverviewProjection {
    package init() {}

    package func project(
        _ event: AccountCreated,
        onto document: inout AccountOverviewEntry?,
        in context: ProjectionContext
    ) async throws {
        document = AccountOverviewEntry(account: event.account)
    }

    package func project(
        _ event: AccountClosed,
        onto document: inout AccountOverviewEntry?,
        in context: ProjectionContext
    ) async throws {
        document = AccountOverviewEntry(account: event.account)
    }
}

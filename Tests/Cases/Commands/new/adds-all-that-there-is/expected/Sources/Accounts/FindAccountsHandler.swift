import Misas

/// Answers ``FindAccounts``.
package struct FindAccountsHandler: FindAccountsHandling {
    package init() {}

    package func handle(_ query: FindAccounts, in context: HandlingContext) async throws(FindAccounts.Failure) -> FindAccounts.Result {
        []
    }
}

import Misas

/// Answers from the documents of the account overview.
package struct GetAccountHandler: GetAccountHandling {
    package init() {}

    package func handle(
        _ query: GetAccount,
        in context: HandlingContext
    ) async throws(GetAccount.Failure) -> AccountView {
        let found = try await GetAccount.Failure.wrapping {
            try await context.documents(AccountOverview.self).get(query.account)
        }
        guard let found else { throw .accountNotFound(.init(account: query.account)) }
        return found.document
    }
}

/// Answers from the documents of the account overview, the last moved first.
package struct ListAccountsHandler: ListAccountsHandling {
    package init() {}

    package func handle(
        _ query: ListAccounts,
        in context: HandlingContext
    ) async throws(ListAccounts.Failure) -> [AccountView] {
        try await ListAccounts.Failure.wrapping {
            let fields = AccountOverview.Fields.self
            let found = try await context.documents(AccountOverview.self).find(
                where: query.owner.map { fields.owner == $0 } ?? .everything,
                sortedBy: [fields.lastMovedAt.descending],
                limit: query.limit,
                offset: query.offset
            )
            return found.map(\.document)
        }
    }
}

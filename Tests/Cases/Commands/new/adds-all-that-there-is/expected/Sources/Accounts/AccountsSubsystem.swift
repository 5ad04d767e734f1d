import Misas

extension AccountsSubsystem {
    /// The subsystem, with all that is written by hand for it.
    package static func assembled() -> AccountsSubsystem {
        AccountsSubsystem(
            findAccounts: FindAccountsHandler(),
            accountOverview: AccountOverviewProjector(),
            welcomeOwner: WelcomeOwnerReaction(),
            // misas-gen new: arguments
        )
    }
}

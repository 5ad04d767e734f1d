import Accounts
import Misas
import Transfers

/// The bank: its subsystems, composed in one place.
package enum Bank {
    /// Builds the system.
    ///
    /// - Parameter options: what whoever runs it chooses: the stores, the clock, where telemetry goes, what it runs.
    package static func system(_ options: [SystemOption] = []) throws(CompositionError) -> System {
        try System(name: "banking", version: "1.0.0", options: options) {
            AccountsSubsystem(
                getAccount: GetAccountHandler(),
                listAccounts: ListAccountsHandler(),
                accountOverview: AccountOverviewProjector(),
                ledger: LedgerProjector(),
                closeDormantAccounts: DormancyPolicy()
            )
            TransfersSubsystem(
                getTransfer: GetTransferHandler(),
                transferOverview: TransferOverviewProjector(),
                moveMoney: MoneyMover()
            )
        }
    }
}

import Accounts
import Foundation
import Misas
import Transfers

/// Opens accounts, moves money, and shows what was recorded of it.
@main
struct Banking {
    static func main() async throws {
        let system = try System(name: "banking", version: "1.0.0") {
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
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await system.process() }
            try await Tour(system: system).run()
            group.cancelAll()
            // The processing ends because it was cancelled, which is how it should end.
            while let ended = await group.nextResult() {
                if case .failure(let error) = ended, !(error is CancellationError) { throw error }
            }
        }
    }
}

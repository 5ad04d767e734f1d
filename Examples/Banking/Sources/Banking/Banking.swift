import Accounts
import Foundation
import Misas
import MisasPostgreSQL
import PostgresClient
import Transfers

/// Opens accounts, moves money, and shows what was recorded of it: in memory, or in a database.
///
/// ```sh
/// swift run Banking
/// swift run Banking --store postgresql:///bank
/// ```
@main
struct Banking {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case nil: try await run(on: InMemoryStores())
        case "--store" where arguments.count == 2:
            do {
                let stores = try await PostgresStores.open(PostgresConfiguration(arguments[1]))
                try await run(on: stores)
                await stores.close()
            } catch let error as PostgresStartError {
                fail("\(error)")
            } catch let error as PostgresError {
                fail("\(error)")
            }
        default: fail("usage: Banking [--store CONNECTION-STRING]")
        }
    }

    private static func fail(_ message: String) -> Never {
        FileHandle.standardError.write(Data("\(message)\n".utf8))
        exit(1)
    }

    private static func run(on stores: some Stores) async throws {
        // What earlier runs recorded is not shown again.
        let start = try await stores.events.lastPosition()
        let system = try System(name: "banking", version: "1.0.0", stores: stores) {
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
            try await Tour(system: system, start: start).run()
            group.cancelAll()
            // The processing ends because it was cancelled, which is how it should end.
            while let ended = await group.nextResult() {
                if case .failure(let error) = ended, !(error is CancellationError) { throw error }
            }
        }
    }
}

import Accounts
import Foundation
import Misas
import MisasCommandLine
import MisasPostgreSQL
import PostgresClient
import Transfers

/// Opens accounts, moves money, and shows what was recorded of it: in memory, or in a database.
///
/// ```sh
/// swift run Banking
/// swift run Banking --store postgresql:///bank
/// swift run Banking --store postgresql:///bank misas processors list
/// ```
@main
struct Banking {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case nil: _ = try await run([], on: InMemoryStores())
        case "--store" where arguments.count == 2 || arguments.dropFirst(2).first == "misas":
            do {
                let stores = try await PostgresStores.open(PostgresConfiguration(arguments[1]))
                let command = Array(arguments.dropFirst(2))
                let status = try await run(command, on: stores)
                await stores.close()
                exit(status)
            } catch let error as PostgresStartError {
                fail("\(error)")
            } catch let error as PostgresError {
                fail("\(error)")
            }
        default: fail("usage: Banking [--store CONNECTION-STRING [misas …]]")
        }
    }

    private static func fail(_ message: String) -> Never {
        FileHandle.standardError.write(Data("\(message)\n".utf8))
        exit(1)
    }

    private static func run(_ command: [String], on stores: some Stores) async throws -> Int32 {
        // What earlier runs recorded is not shown again.
        let start = try await stores.events.lastPosition()
        let clock = TravellingClock()
        let system = try System(name: "banking", version: "1.0.0", clock: clock, stores: stores) {
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
        if let status = await MisasCommandLine.run(command, on: system) { return status }
        let processing = system.processing()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await processing.run() }
            try await Tour(system: system, clock: clock, start: start).run()
            processing.drain()
            try await group.waitForAll()
        }
        return 0
    }
}

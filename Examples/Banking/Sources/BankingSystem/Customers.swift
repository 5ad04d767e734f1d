import Accounts
import Foundation
import Misas
import ServiceLifecycle
import Transfers

/// An entry point that ticks: customers who come again and again, one of them sending money to another.
package struct Customers: Sendable {
    /// How long it is from one to the next.
    private let pause: Duration
    /// Told of each transfer that was accepted.
    private let report: @Sendable (TransferID) -> Void

    package init(every pause: Duration, report: @escaping @Sendable (TransferID) -> Void = { _ in }) {
        self.pause = pause
        self.report = report
    }

    /// The entry point, by the name of `customers`.
    package var entryPoint: EntryPoint {
        EntryPoint("customers") { system in
            let accounts = try await open(on: system)
            // Whoever is in the bank is served to the end; then the doors close.
            while !Task.isShuttingDownGracefully {
                try await serve(accounts, on: system)
                try? await cancelWhenGracefulShutdown { try await Task.sleep(for: pause) }
                try Task.checkCancellation()
            }
        }
    }

    private func open(on system: System) async throws -> [AccountID] {
        var accounts: [AccountID] = []
        for owner in ["Ann", "Ben", "Cho"] {
            let account = try await system.commands.send(OpenAccount(account: .new(), owner: owner, currency: .cad))
            let amount = Money(amount: 1_000_000, currency: .cad)
            try await system.commands.send(DepositMoney(account: account, amount: amount, from: .cash))
            accounts.append(account)
        }
        return accounts
    }

    private func serve(_ accounts: [AccountID], on system: System) async throws {
        let two = accounts.shuffled()
        let amount = Money(amount: 1, currency: .cad)
        let request = RequestTransfer(transfer: .new(), from: two[0], to: two[1], amount: amount)
        report(try await system.commands.send(request, as: Caller(user: "customer")))
    }
}

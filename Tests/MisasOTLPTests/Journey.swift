import Accounts
import BankingSystem
import Foundation
import Misas
import MisasOTLP
import Testing
import Transfers

/// What a journey through the bank has left behind.
struct Journey {
    let alice: AccountID
    let bob: AccountID
    let transfer: TransferID
    /// All that was recorded, in order.
    let events: [RecordedEvent]

    /// Two accounts are opened, money is sent from one to the other, and two years pass.
    static func run(exportingTo endpoint: String) async throws -> Journey {
        var configuration = OTLPConfiguration(serviceName: "banking", serviceVersion: "1.0.0", endpoint: endpoint)
        configuration.spanBatching = .init(delay: .milliseconds(50), queueSize: 10_000, batchSize: 512)
        let clock = ManualClock(Date(timeIntervalSince1970: 1_800_000_000))
        let box = Box<Journey>()
        let job = EntryPoint("journey") { system in box.set(try await travel(through: system, clock: clock)) }
        let processing = EntryPoint("processing") { system in
            let processing = system.processing()
            async let running: Void = processing.run()
            await box.waitUntilSet()
            processing.drain()
            try await running
        }
        let exporter = OTLPExporter(configuration)
        try await Bank.system([.clock(clock), .otlp(exporter), .entryPoint(processing), .entryPoint(job)]).run()
        return try #require(box.value)
    }

    private static func travel(through system: System, clock: ManualClock) async throws -> Journey {
        let (alice, bob) = (AccountID.new(), AccountID.new())
        for account in [alice, bob] {
            try await system.commands.send(OpenAccount(account: account, owner: "Somebody", currency: .cad))
        }
        try await system.commands.send(
            DepositMoney(account: alice, amount: Money(amount: 100, currency: .cad), from: .cash)
        )
        try await system.settle()
        let transfer = try await system.commands.send(
            RequestTransfer(transfer: .new(), from: alice, to: bob, amount: Money(amount: 25, currency: .cad)),
            as: Caller(user: "alice")
        )
        try await system.settle()
        let last = try await system.stores.events.lastPosition()
        clock.advance(by: .seconds(2 * 365 * 24 * 3600 + 1))
        var closed = 0
        for try await _ in system.stores.events.subscribe(after: last, filter: .types([AccountClosed.wireName])) {
            closed += 1
            if closed == 2 { break }
        }
        try await system.settle()
        let events = try await system.stores.events.readAll().all()
        return Journey(alice: alice, bob: bob, transfer: transfer, events: events)
    }
}

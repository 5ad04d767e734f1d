import Accounts
import BankingSystem
import CollectorSupport
import Foundation
import Misas
import MisasOTLP
import MisasPostgreSQL
import MisasTesting
import PostgresClient
import PostgresTestSupport
import TestSupport
import Testing
import Transfers

/// The banking example as a program under load, which is told to stop, or killed.
@Suite("A program", .timeLimit(.minutes(5)))
struct ProgramTests {
    /// What is recorded of transfers.
    private struct Bookkeeping {
        var requested: [TransferID] = []
        var completed: [TransferID: Int] = [:]
        var failed = 0
        var withdrawn = 0
        var deposited = 0
        /// What all accounts hold, which is what was put on them at first.
        var sum: Decimal = 0

        init(on stores: PostgresStores) async throws {
            for try await event in stores.events.readAll() {
                switch event.type {
                case TransferRequested.wireName:
                    requested.append(try EventCodec.decode(TransferRequested.self, from: event).transfer)
                case TransferCompleted.wireName:
                    let transfer = try EventCodec.decode(TransferCompleted.self, from: event).transfer
                    completed[transfer, default: 0] += 1
                case TransferFailed.wireName: failed += 1
                case MoneyWithdrawn.wireName:
                    withdrawn += 1
                    sum -= try EventCodec.decode(MoneyWithdrawn.self, from: event).amount.amount
                case MoneyDeposited.wireName:
                    let deposit = try EventCodec.decode(MoneyDeposited.self, from: event)
                    if case .account = deposit.from { deposited += 1 }
                    sum += deposit.amount.amount
                default: break
                }
            }
        }

        /// Expects that no transfer is half done: the money of each has left one account and arrived on the other, and it is
        /// completed, or none of that.
        func expectNothingHalfDone() {
            #expect(withdrawn == deposited)
            #expect(completed.count == deposited)
            #expect(completed.values.allSatisfy { $0 == 1 })
            #expect(failed == 0)
            #expect(sum == 3_000_000)
        }
    }

    private func serve(_ database: String, _ words: [String] = [], to endpoint: String? = nil) throws -> ProgramProcess
    {
        var environment: [String: String] = [:]
        if let endpoint {
            environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint
            environment["OTEL_BSP_SCHEDULE_DELAY"] = "100"
            environment["OTEL_BSP_MAX_QUEUE_SIZE"] = "100000"
        }
        return try ProgramProcess(
            "Banking",
            ["--store", database, "serve", "--port", "0"] + words,
            environment: environment
        )
    }

    /// The transfers that a program says it has accepted, until there are so many, or it ends.
    private func accepted(by program: ProgramProcess, upTo count: Int) async throws -> [String] {
        var accepted: [String] = []
        for await line in program.lines where line.hasPrefix("requested ") {
            accepted.append(String(line.dropFirst(10)))
            if accepted.count == count { break }
        }
        return accepted
    }

    @Test(
        "that is told to stop while it works finishes what it is at, sends its spans, and ends with 0 within the limit"
    )
    func terminated() async throws {
        let database = try await PostgresCluster.shared.newDatabase()
        let collector = try await Collector.start()
        let program = try serve(database, ["--tick", "0"], to: collector.endpoint)
        var accepted = try await accepted(by: program, upTo: 200)
        program.signal(SIGTERM)
        let begin = ContinuousClock.now
        accepted += try await self.accepted(by: program, upTo: .max)
        #expect(await program.end() == 0)
        #expect(ContinuousClock.now - begin < .seconds(30))

        let stores = try await PostgresStores.open(PostgresConfiguration(database))
        let books = try await Bookkeeping(on: stores)
        books.expectNothingHalfDone()
        // What was accepted is recorded, all of it and nothing else.
        #expect(books.requested.map { $0.jsonKey } == accepted)
        for checkpoint in try await stores.checkpoints.list() { #expect(checkpoint.owner == nil) }
        await stores.close()

        let spans = try await collector.telemetry().spans
        #expect(spans.count { $0.name == "transfers.request_transfer.handle" } == accepted.count)
        #expect(spans.count { $0.name == "transfers.complete_transfer.handle" } >= books.completed.count)
        #expect(Set(spans.map(\.name)).isSuperset(of: ["customers", "processing"]))
    }

    @Test("that is killed while it works goes on where it was when it is started again")
    func killed() async throws {
        let database = try await PostgresCluster.shared.newDatabase()
        let program = try serve(database, ["--tick", "0"])
        let accepted = try await accepted(by: program, upTo: 200)
        program.signal(SIGKILL)
        #expect(await program.end() == SIGKILL)

        let stores = try await PostgresStores.open(PostgresConfiguration(database))
        let books = try await Bookkeeping(on: stores)
        books.expectNothingHalfDone()
        #expect(Set(books.requested.map { $0.jsonKey }).isSuperset(of: accepted))

        let next = try serve(database, ["processing"])
        try await eventually("all transfers completed") {
            try await Bookkeeping(on: stores).completed.count == books.requested.count
        }
        try await Bookkeeping(on: stores).expectNothingHalfDone()
        next.signal(SIGTERM)
        #expect(await next.end() == 0)
        await stores.close()
    }

    @Test("whose database is not there says so, without its password, and ends with 1")
    func unreachable() async throws {
        let program = try ProgramProcess(
            "Banking",
            ["--store", "postgresql://bank:hunter2@localhost:1/bank", "serve", "--port", "0"]
        )
        for await line in program.lines { #expect(!line.contains("hunter2")) }
        #expect(await program.end() == 1)
    }
}

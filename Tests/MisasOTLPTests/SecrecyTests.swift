import Accounts
import BankingSystem
import CollectorSupport
import Foundation
import Logging
import Misas
import MisasOTLP
import MisasPostgreSQL
import MisasTesting
import PostgresClient
import PostgresTestSupport
import TestSupport
import Testing
import Tracing
import Transfers

/// Everything that a system emits is searched for what must be in none of it.
@Suite("What is emitted", .timeLimit(.minutes(5)))
struct SecrecyTests {
    private static let password = "hunter2secret"
    private static let key = "open-sesame"
    private static let owner = "Ada Lovelace"

    @Test("holds no secret, nothing personal and no connection string, whatever fails")
    func nothingLeaks() async throws {
        let collector = try await Collector.start()
        let console = Console()
        let cluster = try await PostgresCluster(authentication: ["local all guarded scram-sha-256"])
        try await cluster.sql("CREATE ROLE guarded LOGIN SUPERUSER PASSWORD '\(Self.password)'")
        let connection = "postgresql://guarded:\(Self.password)@/postgres?host=\(cluster.socketFolder)"
        let stores = try await PostgresStores.open(
            PostgresConfiguration(connection),
            options: PostgresStoresOptions(patience: .milliseconds(300))
        )
        var configuration = OTLPConfiguration(serviceName: "leaky", endpoint: collector.endpoint)
        configuration.metricInterval = .milliseconds(100)
        configuration.spanBatching = .init(delay: .milliseconds(50), queueSize: 100_000, batchSize: 512)
        configuration.logBatching = .init(delay: .milliseconds(50), queueSize: 100_000, batchSize: 512)
        let exporter = OTLPExporter(configuration)
        var logger = Logger(label: "leaky") { label in
            MultiplexLogHandler([exporter.logHandler(label: label), ConsoleHandler(console: console)])
        }
        logger.logLevel = .trace
        let work = EntryPoint("work") { system in try await misbehave(on: system, cluster, tracer: exporter.tracer) }
        let options: [SystemOption] = [
            .stores(stores), .otlp(exporter), .logger(logger), .entryPoint(.processing()), .entryPoint(work),
            .shutdown(ShutdownLimits(graceful: .seconds(10))),
            .processing(
                ProcessingOptions(processors: ["accounts.close_dormant_accounts": ProcessorOptions(failure: .park)])
            ),
        ]
        let system = try System(name: "leaky", version: "1", options: options) {
            AccountsSubsystem(
                getAccount: GetAccountHandler(),
                listAccounts: ListAccountsHandler(),
                accountOverview: AccountOverviewProjector(),
                ledger: LedgerProjector(),
                closeDormantAccounts: Disturbed()
            )
            LeakySubsystem()
        }
        let task = Task { try await system.run() }
        try await eventually("the end of the work") { console.text.contains("misas.part=work stopped") }
        task.cancel()
        _ = await task.result
        await stores.close()
        try await cluster.stop()

        let telemetry = try await collector.telemetry()
        let raw = (telemetry.raw ?? []).compactMap { Data(base64Encoded: $0) }
        #expect(raw.count > 5)
        for needle in [Self.password, Self.key, Self.owner, "Lovelace", "guarded:", cluster.socketFolder + "&"] {
            #expect(!raw.contains { $0.range(of: Data(needle.utf8)) != nil }, "\(needle) was exported")
            #expect(!console.text.contains(needle), "\(needle) was logged")
        }
        // It was looked at what there is: all kinds of failures are told, each by its name.
        let errors = Set(telemetry.spans.compactMap { $0["error.type"] })
        #expect(
            errors.isSuperset(of: ["Leak", "leaky.not_welcome", "ValidationFailed", "NotAuthorized", "EventStoreError"]
            ),
            "\(errors)"
        )
        for told in [
            "an event could not be handled, and is left out", "an event could not be handled, and is set aside",
            "a prediction could not be handled, and is set aside", "error=Leak", "leaky.unlock",
        ] {
            #expect(console.text.contains(told), "\(told) was not logged")
        }
        #expect(raw.contains { $0.range(of: Data("misas.processor.failures".utf8)) != nil })
    }

    /// Does all that can fail, with secrets in it.
    private func misbehave(on system: System, _ cluster: PostgresCluster, tracer: OTLPTracer) async throws {
        let commands = system.commands
        let account = AccountID.new()
        for (key, name) in [(Self.key, Self.owner), ("", Self.owner), (Self.key, Self.owner + Self.owner)] {
            await #expect(throws: (any Error).self) { try await commands.send(Unlock(key: Secret(key), name: name)) }
        }
        try await commands.send(OpenAccount(account: account, owner: Self.owner, currency: .cad))
        await #expect(throws: AccountAlreadyOpen.self) {
            try await commands.send(OpenAccount(account: account, owner: Self.owner, currency: .cad))
        }
        let much = Money(amount: 1, currency: .cad)
        await #expect(throws: NotAuthorized.self) {
            try await commands.send(
                WithdrawMoney(account: account, amount: much, to: .cash),
                as: Caller(user: Self.owner)
            )
        }
        try await system.settle()
        try await system.stores.predictions.schedule(
            NewPrediction(
                identity: PredictionIdentity(type: DormancyReached.wireName, key: "a"),
                dueAt: system.clock.now,
                partition: nil,
                data: JSON.encode(DormancyReached(account: account)),
                metadata: EventMetadata(user: Self.owner)
            )
        )
        try await eventually("a parked prediction") {
            try await !system.stores.predictions.list(PredictionQuery(status: .parked)).isEmpty
        }
        // What a user's own span notes of an error.
        let span = tracer.startSpan("own", context: .topLevel)
        span.recordError(Leak(text: Self.owner))
        span.end()
        // The gauges look at their leisure: once is waited for.
        try await cluster.sql("ALTER SCHEMA misas RENAME TO gone")
        await #expect(throws: (any Error).self) { try await commands.send(CloseAccount(account: account)) }
        await #expect(throws: (any Error).self) {
            try await commands.send(OpenAccount(account: .new(), owner: Self.owner, currency: .cad))
        }
        try await cluster.stop()
        await #expect(throws: (any Error).self) {
            try await commands.send(OpenAccount(account: .new(), owner: Self.owner, currency: .cad))
        }
        await #expect(throws: (any Error).self) { try await system.queries.send(ListAccounts(owner: Self.owner)) }
    }
}

/// A policy that fails at predictions.
private struct Disturbed: CloseDormantAccountsPolicy {
    func react(to event: MoneyDeposited, with actions: CloseDormantAccountsActions, in context: ReactionContext) {}
    func react(to event: MoneyWithdrawn, with actions: CloseDormantAccountsActions, in context: ReactionContext) {}
    func react(
        to prediction: DormancyReached,
        with actions: CloseDormantAccountsActions,
        in context: ReactionContext
    ) throws {
        throw Leak(text: "Ada Lovelace")
    }
}

import Accounts
import BankingSystem
import Foundation
import Misas
import MisasCommandLine
import MisasHTTP
import MisasOTLP
import MisasPostgreSQL
import PostgresClient

/// Opens accounts, moves money, and shows what was recorded of it: in memory, or in a database.
///
/// ```sh
/// swift run Banking
/// swift run Banking --store postgresql:///bank
/// swift run Banking --store postgresql:///bank serve
/// swift run Banking --store postgresql:///bank misas status
/// ```
@main
struct Banking {
    static func main() async {
        do {
            exit(try await run(Arguments(CommandLine.arguments.dropFirst())))
        } catch {
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            exit(1)
        }
    }

    private static func run(_ arguments: Arguments) async throws -> Int32 {
        guard let connection = arguments.store else { return try await run(arguments, on: InMemoryStores()) }
        let stores = try await PostgresStores.open(PostgresConfiguration(connection))
        let result: Result<Int32, any Error>
        do {
            result = .success(try await run(arguments, on: stores))
        } catch {
            result = .failure(error)
        }
        await stores.close()
        return try result.get()
    }

    private static func run(_ arguments: Arguments, on stores: some Stores) async throws -> Int32 {
        switch arguments.command {
        case .tour: try await tour(on: stores)
        case .serve(let entryPoints, let tick, let port):
            try await serve(entryPoints, tick: tick, port: port, on: stores)
        case .token(let user, let roles): print(try await Tokens().token(for: user, roles: roles))
        case .operate(let words):
            return await MisasCommandLine.run(words, on: try Bank.system([.stores(stores)])) ?? 1
        }
        return 0
    }

    /// Runs what a bank runs, until it is told to stop: its API, processing, and customers who come again and again.
    ///
    /// With `OTEL_EXPORTER_OTLP_ENDPOINT` set, its traces go to a collector.
    private static func serve(
        _ entryPoints: [String],
        tick: Duration,
        port: Int,
        on stores: some Stores
    ) async throws {
        var api = HTTPOptions(port: port)
        api.authentication = try await Tokens().authentication()
        api.operations = .init(role: "operator")
        api.onListening = { port in say("listening on http://127.0.0.1:\(port ?? 0)") }
        var options: [SystemOption] = [
            .stores(stores), .entryPoint(.processing()), .entryPoint(.http("http", api)),
            .entryPoint(Customers(every: tick, report: { say("requested \($0)") }).entryPoint),
        ]
        if ProcessInfo.processInfo.environment["OTEL_EXPORTER_OTLP_ENDPOINT"] != nil {
            let configuration = try OTLPConfiguration(
                for: (name: "banking", version: "1.0.0", environment: .development)
            )
            options.append(.otlp(OTLPExporter(configuration)))
        }
        try await Bank.system(options).run(entryPoints)
    }

    /// Says something at once.
    private static func say(_ line: String) {
        FileHandle.standardOutput.write(Data("\(line)\n".utf8))
    }

    private static func tour(on stores: some Stores) async throws {
        // What earlier runs recorded is not shown again.
        let start = try await stores.events.lastPosition()
        let clock = TravellingClock()
        let system = try Bank.system([.stores(stores), .clock(clock)])
        let processing = system.processing()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await processing.run() }
            try await Tour(system: system, clock: clock, start: start).run()
            processing.drain()
            try await group.waitForAll()
        }
    }
}

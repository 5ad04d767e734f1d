import Foundation
import Logging
import Measure
import Misas
import MisasOTLP
import MisasPostgreSQL
import PostgresClient
import ServiceLifecycle
import Synchronization

extension Instrumentation {
    /// Has clients send commands that append to PostgreSQL, and prints how many a second they did, how much memory the
    /// process took, and what has become of the telemetry.
    ///
    /// - Parameters:
    ///   - connection: the database.
    ///   - clients: how many send, one command after the other.
    ///   - seconds: for how long.
    ///   - endpoint: where telemetry goes; `nil` means that there is none.
    static func load(on connection: String, clients: Int, seconds: Int, endpoint: String?) async throws {
        let stores = try await PostgresStores.open(PostgresConfiguration(connection))
        let silent = SystemOption.logger(Logger(label: "bench", factory: { _ in SwiftLogNoOpLogHandler() }))
        var options: [SystemOption] = [.stores(stores), silent]
        var exporter: OTLPExporter?
        if let endpoint {
            var configuration = OTLPConfiguration(serviceName: "bench", endpoint: endpoint)
            configuration.flushLimit = .milliseconds(100)
            let made = OTLPExporter(
                configuration,
                logger: Logger(label: "bench", factory: { _ in SwiftLogNoOpLogHandler() })
            )
            exporter = made
            options.append(.otlp(made))
        }
        let done = Mutex(0)
        options.append(
            .entryPoint(
                EntryPoint("clients") { system in
                    // Connections and statements are not measured.
                    try await send(to: system, clients: clients, for: .milliseconds(500), done: Mutex(0))
                    try await send(to: system, clients: clients, for: .seconds(seconds), done: done)
                }
            )
        )
        try await Misas.System(name: "bench", version: "1.0.0", options: options) { CountersSubsystem() }.run()
        await stores.close()
        let spans = exporter?.statistics.spans
        let rate = Double(done.withLock { $0 }) / Double(seconds)
        let memory = peakMemory()
        print(
            #"{"rate": \#(rate), "peak": \#(memory), "dropped": \#((spans?.droppedFull ?? 0) + (spans?.droppedFailed ?? 0))}"#
        )
    }

    private static func send(
        to system: Misas.System,
        clients: Int,
        for duration: Duration,
        done: borrowing Mutex<Int>
    ) async throws {
        let end = ContinuousClock.now + duration
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<clients {
                group.addTask {
                    var count = 0
                    while ContinuousClock.now < end {
                        try await system.commands.send(StartCounting(counter: CounterID("\(UUID.version7())")))
                        count += 1
                    }
                    return count
                }
            }
            return try await group.reduce(0, +)
        }
        done.withLock { $0 += counts }
    }

    /// The most memory that the process had, in bytes.
    private static func peakMemory() -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line?.split(separator: " ").dropLast().last.flatMap { Int($0) } ?? 0) * 1024
    }
}

import Hummingbird
import Logging
import Measure
import Misas
import MisasHTTP
import MisasPostgreSQL
import PostgresClient

/// Servers for the benchmark of HTTP, which asks one after the other and puts the figures together.
///
/// Each says its port, and runs until it is told to stop.
@main
struct Serving {
    static func main() async throws {
        let words = Array(CommandLine.arguments.dropFirst())
        switch words.first {
        case "bare": try await bare()
        case "query": try await serve(InMemoryStores(), visit: true)
        case "command" where words.count == 2:
            try await serve(try await PostgresStores.open(PostgresConfiguration(words[1])), visit: false)
        default:
            print("usage: http bare|query|command CONNECTION")
            finish(2)
        }
    }

    /// Hummingbird alone, with a route that does nothing.
    private static func bare() async throws {
        let router = Router()
        router.get("visits/:visit") { _, _ in Response(status: .ok) }
        let application = Application(
            router: router,
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in say(channel.localAddress?.port) },
            logger: silent
        )
        try await application.runService()
    }

    /// The whole stack, with a projection and one visit to ask for where there is to be one.
    private static func serve(_ stores: some Stores, visit: Bool) async throws {
        var options = HTTPOptions(port: 0)
        options.onListening = { port in say(port) }
        let system = try Misas.System(
            name: "visits",
            version: "1",
            .stores(stores),
            .logger(silent),
            .entryPoint(.http("http", options))
        ) {
            VisitsSubsystem(getVisit: GetVisitHandler(), visitOverview: Overview())
        }
        if visit {
            let id = VisitID(unchecked: Literals.uuid(0x0190_A6F0_0000_7000, 0x8000_0000_0000_0001))
            try await system.commands.send(NoteVisit(visit: id, visitor: "Ada"))
            let processing = system.processing()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await processing.run() }
                try await system.settle()
                processing.drain()
                try await group.waitForAll()
            }
        }
        try await system.run()
    }

    private static let silent = Logger(label: "bench", factory: { _ in SwiftLogNoOpLogHandler() })

    private static func say(_ port: Int?) {
        print(port ?? 0)
        flush()
    }
}

import Foundation
import MisasPostgreSQL
import PostgresClient
import Synchronization

/// A program that appends until it is killed, or its standard input ends.
///
/// Its argument is a connection string. From its standard input it reads, line by line, what it is to send first; then an
/// empty line.
@main
enum Program {
    static func main() async throws {
        guard CommandLine.arguments.count == 2 else {
            throw Writer.Failure(description: "expected one argument, a connection string")
        }
        var pending: [WriterRequest] = []
        while let line = readLine(), !line.isEmpty {
            pending.append(try JSONDecoder().decode(WriterRequest.self, from: Data(line.utf8)))
        }
        let isStopped = Stop()
        Thread.detachNewThread {
            while readLine() != nil {}
            isStopped.set()
        }
        let stores = try await PostgresStores.open(
            PostgresConfiguration(CommandLine.arguments[1], applicationName: "killed writer")
        )
        try await Writer(stores, until: { isStopped.isSet }).run(pending)
        await stores.close()
    }

    private final class Stop: Sendable {
        private let state = Mutex(false)
        var isSet: Bool { state.withLock { $0 } }
        func set() { state.withLock { $0 = true } }
    }
}

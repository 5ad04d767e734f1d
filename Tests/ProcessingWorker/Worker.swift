import Foundation
import Misas
import MisasPostgreSQL
import MisasTesting
import PostgresClient
import Synchronization

/// A program that takes part in processing until it is killed, or its standard input ends: one of several.
///
/// Arguments: a connection string, its name, the number of partitions, and an amount at which it stands still in the middle
/// of a batch, as a program does that is frozen.
@main
enum Worker {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 5, let partitions = Int(arguments[3]), let frozen = Int(arguments[4]) else {
            throw Failure(description: "expected a connection string, a name, a number and an amount")
        }
        let stores = try await PostgresStores.open(
            PostgresConfiguration(arguments[1], applicationName: "processing worker")
        )
        var behavior = SampleBehavior()
        let hasStoodStill = Atomic(false)
        behavior.project = { event, _ in
            guard event.amount == frozen, !hasStoodStill.exchange(true, ordering: .relaxed) else { return }
            say("frozen")
            raise(SIGSTOP)
            say("thawed")
        }
        let lease = ProcessingOptions().lease
        let sample = try SampleSystem(
            on: TellingStores(base: stores),
            options: SampleSystem.partitioned(partitions, lease: lease),
            behavior
        )
        let processing = sample.system.processing(as: arguments[2])
        Thread.detachNewThread {
            while readLine() != nil {}
            processing.drain()
        }
        say("ready")
        try await processing.run()
        await stores.close()
    }

    static func say(_ line: String) {
        // A pipe takes a short line as a whole.
        FileHandle.standardOutput.write(Data("\(line)\n".utf8))
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }
}

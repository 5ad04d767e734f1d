internal import ArgumentParser
internal import Foundation
internal import Misas

/// Shows how all processors are doing.
struct ListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Shows the processors with their partitions, owners, lag and parked events."
    )

    func run() async throws {
        var rows: [[String]] = []
        for status in try await MisasCommand.processors.list() {
            for (index, partition) in status.partitions.enumerated() {
                let lag = partition.waitingSince.map { max(0, status.time.timeIntervalSince($0)) } ?? 0
                rows.append([
                    index == 0 ? status.name : "",
                    index == 0 ? status.kind.rawValue : "",
                    partition.health.rawValue,
                    partition.position.description,
                    "\(Int(lag)) s",
                    index == 0 ? "\(status.parkedEvents)" : "",
                    partition.owner ?? (status.isInline && partition.health == .current ? "the appends" : "–"),
                    partition.stop.map { "stopped at \($0.position): \($0.failure)" } ?? "",
                ])
            }
        }
        Output.table(["processor", "kind", "health", "position", "lag", "parked", "owner", ""], rows)
    }
}

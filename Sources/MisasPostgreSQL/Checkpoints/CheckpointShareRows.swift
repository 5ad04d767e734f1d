#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Misas
import PostgresClient

/// The shares of checkpoints, as the function `attend_checkpoints` of the schema gives them row by row.
struct CheckpointShareRows {
    /// The numbers of a group.
    private struct Numbers {
        let quota: Int
        let revision: Int64
        let nextExpiry: Date?
        let now: Date
    }

    private var numbers: [Int: Numbers] = [:]
    private var owners: [Int: [String]] = [:]
    private var held: [Int: [Checkpoint]] = [:]

    init(_ result: PostgresResult) throws(PostgresError) {
        for row in result {
            let place = Int(try row.int64(6)) - 1
            if let quota = try row.optional(7, PostgresRow.int64) {
                numbers[place] = Numbers(
                    quota: Int(quota),
                    revision: try row.optional(8, PostgresRow.int64) ?? 0,
                    nextExpiry: try row.optional(9, PostgresRow.timestamptz),
                    now: try row.timestamptz(10)
                )
            } else if let owner = try row.optional(11, PostgresRow.text) {
                owners[place, default: []].append(owner)
            } else {
                held[place, default: []].append(try Checkpoint(row))
            }
        }
    }

    /// The share of each group.
    func shares(of groups: [CheckpointGroup]) throws(PostgresError) -> [CheckpointShare] {
        var shares: [CheckpointShare] = []
        for (place, group) in groups.enumerated() {
            guard let numbers = numbers[place] else { throw .unexpectedAnswer("a group was not attended") }
            shares.append(
                CheckpointShare(
                    group: group.name,
                    held: held[place] ?? [],
                    owners: owners[place] ?? [],
                    quota: numbers.quota,
                    revision: numbers.revision,
                    nextExpiry: numbers.nextExpiry,
                    now: numbers.now
                )
            )
        }
        return shares
    }
}

import FoundationEssentials
import Misas
import MisasPostgreSQL

/// Fills the log: the keys take turns, each has a stream.
func fill(_ stores: PostgresStores, events: Int, keys: Int) async throws {
    let together = 500
    for first in stride(from: 0, to: events, by: together) {
        var appends: [StreamAppend] = []
        for number in first..<min(first + together, events) {
            let (key, event) = moved(number, keys: keys)
            let new = try EventCodec.encode(event, metadata: EventMetadata(correlationID: .version7()))
            appends.append(StreamAppend([new], to: try StreamName("bench.account-\(key)"), expecting: .any))
        }
        _ = try await stores.events.append(appends)
    }
    print(#"{"events": \#(events)}"#)
}

/// Measures one projection from the first event to the last, and compares it with a fold of the log.
func project(
    _ projection: (some Projection).Type,
    on stores: PostgresStores,
    partitions: Int,
    events: Int
) async throws {
    let system = try system(on: stores, partitions: partitions)
    let other = projection.wireName == Balances.wireName ? Totals.wireName : Balances.wireName
    // Only the one that is measured runs.
    try await system.processors.pause(other)
    let processing = system.processing()
    let taken = try await withThrowingTaskGroup(of: Duration?.self) { group in
        let begin = ContinuousClock.now
        group.addTask {
            try await processing.run()
            return nil
        }
        group.addTask {
            try await system.processors.waitUntilProcessed(by: projection, timeout: .seconds(600))
            return ContinuousClock.now - begin
        }
        var taken = Duration.zero
        while let next = try await group.next() {
            guard let next else { continue }
            taken = next
            processing.drain()
        }
        return taken
    }
    guard try await found(by: projection, on: system) == expected(in: stores) else {
        throw WrongResult(projection: projection.wireName)
    }
    print(#"{"rate": \#(Double(events) / (taken / .seconds(1)))}"#)
}

/// What a projection kept is not what the log leads to.
struct WrongResult: Error {
    let projection: String
}

private struct Sum: Equatable {
    var total = 0
    var movements = 0
    var lastMovedAt = Date.distantPast
}

private func expected(in stores: PostgresStores) async throws -> [String: Sum] {
    var sums: [String: Sum] = [:]
    for try await recorded in stores.events.readAll(pageSize: 1_000) {
        let event = try EventCodec.decode(Moved.self, from: recorded)
        sums[event.account, default: Sum()].total += event.amount
        sums[event.account, default: Sum()].movements += 1
        sums[event.account, default: Sum()].lastMovedAt = event.at
    }
    return sums
}

private func found(by projection: (some Projection).Type, on system: Misas.System) async throws -> [String: Sum] {
    let context = HandlingContext(now: Date(), message: MessageContext(), stores: system.stores)
    if projection.wireName == Balances.wireName {
        return Dictionary(
            uniqueKeysWithValues: try await context.documents(Balances.self).find().map { found in
                let document = found.document
                return (
                    document.account,
                    Sum(total: document.total, movements: document.movements, lastMovedAt: document.lastMovedAt)
                )
            }
        )
    }
    return Dictionary(
        uniqueKeysWithValues: try await context.rows(Totals.self).find().map { row in
            (row.account, Sum(total: row.total, movements: row.movements, lastMovedAt: row.lastMovedAt))
        }
    )
}

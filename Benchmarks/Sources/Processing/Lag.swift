import Misas
import MisasPostgreSQL

/// Measures how long after an append was acknowledged a projection has it, while so many are appended every second.
func lag(_ stores: PostgresStores, rate: Int, seconds: Int) async throws {
    let system = try system(on: stores, partitions: 1)
    try await system.processors.pause(Totals.wireName)
    let processing = system.processing()
    let delays = try await withThrowingTaskGroup(of: [Double].self) { group in
        group.addTask {
            try await processing.run()
            return []
        }
        group.addTask {
            // What was there before is not measured, nor the first of each statement.
            for number in 0..<10 { _ = try await append(number, to: stores) }
            try await system.processors.waitUntilProcessed(by: Balances.self, timeout: .seconds(60))
            let delays = try await measure(system, stores, rate: rate, seconds: seconds)
            processing.drain()
            return delays
        }
        return try await group.reduce(into: []) { $0 += $1 }
    }
    let sorted = delays.sorted()
    func percentile(_ percent: Int) -> Double { sorted[min(sorted.count - 1, sorted.count * percent / 100)] }
    print(#"{"count": \#(sorted.count), "p50": \#(percentile(50)), "p99": \#(percentile(99))}"#)
}

/// Appends at a steady rate, whether those before have been answered or not.
private func measure(
    _ system: Misas.System,
    _ stores: PostgresStores,
    rate: Int,
    seconds: Int
) async throws -> [Double] {
    try await withThrowingTaskGroup(of: Double.self) { group in
        let clock = ContinuousClock()
        let begin = clock.now
        for turn in 0..<(rate * seconds) {
            try await clock.sleep(until: begin + .seconds(1) * turn / rate, tolerance: .zero)
            group.addTask {
                let position = try await append(turn, to: stores)
                let acknowledged = clock.now
                try await system.processors.waitUntilProcessed(position, by: Balances.self, timeout: .seconds(60))
                return (clock.now - acknowledged) / .milliseconds(1)
            }
        }
        return try await group.reduce(into: []) { $0.append($1) }
    }
}

private func append(_ number: Int, to stores: PostgresStores) async throws -> GlobalPosition {
    let (key, event) = moved(number, keys: 1_000)
    let new = try EventCodec.encode(event, metadata: EventMetadata(correlationID: .version7()))
    let result = try await stores.events.append([new], to: StreamName("bench.account-\(key)"), expecting: .any)
    guard let position = result.lastPosition else { throw WrongResult(projection: "none") }
    return position
}

import Misas

/// Reads streams by their names, at random.
func readStreams(_ events: any EventStore, streams: Int, clients: Int, seconds: Double) async throws {
    try await Load.run(clients: clients, seconds: seconds) { _, _ in
        let stream = try StreamName("bench.account-\(Int.random(in: 1...streams))")
        var count = 0
        for try await event in events.read(stream) {
            count += event.data.isEmpty ? 0 : 1
        }
        guard count == 10 else { throw WrongCount(found: count, expected: 10) }
    }
}

/// Reads all events there are in their order.
func readAll(_ events: any EventStore) async throws {
    let last = try await events.lastPosition()
    let clock = ContinuousClock()
    let start = clock.now
    var count = 0
    for try await event in events.readAll(pageSize: 1_000) {
        count += event.data.isEmpty ? 0 : 1
    }
    let taken = (clock.now - start) / .seconds(1)
    print(#"{"rate": \#(Double(count) / taken), "count": \#(count), "last": \#(last.rawValue)}"#)
}

/// What was read is not what was stored.
struct WrongCount: Error {
    let found: Int
    let expected: Int
}

import Misas

/// Measures how long after an append was acknowledged each subscriber has the event, in the worst of the subscribers.
///
/// - Parameters:
///   - appending: where events are appended, one by one, at a steady rate.
///   - subscribing: the same stores opened a second time, as in another process: what is between the two is the database.
func latency(
    appending: any EventStore,
    subscribing: any EventStore,
    subscribers: Int,
    rate: Int,
    seconds: Double
) async throws {
    let count = Int(Double(rate) * seconds)
    let start = try await appending.lastPosition()
    async let received = withThrowingTaskGroup { group in
        for _ in 0..<subscribers {
            group.addTask { try await receive(count, subscribing.subscribe(after: start)) }
        }
        return try await group.reduce(into: [[Moment]]()) { $0.append($1) }
    }
    let sent = Dictionary(
        try await send(count, rate: rate, appending).map { ($0.position, $0.time) },
        uniquingKeysWith: { first, _ in first }
    )
    // An event may be seen before the answer to its append is.
    func delay(_ event: Moment) -> Double? {
        sent[event.position].map { max(0, (event.time - $0) / .milliseconds(1)) }
    }
    let delays = try await received.map { $0.compactMap(delay).sorted() }
    guard delays.allSatisfy({ $0.count == count }) else {
        throw WrongCount(found: delays.map(\.count).min() ?? 0, expected: count)
    }
    let worst = delays.map { Load.percentile($0, 99) }.max() ?? .nan
    print(#"{"p50": \#(Load.percentile(delays.joined().sorted(), 50)), "p99": \#(worst), "count": \#(count)}"#)
}

/// When an event was somewhere.
private struct Moment {
    let position: GlobalPosition
    let time: ContinuousClock.Instant
}

private func receive(_ count: Int, _ subscription: EventSequence) async throws -> [Moment] {
    var received: [Moment] = []
    for try await event in subscription {
        received.append(Moment(position: event.position, time: .now))
        if received.count == count { break }
    }
    return received
}

/// Appends at a steady rate, whether those before have been answered or not.
private func send(_ count: Int, rate: Int, _ events: any EventStore) async throws -> [Moment] {
    try await withThrowingTaskGroup { group in
        let clock = ContinuousClock()
        let begin = clock.now
        for turn in 0..<count {
            try await clock.sleep(until: begin + .seconds(1) * turn / rate, tolerance: .zero)
            group.addTask {
                let stream = try StreamName("bench.watched-\(UInt64.random(in: 0 ... .max))")
                let result = try await events.append([SampleEvent.event(turn)], to: stream, expecting: .noStream)
                guard let position = result.lastPosition else { throw WrongCount(found: 0, expected: 1) }
                return Moment(position: position, time: .now)
            }
        }
        return try await group.reduce(into: [Moment]()) { $0.append($1) }
    }
}

/// Appends as ``append(_:clients:seconds:)`` does, beside subscribers whose filters match nothing.
func appendWatched(_ events: any EventStore, subscribers: Int, clients: Int, seconds: Double) async throws {
    let start = try await events.lastPosition()
    let watching = (0..<subscribers).map { number in
        Task {
            var count = 0
            for try await _ in events.subscribe(after: start, filter: EventFilter(types: ["bench.never_\(number)"])) {
                count += 1
            }
            return count
        }
    }
    try await append(events, clients: clients, seconds: seconds)
    for task in watching { task.cancel() }
    for task in watching {
        let seen = (try? await task.value) ?? 0
        guard seen == 0 else { throw WrongCount(found: seen, expected: 0) }
    }
}

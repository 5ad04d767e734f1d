import Misas

/// What so many clients do, one thing after the other each, for a while.
enum Load {
    /// Runs clients until the time is up and prints how often each thing was done in a second, and how long it took.
    ///
    /// - Parameter body: does it once: as which client, and for which time.
    static func run(
        clients: Int,
        seconds: Double,
        _ body: @escaping @Sendable (_ client: Int, _ turn: Int) async throws -> Void
    ) async throws {
        let clock = ContinuousClock()
        // The first of each connection, statement and page costs more, and is not what is measured.
        try await withThrowingTaskGroup(of: Void.self) { group in
            for client in 0..<clients { group.addTask { try await body(client, 0) } }
            try await group.waitForAll()
        }
        let start = clock.now
        let end = start + .seconds(seconds)
        var times: [Double] = []
        try await withThrowingTaskGroup(of: [Double].self) { group in
            for client in 0..<clients {
                group.addTask {
                    var times: [Double] = []
                    var before = clock.now
                    var turn = 1
                    while before < end {
                        try await body(client, turn)
                        turn += 1
                        let now = clock.now
                        times.append((now - before) / .milliseconds(1))
                        before = now
                    }
                    return times
                }
            }
            for try await part in group { times += part }
        }
        let taken = (clock.now - start) / .seconds(1)
        report(times, rate: Double(times.count) / taken)
    }

    /// Prints a rate and how long things took, in milliseconds.
    static func report(_ times: [Double], rate: Double) {
        let sorted = times.sorted()
        print(
            #"{"rate": \#(rate), "count": \#(sorted.count), "p50": \#(percentile(sorted, 50)), "p99": \#(percentile(sorted, 99))}"#
        )
    }

    static func percentile(_ sorted: [Double], _ percent: Int) -> Double {
        sorted.isEmpty ? .nan : sorted[min(sorted.count - 1, sorted.count * percent / 100)]
    }
}

/// What one candidate did in all rounds.
public struct Sample: Sendable {
    /// What was measured.
    public let name: String
    /// Nanoseconds per call, a figure per round.
    public let rounds: [Double]

    /// The middle one of the rounds.
    public var median: Double {
        let sorted = rounds.sorted()
        guard !sorted.isEmpty else { return .nan }
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }
}

/// Runs candidates in turns, so that what slows the machine down for a while slows down all alike.
public struct Rounds: Sendable {
    private let count: Int
    private let calls: Int

    /// Makes so many rounds of so many calls each.
    public init(_ count: Int, calls: Int) {
        self.count = count
        self.calls = calls
    }

    /// Measures candidates, each once per round, after a round to warm up.
    ///
    /// - Parameters:
    ///   - isolation: where the candidates run; by default where the caller does.
    ///   - candidates: by name, what to call so many times.
    /// - Throws: what a candidate throws.
    public func measure(
        isolation: isolated (any Actor)? = #isolation,
        _ candidates: [(name: String, run: (_ calls: Int) async throws -> Void)]
    ) async throws -> [Sample] {
        var rounds: [[Double]] = candidates.map { _ in [] }
        for (_, run) in candidates { try await run(calls / 10 + 1) }
        for _ in 0..<count {
            for (index, candidate) in candidates.enumerated() {
                let clock = ContinuousClock()
                let start = clock.now
                try await candidate.run(calls)
                let taken = clock.now - start
                rounds[index].append(taken / .nanoseconds(1) / Double(calls))
            }
        }
        return zip(candidates, rounds).map { Sample(name: $0.name, rounds: $1) }
    }
}

/// Keeps the optimizer from dropping a value that nobody looks at.
@inline(never)
@_optimize(none)
public func keep<Value>(_ value: borrowing Value) {}

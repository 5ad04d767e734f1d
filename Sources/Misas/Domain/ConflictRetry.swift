/// How often, and how soon, a command is decided anew when somebody else changed its aggregate meanwhile.
public struct ConflictRetry: Sendable, Hashable {
    /// How often a command is decided at most, the first time included.
    public let attempts: Int
    /// The longest wait before the second attempt.
    ///
    /// It doubles from attempt to attempt.
    public let firstDelay: Duration
    /// The longest wait before any attempt.
    public let maximumDelay: Duration

    /// Creates a rule.
    public init(
        attempts: Int = 10,
        firstDelay: Duration = .milliseconds(1),
        maximumDelay: Duration = .milliseconds(100)
    ) {
        self.attempts = max(1, attempts)
        self.firstDelay = firstDelay
        self.maximumDelay = max(firstDelay, maximumDelay)
    }

    /// Waits before another attempt: a random time up to a bound that doubles, so that those who collided once part
    /// ways ("full jitter").
    ///
    /// - Throws: `CancellationError`.
    func wait(before attempt: Int) async throws {
        let bound = min(maximumDelay, firstDelay * (1 << min(attempt - 2, 20)))
        try await Task.sleep(for: bound * Double.random(in: 0...1))
    }
}

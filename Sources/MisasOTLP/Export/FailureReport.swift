internal import Logging
internal import Synchronization

/// Says in the log that telemetry was lost: at most once a minute, with all that was lost since, and at the
/// end.
final class FailureReport: Sendable {
    private struct State {
        var lastAt: ContinuousClock.Instant?
        var lost: [String: Int] = [:]
        var reason = ""
    }

    private let logger: Logger
    private let state = Mutex(State())

    /// - Parameter logger: must not be one whose records are exported.
    init(_ logger: Logger) {
        self.logger = logger
    }

    func failed(_ signal: String, _ count: Int, _ reason: String) {
        let isSoon = state.withLock { state in
            state.lost[signal, default: 0] += count
            state.reason = reason
            let now = ContinuousClock.now
            if let last = state.lastAt, now - last < .seconds(60) { return true }
            state.lastAt = now
            return false
        }
        if !isSoon { tell() }
    }

    /// Says what was lost and not told yet.
    func tell() {
        let (lost, reason) = state.withLock { state in
            defer { state.lost = [:] }
            return (state.lost, state.reason)
        }
        guard !lost.isEmpty else { return }
        let told = lost.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        logger.warning("telemetry was lost", metadata: ["lost": .string(told), "reason": .string(reason)])
    }
}

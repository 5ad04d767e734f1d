/// Whether stores can do their work, as it was when somebody asked.
///
/// Holds no secrets: it may be shown to whoever asks for the health of the program.
public struct StoresHealth: Sendable, Hashable, CustomStringConvertible {
    /// What is found of stores.
    public enum State: Sendable, Hashable {
        /// Everything that was looked at is as it should be.
        case healthy
        /// They answer, but not all is as it should be; why not.
        case degraded([String])
        /// They do not answer, or not in time; why not.
        case unreachable(String)
    }

    /// What was found.
    public let state: State
    /// How long it took.
    public let elapsed: Duration

    /// Says how stores are.
    public init(_ state: State, elapsed: Duration) {
        self.state = state
        self.elapsed = elapsed
    }

    /// What is not as it should be.
    public var faults: [String] {
        switch state {
        case .healthy: []
        case .degraded(let reasons): reasons
        case .unreachable(let reason): ["the stores do not answer: \(reason)"]
        }
    }

    /// What was found.
    public var description: String {
        faults.isEmpty ? "healthy" : faults.joined(separator: "; ")
    }
}

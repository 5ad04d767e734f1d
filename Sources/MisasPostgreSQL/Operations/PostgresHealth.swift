public import PostgresClient

/// Whether the stores can do their work, as it was when somebody asked.
///
/// Holds no secrets: it may be shown to whoever asks for the health of the program.
public struct PostgresHealth: Equatable, Sendable {
    /// What is found of a database.
    public enum State: Equatable, Sendable {
        /// Everything was looked at, and is as it should be.
        case healthy
        /// The database answers, but not all is as it should be.
        case degraded([Reason])
        /// The database does not answer, or not in time.
        case unreachable(PostgresError)
    }

    /// What is not as it should be.
    public enum Reason: Equatable, Sendable {
        /// The server is a hot standby: nothing can be written.
        case standby
        /// Transactions are read-only by default: nothing can be written.
        case readOnly
        /// The schema does not fit the program.
        case schema(MigrationError)
        /// All connections are in use, and none became free in time.
        case poolExhausted(PostgresPoolStatus)
        /// No connection was free, and none could be opened, though another is: too many are open, perhaps.
        case noNewConnection(PostgresError)
    }

    /// What was found.
    public let state: State
    /// How long it took.
    public let elapsed: Duration
    /// What the pool of connections was doing after that.
    public let connections: PostgresPoolStatus

    /// Whether everything is as it should be.
    public var isHealthy: Bool { state == .healthy }
}

extension PostgresHealth: CustomStringConvertible {
    /// What was found, and what to do.
    public var description: String {
        switch state {
        case .healthy: "healthy, found in \(elapsed)"
        case .degraded(let reasons):
            "degraded, found in \(elapsed): \(reasons.map(\.description).joined(separator: "; "))"
        case .unreachable(let cause): "unreachable, found in \(elapsed): \(cause)"
        }
    }
}

extension PostgresHealth.Reason: CustomStringConvertible {
    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .standby: PostgresStartError.standby.description
        case .readOnly: PostgresStartError.readOnly.description
        case .schema(let error): error.description
        case .poolExhausted(let status):
            "all \(status.maximum) connections of the pool are in use, and \(status.waiting) tasks wait for one: look for "
                + "transactions that stay open, or allow more connections"
        case .noNewConnection(let error): "the pool has no free connection and cannot open another: \(error)"
        }
    }
}

/// How the client fails.
public enum PostgresError: Error, Equatable, Sendable {
    /// The server refused a statement.
    case server(PostgresServerError)
    /// There is no connection to be had: the reason, without secrets.
    case unreachable(String)
    /// The connection was lost in the middle of something; whether the server did it is not known.
    case connectionLost(String)
    /// No connection of the pool became free in time.
    case poolTimedOut(Duration)
    /// The statement took longer than it may, and was cancelled on the server.
    case timedOut(Duration)
    /// The task was cancelled, and so was the statement on the server.
    case cancelled
    /// The pool or the connection was closed.
    case closed
    /// An answer is not what the code that reads it expects.
    case unexpectedAnswer(String)
    /// The connection string cannot be read, or says what cannot be.
    case invalidConfiguration(String)
}

extension PostgresError {
    /// The server's code, where the server refused.
    public var sqlState: SQLState? {
        if case .server(let error) = self { error.sqlState } else { nil }
    }

    /// Whether the same transaction again may succeed.
    public var isTransient: Bool {
        switch self {
        case .server(let error): error.sqlState == .serializationFailure || error.sqlState == .deadlockDetected
        default: false
        }
    }

    /// Whether the connection is of no more use.
    var endsConnection: Bool {
        switch self {
        case .connectionLost, .closed, .unreachable: true
        case .server(let error): error.isFatal
        default: false
        }
    }
}

extension PostgresError: CustomStringConvertible {
    /// The failure in plain words, without values of statements and without secrets.
    public var description: String {
        switch self {
        case .server(let error): error.description
        case .unreachable(let reason): "the database cannot be reached: \(reason)"
        case .connectionLost(let reason): "the connection to the database was lost: \(reason)"
        case .poolTimedOut(let duration): "no connection to the database became free within \(duration)"
        case .timedOut(let duration): "the statement took longer than \(duration) and was cancelled"
        case .cancelled: "the task was cancelled"
        case .closed: "the connection to the database was closed"
        case .unexpectedAnswer(let reason): "the database answered unexpectedly: \(reason)"
        case .invalidConfiguration(let reason): "the connection to the database is not configured rightly: \(reason)"
        }
    }
}

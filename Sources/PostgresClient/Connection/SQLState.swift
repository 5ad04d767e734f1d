/// What went wrong on the server, by PostgreSQL's own code of five characters.
///
/// Source: PostgreSQL's documentation, appendix A.
public struct SQLState: RawRepresentable, Hashable, Sendable {
    /// The code.
    public let rawValue: String

    /// Wraps a code.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// The first two characters, which name a family of errors.
    public var errorClass: Substring { rawValue.prefix(2) }

    /// A unique index has the value already.
    public static let uniqueViolation = SQLState("23505")
    /// A foreign key does not find its row.
    public static let foreignKeyViolation = SQLState("23503")
    /// A column that must not be `NULL` would be.
    public static let notNullViolation = SQLState("23502")
    /// A check of a table does not hold.
    public static let checkViolation = SQLState("23514")
    /// Another transaction came between; the same transaction again may succeed.
    public static let serializationFailure = SQLState("40001")
    /// Two transactions waited for each other; the same transaction again may succeed.
    public static let deadlockDetected = SQLState("40P01")
    /// A lock was not to be had in time.
    public static let lockNotAvailable = SQLState("55P03")
    /// The statement was cancelled, by a request or by a time-out of the server's.
    public static let queryCanceled = SQLState("57014")
    /// An administrator ended the connection.
    public static let adminShutdown = SQLState("57P01")
    /// The server is ending all connections after a crash.
    public static let crashShutdown = SQLState("57P02")
    /// The server is starting or stopping.
    public static let cannotConnectNow = SQLState("57P03")
    /// The role may not do this.
    public static let insufficientPrivilege = SQLState("42501")
    /// There is no such table or view.
    public static let undefinedTable = SQLState("42P01")
    /// There is no such function.
    public static let undefinedFunction = SQLState("42883")
    /// There is no such schema.
    public static let invalidSchemaName = SQLState("3F000")
    /// The statement's plan no longer fits, because a table changed.
    public static let featureNotSupported = SQLState("0A000")
    /// There are too many connections.
    public static let tooManyConnections = SQLState("53300")
    /// The transaction failed at an earlier statement.
    public static let inFailedTransaction = SQLState("25P02")
    /// A transaction was open and idle for too long.
    public static let idleInTransactionTimeout = SQLState("25P03")
    /// A function raised an error of its own.
    public static let raiseException = SQLState("P0001")
}

extension SQLState: CustomStringConvertible {
    /// The code.
    public var description: String { rawValue }
}

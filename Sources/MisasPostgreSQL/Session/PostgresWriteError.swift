import Misas
import PostgresClient

/// Why a statement of a store was not executed.
enum PostgresWriteError: Error {
    /// The transaction has ended.
    case transactionEnded
    /// The database failed, or refused.
    case database(PostgresError)

    /// The code with which the server refused.
    var sqlState: SQLState? {
        if case .database(let error) = self { error.sqlState } else { nil }
    }

    /// The constraint that the server refused for.
    var constraint: String? {
        if case .database(.server(let error)) = self { error.constraint } else { nil }
    }

    /// What a store says that has no better word for it.
    func failure<Failure: StoreFailure>(as failure: Failure.Type = Failure.self) -> Failure {
        switch self {
        case .transactionEnded: .invalid(.transactionEnded)
        case .database(let error): error.failure()
        }
    }
}

extension PostgresError {
    /// What a store says that has no better word for it.
    func failure<Failure: StoreFailure>(as failure: Failure.Type = Failure.self) -> Failure {
        self == .cancelled ? .cancelled : .unavailable(StoreUnavailable(description, underlying: self))
    }
}

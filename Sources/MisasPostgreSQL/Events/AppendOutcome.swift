import Misas

/// What became of an append.
enum AppendOutcome: Sendable {
    /// Its events are stored.
    case appended([AppendResult])
    /// The streams are not as it expects. Its events may be stored already.
    case refused(EventStoreError)
    /// An event of it, or of another append that it was sent along with, is stored already.
    case hasKnownEvents
    /// The database failed.
    case failed(PostgresWriteError)
}

/// What the database says of a stream that was to be written to.
enum StreamVerdict: Int16 {
    case accepted = 0
    case otherVersion = 1
    case exists = 2
    case notFound = 3
    case deleted = 4
    case archived = 5

    /// What an append is told.
    func refusal(of append: StreamAppend, actual: Int64) -> EventStoreError? {
        refusal(of: append.stream, append.expecting, actual: actual)
    }

    /// What who expects something of a stream is told.
    func refusal(of stream: StreamName, _ expecting: ExpectedVersion, actual: Int64) -> EventStoreError? {
        switch self {
        case .accepted: nil
        case .otherVersion:
            .conflict(stream, expected: StreamVersion(expecting.expectedVersion), actual: StreamVersion(actual))
        case .exists: .streamExists(stream, actual: StreamVersion(actual))
        case .notFound: .streamNotFound(stream)
        case .deleted: .streamDeleted(stream)
        case .archived: .streamArchived(stream)
        }
    }
}

extension ExpectedVersion {
    /// How the database's functions call it.
    var code: Int16 {
        switch self {
        case .any: 0
        case .noStream: 1
        case .exists: 2
        case .version: 3
        }
    }

    /// The version that fulfils it, where there is one that alone does; -1 otherwise.
    var expectedVersion: Int64 {
        switch self {
        case .any, .exists: -1
        case .noStream: 0
        case .version(let version): version.rawValue
        }
    }
}

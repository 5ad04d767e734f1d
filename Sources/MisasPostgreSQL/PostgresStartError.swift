public import Misas
public import PostgresClient

/// Why the stores cannot be opened.
public enum PostgresStartError: Error, Equatable, Sendable {
    /// The server is a hot standby: it takes no writes, and does not know who is writing.
    case standby
    /// Transactions are read-only by default.
    case readOnly
    /// The schema is not as it should be.
    case schema(MigrationError)
    /// A checkpoint lies beyond the last position that was ever taken: whoever saved it has seen events that are not there.
    case checkpointBeyondEnd(name: String, position: GlobalPosition, last: GlobalPosition)
    /// The database failed.
    case database(PostgresError)
}

extension PostgresStartError: CustomStringConvertible {
    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .standby:
            "the server is a hot standby, which takes no writes: connect to the primary. Where either may be the primary, "
                + "name both hosts in the connection string, with target_session_attrs=read-write"
        case .readOnly:
            "transactions of this connection are read-only: see where default_transaction_read_only is set (the server, the "
                + "database, the role, or options of the connection string), and turn it off"
        case .schema(let error): error.description
        case .checkpointBeyondEnd(let name, let position, let last):
            "checkpoint \(name) is at position \(position), and the last that was ever taken is \(last): the events were "
                + "restored from an older backup than the checkpoints, or the checkpoints are another database's. Restore "
                + "both from one backup, or, when what they led to is to be built anew, delete the checkpoint"
        case .database(let error): error.description
        }
    }
}

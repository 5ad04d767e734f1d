/// How a table store fails.
///
/// Whatever is thrown, nothing was written.
public enum TableStoreError: Error, Equatable, Sendable {
    /// A row was to be added, and there is one with its key.
    case alreadyExists(table: String, TableRowKey)
    /// The table is not there, and the role may not make it.
    ///
    /// The role is `nil` where the table was used without having been prepared.
    case missing(table: String, role: String?)
    /// The table is there, and the role may not read and write it, or not remove it.
    ///
    /// The role is told where it was looked up.
    case notGranted(table: String, role: String?)
    /// The table is there, and not as its definition says.
    case differs(TableDifference)
    /// A query names a field for which the table has no column that can be compared so.
    case noField(String, table: String)
    /// One of the table's constraints refuses a row.
    case violation(table: String, constraint: String)
    /// A row could not be read as the type that was asked for.
    case undecodable(table: String, JSONDecodingError)
    /// A row could not be written as JSON.
    case unencodable(table: String, JSONEncodingError)
    /// The rows are those of a projection that cannot be read yet, or any more.
    case unready(ProjectionUnready)
    /// What was given is refused, whatever the store holds.
    case invalid(InvalidStoreInput)
    /// The store could not be asked, or did not answer.
    case unavailable(StoreUnavailable)
    /// The task was cancelled before the store did anything.
    case cancelled
}

extension TableStoreError: StoreFailure {}

extension TableStoreError {
    /// Whether another writer came first, so that to decide again on fresh state may succeed.
    public var isConflict: Bool {
        if case .alreadyExists = self { true } else { false }
    }
}

extension TableStoreError: CustomStringConvertible {
    /// The failure in plain words, with the offending names; the values of rows are not repeated, but for keys.
    public var description: String {
        switch self {
        case .alreadyExists(let table, let key): "the table \(table) has a row \(key) already"
        case .missing(let table, let role?):
            "the table \(table) is missing, and the role \(role) may not make it: let the owner of the schema prepare it, "
                + "or make it by what `misas-gen sql` prints"
        case .missing(let table, nil):
            "the table \(table) is missing: it has not been prepared, by a program that may make it or by what "
                + "`misas-gen sql` prints"
        case .notGranted(let table, let role):
            "the role \(role ?? "that is connected") may not do that to the table \(table): let the owner of the schema "
                + "prepare it, or grant SELECT, INSERT, UPDATE and DELETE on it"
        case .differs(let difference): difference.description
        case .noField(let member, let table):
            "the table \(table) has no column for the member \(member) that can be compared so"
        case .violation(let table, let constraint): "a row breaks the constraint \(constraint) of the table \(table)"
        case .undecodable(let table, let error): "a row of the table \(table) cannot be read: \(error)"
        case .unencodable(let table, let error): "a row of the table \(table) cannot be written: \(error)"
        case .unready(let obstacle): obstacle.description
        case .invalid(let input): input.description
        case .unavailable(let reason): "the table store is unavailable: \(reason)"
        case .cancelled: "the task was cancelled"
        }
    }
}

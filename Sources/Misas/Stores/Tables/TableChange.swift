/// A change of one row of a table.
///
/// Rows are JSON texts in the form that their codec writes.
public enum TableChange: Hashable, Sendable {
    /// Adds a row, whose key no other may have.
    case insert([UInt8])
    /// Adds a row, or puts it in the place of the one with its key.
    case upsert([UInt8])
    /// Deletes the row with a key, if there is one.
    case delete(TableRowKey)
}

/// A store of projections' rows, in tables that their specs declare.
///
/// Works on JSON texts; ``TableRows`` and ``ProjectedRows`` are the typed forms. What is read back decodes to what was
/// written, times and durations to the microsecond.
public protocol TableStore: Sendable {
    /// Makes the tables that are missing, and checks those that are there.
    ///
    /// Programs may do so at once. A store that keeps rows by key may take a table for granted that nobody prepared.
    ///
    /// - Throws: ``TableStoreError``; ``TableStoreError/differs(_:)`` where a table is not as its definition says,
    ///   ``TableStoreError/missing(table:role:)`` where one is not there and may not be made.
    func prepare(_ tables: [TableDefinition]) async throws(TableStoreError)

    /// Reads rows by their keys, all at once.
    ///
    /// - Returns: For each key its row, `nil` where there is none.
    /// - Throws: ``TableStoreError``.
    func rows(
        _ keys: [TableRowKey],
        of table: TableDefinition
    ) async throws(TableStoreError) -> [[UInt8]?]

    /// Changes rows, all at once or none. A row is changed once at most.
    ///
    /// An upsert and a deletion never fail for other writers: of two that write the same row, the last to commit wins.
    ///
    /// - Throws: ``TableStoreError``; ``TableStoreError/alreadyExists(table:_:)`` where there is a row that was to be
    ///   added.
    func write(
        _ changes: [TableChange],
        to table: TableDefinition
    ) async throws(TableStoreError)

    /// Finds rows. All that are found are held at once: give a limit where they may be many.
    ///
    /// A field's path is its member of the row's JSON. What the sorting leaves undecided goes by the primary key.
    ///
    /// - Throws: ``TableStoreError``; ``TableStoreError/noField(_:table:)`` where the query names one that the table
    ///   has no column for.
    func find(
        _ query: DocumentQuery,
        in table: TableDefinition
    ) async throws(TableStoreError) -> [[UInt8]]

    /// Counts rows.
    ///
    /// - Throws: ``TableStoreError``, as ``find(_:in:)`` does.
    func count(
        where predicate: DocumentPredicate,
        in table: TableDefinition
    ) async throws(TableStoreError) -> Int

    /// Deletes all rows, those included that others add until a surrounding transaction commits.
    ///
    /// - Throws: ``TableStoreError``.
    func deleteAll(in table: TableDefinition) async throws(TableStoreError)

    /// Removes a table and its rows, if it is there.
    ///
    /// - Throws: ``TableStoreError``.
    func drop(_ table: TableDefinition) async throws(TableStoreError)
}

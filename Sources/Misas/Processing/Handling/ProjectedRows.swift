/// The rows of a projection's table, for the projection that writes them.
///
/// What is changed is written when the batch of events has been projected; until then this shows it as if it were.
public struct ProjectedRows<Row: TableRow>: Sendable {
    private let buffer: TableBuffer<Row>

    /// The rows behind a buffer, which somebody flushes.
    package init(_ buffer: TableBuffer<Row>) {
        self.buffer = buffer
    }

    /// The row with a key; `nil` when there is none.
    ///
    /// - Throws: ``TableStoreError``.
    public func row(_ key: Row.Key) async throws -> Row? {
        try await buffer.row(key)
    }

    /// Adds a row.
    ///
    /// - Throws: ``TableStoreError``; ``TableStoreError/alreadyExists(table:_:)`` when there is one with its key, now
    ///   where that is known, else when the rows are written.
    public func insert(_ row: Row) async throws {
        try buffer.insert(row)
    }

    /// Adds a row, or puts it in the place of the one with its key.
    ///
    /// - Throws: ``TableStoreError``.
    public func upsert(_ row: Row) async throws {
        buffer.upsert(row)
    }

    /// Changes the row with a key.
    ///
    /// A change of what the key is made of moves the row to its new key.
    ///
    /// - Returns: whether there was one.
    /// - Throws: ``TableStoreError``, and what the change throws, which then changes nothing.
    @discardableResult
    public func update(_ key: Row.Key, _ change: (inout Row) throws -> Void) async throws -> Bool {
        guard var row = try await buffer.row(key) else { return false }
        try change(&row)
        try await buffer.replace(key, by: row)
        return true
    }

    /// Deletes the row with a key.
    ///
    /// - Returns: whether there was one.
    /// - Throws: ``TableStoreError``.
    @discardableResult
    public func delete(_ key: Row.Key) async throws -> Bool {
        try await buffer.delete(key)
    }

    /// The rows that a filter lets through; what was changed before is written first.
    ///
    /// - Throws: ``TableStoreError``.
    public func find(
        where filter: DocumentFilter<Row> = .everything,
        sortedBy order: [DocumentOrder<Row>] = [],
        limit: Int? = nil,
        offset: Int = 0
    ) async throws -> [Row] {
        try await buffer.find(where: filter, sortedBy: order, limit: limit, offset: offset)
    }
}

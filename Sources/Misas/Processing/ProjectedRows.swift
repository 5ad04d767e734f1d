/// The rows of a projection's table.
public struct ProjectedRows<Row: TableRow>: Sendable {
    private let rows: DocumentCollection<Row>

    init(documents: any DocumentStore, collection: String) {
        rows = DocumentCollection(collection, in: documents)
    }

    /// The row with a key; `nil` when there is none.
    public func row(_ key: Row.Key) async throws -> Row? {
        try await rows.get(Self.id(key))?.document
    }

    /// Adds a row.
    ///
    /// - Throws: ``DocumentStoreError/alreadyExists(_:version:)`` when there is one with its key.
    public func insert(_ row: Row) async throws {
        try await rows.insert(row, as: Self.id(Row.key(of: row)))
    }

    /// Adds a row, or puts it in the place of the one with its key.
    public func upsert(_ row: Row) async throws {
        try await rows.put(row, as: Self.id(Row.key(of: row)))
    }

    /// Changes the row with a key.
    ///
    /// - Returns: whether there was one.
    @discardableResult
    public func update(_ key: Row.Key, _ change: (inout Row) throws -> Void) async throws -> Bool {
        guard let found = try await rows.get(Self.id(key)) else { return false }
        var row = found.document
        try change(&row)
        try await rows.update(row, as: Self.id(key), expecting: found.version)
        return true
    }

    /// Deletes the row with a key.
    ///
    /// - Returns: whether there was one.
    @discardableResult
    public func delete(_ key: Row.Key) async throws -> Bool {
        try await rows.delete(Self.id(key))
    }

    /// The rows that a filter lets through.
    public func find(
        where filter: DocumentFilter<Row> = .everything,
        sortedBy order: [DocumentOrder<Row>] = [],
        limit: Int? = nil,
        offset: Int = 0
    ) async throws -> [Row] {
        try await rows.find(where: filter, sortedBy: order, limit: limit, offset: offset).map(\.document)
    }

    /// The key's values as one text; the length before each keeps `("a", "bc")` and `("ab", "c")` apart.
    private static func id(_ key: Row.Key) -> String {
        let parts = Row.Key.parts(of: key)
        return parts.count == 1 ? parts[0] : parts.map { "\($0.utf8.count):\($0)" }.joined(separator: ",")
    }
}

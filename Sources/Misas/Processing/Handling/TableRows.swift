/// The rows of a projection, for reading.
///
/// Every function throws ``TableStoreError``, ``TableStoreError/undecodable(table:_:)`` among it where what is stored is
/// not of the type.
public struct TableRows<Row: TableRow>: Sendable {
    private let store: any TableStore

    /// The rows in a store, or as a transaction sees them.
    public init(_ store: any TableStore) {
        self.store = store
    }

    /// The row with a key; `nil` when there is none.
    ///
    /// - Throws: ``TableStoreError``.
    public func row(_ key: Row.Key) async throws(TableStoreError) -> Row? {
        try await rows([TableRowKey(Row.Key.parts(of: key))])[0]
    }

    /// The rows that a filter lets through.
    ///
    /// All that are found are held at once: give a limit where they may be many.
    ///
    /// - Throws: ``TableStoreError``.
    public func find(
        where filter: DocumentFilter<Row> = .everything,
        sortedBy order: [DocumentOrder<Row>] = [],
        limit: Int? = nil,
        offset: Int = 0
    ) async throws(TableStoreError) -> [Row] {
        let query = DocumentQuery(where: filter.predicate, sort: order.map(\.sort), offset: offset, limit: limit)
        var found: [Row] = []
        for data in try await store.find(query, in: Row.table) { found.append(try Self.decode(data)) }
        return found
    }

    /// How many rows a filter lets through.
    ///
    /// - Throws: ``TableStoreError``.
    public func count(where filter: DocumentFilter<Row> = .everything) async throws(TableStoreError) -> Int {
        try await store.count(where: filter.predicate, in: Row.table)
    }

    /// The rows with these keys, one for each; `nil` where there is none.
    func rows(_ keys: [TableRowKey]) async throws(TableStoreError) -> [Row?] {
        var found: [Row?] = []
        found.reserveCapacity(keys.count)
        for data in try await store.rows(keys, of: Row.table) {
            guard let data else {
                found.append(nil)
                continue
            }
            found.append(try Self.decode(data))
        }
        guard found.count == keys.count else {
            throw .unavailable(StoreUnavailable("the store gave \(found.count) rows for \(keys.count) keys"))
        }
        return found
    }

    private static func decode(_ data: [UInt8]) throws(TableStoreError) -> Row {
        do throws(JSONDecodingError) {
            return try JSON.decode(Row.self, from: data)
        } catch {
            throw .undecodable(table: Row.table.name, error)
        }
    }
}

internal import Synchronization

/// The rows that a batch of events is about: read once, changed in memory, and written at most once each.
///
/// For one task at a time, within one transaction.
package final class TableBuffer<Row: TableRow>: Sendable {
    /// What is known of a row, and what is to become of it.
    private struct Entry {
        /// Whether the store has it, as far as that is known.
        var isStored: Bool?
        /// The row as it is to be; `nil` for none.
        var row: Row?
        /// What has to be written for that.
        var change: Change?
    }

    private enum Change {
        /// The row is added, and must be new.
        case insert
        case upsert
        case delete
    }

    private struct State {
        var entries: [TableRowKey: Entry] = [:]
        /// The rows with a change, in the order in which they were changed first.
        var changed: [TableRowKey] = []

        mutating func set(_ key: TableRowKey, _ row: Row?, _ change: Change) {
            var entry = entries[key] ?? Entry()
            if entry.change == nil { changed.append(key) }
            entry.row = row
            entry.change = change
            entries[key] = entry
        }
    }

    private let store: any TableStore
    private let state = Mutex(State())

    /// An empty buffer in front of a store, or of a transaction's.
    package init(_ store: any TableStore) {
        self.store = store
    }

    // MARK: Reading

    /// Reads rows ahead, all at once.
    package func load(_ keys: [Row.Key]) async throws(TableStoreError) {
        let wanted = Set(keys.map(Self.text))
        let unknown = state.withLock { state in wanted.filter { state.entries[$0] == nil } }.sorted()
        guard !unknown.isEmpty else { return }
        let rows = try await TableRows<Row>(store).rows(unknown)
        state.withLock { state in
            for (key, row) in zip(unknown, rows) where state.entries[key] == nil {
                state.entries[key] = Entry(isStored: row != nil, row: row)
            }
        }
    }

    /// The row with a key, read once.
    package func row(_ key: Row.Key) async throws(TableStoreError) -> Row? {
        let text = Self.text(key)
        if let entry = state.withLock({ $0.entries[text] }) { return entry.row }
        try await load([key])
        return state.withLock { $0.entries[text]?.row }
    }

    /// Finds rows, when what was changed before has been written.
    package func find(
        where filter: DocumentFilter<Row>,
        sortedBy order: [DocumentOrder<Row>],
        limit: Int?,
        offset: Int
    ) async throws(TableStoreError) -> [Row] {
        try await flush()
        return try await TableRows<Row>(store).find(where: filter, sortedBy: order, limit: limit, offset: offset)
    }

    // MARK: Changing

    /// Adds a row; whether its key is new is found out when it is written, where it is not known.
    package func insert(_ row: Row) throws(TableStoreError) {
        let key = Self.text(Row.key(of: row))
        let isThere = state.withLock { state in
            let entry = state.entries[key]
            guard entry?.row == nil else { return true }
            // A row that the store has, and the buffer deletes, is replaced.
            state.set(key, row, entry?.isStored == true ? .upsert : .insert)
            return false
        }
        if isThere { throw .alreadyExists(table: Row.table.name, key) }
    }

    /// Adds or replaces a row.
    package func upsert(_ row: Row) {
        let key = Self.text(Row.key(of: row))
        state.withLock { state in
            // What was to be new, and is changed before it is written, still has to be.
            state.set(key, row, state.entries[key]?.change == .insert ? .insert : .upsert)
        }
    }

    /// Puts a row in the place of one that is there, under its own key.
    func replace(_ key: Row.Key, by row: Row) async throws(TableStoreError) {
        if Self.text(Row.key(of: row)) != Self.text(key) {
            try insert(row)
            try await delete(key)
        } else {
            upsert(row)
        }
    }

    /// Deletes a row, and tells whether there was one.
    @discardableResult
    package func delete(_ key: Row.Key) async throws(TableStoreError) -> Bool {
        let text = Self.text(key)
        let mayHide = state.withLock { state in
            state.entries[text].map { $0.change == .insert && $0.isStored == nil } ?? false
        }
        // To be added and deleted at once would hide that it was there before.
        if mayHide { try await flush() }
        guard try await row(key) != nil else { return false }
        state.withLock { $0.set(text, nil, .delete) }
        return true
    }

    // MARK: Writing

    /// Writes what was changed: each row once, as it is now.
    package func flush() async throws(TableStoreError) {
        let changed = state.withLock { state in
            defer { state.changed = [] }
            return state.changed
        }
        guard !changed.isEmpty else { return }
        do throws(TableStoreError) {
            try await store.write(try changes(changed), to: Row.table)
        } catch {
            state.withLock { $0.changed = changed + $0.changed }
            throw error
        }
        state.withLock { state in
            for key in changed {
                guard let row = state.entries[key]?.row else {
                    state.entries[key] = Entry(isStored: false)
                    continue
                }
                state.entries[key] = Entry(isStored: true, row: row)
            }
        }
    }

    private func changes(_ keys: [TableRowKey]) throws(TableStoreError) -> [TableChange] {
        let entries = state.withLock { state in keys.map { ($0, state.entries[$0] ?? Entry()) } }
        var changes: [TableChange] = []
        changes.reserveCapacity(entries.count)
        for (key, entry) in entries {
            switch (entry.change, entry.row) {
            case (.insert?, let row?): changes.append(.insert(try Self.encode(row)))
            case (_, let row?): changes.append(.upsert(try Self.encode(row)))
            // What the store is known not to have need not be deleted.
            case (_, nil): if entry.isStored != false { changes.append(.delete(key)) }
            }
        }
        return changes
    }

    private static func text(_ key: Row.Key) -> TableRowKey { TableRowKey(Row.Key.parts(of: key)) }

    private static func encode(_ row: Row) throws(TableStoreError) -> [UInt8] {
        do throws(JSONEncodingError) {
            return try JSON.encode(row)
        } catch {
            throw .unencodable(table: Row.table.name, error)
        }
    }
}

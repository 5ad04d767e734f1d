/// What a transaction does to tables: kept aside until it commits.
struct TableOverlay: Sendable {
    /// What a transaction does to one row.
    private struct Entry {
        /// What the row becomes; `nil` when it is deleted.
        var row: TableContent?
        /// Whether the transaction relies on there being no such row.
        var mustBeNew: Bool
    }

    /// What a transaction does to one table.
    private struct Changes {
        var entries: [TableRowKey: Entry] = [:]
        var isCleared = false
        /// Whether it is removed; rows written afterwards are those of a new table.
        var isDropped = false
        var definition: TableDefinition?
    }

    private var tables: [ExactText: Changes] = [:]

    /// What the transaction sees of a row.
    func row(
        _ key: TableRowKey,
        of table: ExactText,
        over records: borrowing TableRecords
    ) -> TableContent? {
        guard let changes = tables[table] else { return records.row(key, of: table) }
        if let entry = changes.entries[key] { return entry.row }
        return changes.isCleared ? nil : records.row(key, of: table)
    }

    /// A table as the transaction sees it, to be searched outside of the lock.
    func view(
        of table: ExactText,
        over records: borrowing TableRecords
    ) -> [TableRowKey: TableContent] {
        guard let changes = tables[table] else { return records.rows[table] ?? [:] }
        var rows = changes.isCleared ? [:] : records.rows[table] ?? [:]
        for (key, entry) in changes.entries { rows[key] = entry.row }
        return rows
    }

    /// Puts changes aside, all or none.
    mutating func write(
        _ write: TableWrite,
        to table: TableDefinition,
        over records: borrowing TableRecords
    ) throws(TableStoreError) {
        let name = ExactText(table.name)
        for row in write.insertions where self.row(row.key, of: name, over: records) != nil {
            throw .alreadyExists(table: table.name, row.key)
        }
        var changes = tables[name] ?? Changes()
        for row in write.insertions {
            // What the transaction has written or emptied itself, nobody else can have added.
            let relies = changes.entries[row.key].map(\.mustBeNew) ?? !changes.isCleared
            changes.entries[row.key] = Entry(row: row, mustBeNew: relies)
        }
        for row in write.upserts { changes.entries[row.key, default: Entry(mustBeNew: false)].row = row }
        for deletion in write.deletions { changes.entries[deletion.key, default: Entry(mustBeNew: false)].row = nil }
        tables[name] = changes
    }

    mutating func deleteAll(in table: ExactText) {
        tables[table, default: Changes()].entries = [:]
        tables[table, default: Changes()].isCleared = true
    }

    mutating func drop(_ table: ExactText) {
        tables[table] = Changes(isCleared: true, isDropped: true)
    }

    /// Prepares a table, which must be as it was prepared before.
    mutating func prepare(
        _ table: TableDefinition,
        over records: borrowing TableRecords
    ) throws(TableStoreError) {
        let name = ExactText(table.name)
        let own = tables[name]
        let isOwn = own.map { $0.isDropped || $0.definition != nil } ?? false
        if let known = isOwn ? own?.definition : records.definitions[name] {
            let types = Dictionary(
                known.columns.map { (ExactText($0.name), $0.kind.sqlType) },
                uniquingKeysWith: { first, _ in first }
            )
            let difference = TableDifference(of: table, types: types, primaryKey: known.primaryKey)
            if let difference { throw .differs(difference) }
        }
        tables[name, default: Changes()].definition = table
    }

    /// Refuses to commit where others have added rows that the transaction adds.
    func validate(against records: borrowing TableRecords) throws(TableStoreError) {
        var conflicts: [(table: ExactText, key: TableRowKey)] = []
        for (table, changes) in tables {
            for (key, entry) in changes.entries where entry.mustBeNew && records.row(key, of: table) != nil {
                conflicts.append((table, key))
            }
        }
        // The first by name, so that of several conflicts always the same is told.
        guard let first = conflicts.min(by: { ($0.table, $0.key) < ($1.table, $1.key) }) else { return }
        throw .alreadyExists(table: first.table.string, first.key)
    }

    /// Does to the tables what the transaction put aside; nothing can fail any more.
    func apply(to records: inout TableRecords) {
        for (table, changes) in tables {
            if changes.isCleared { records.rows[table] = nil }
            if changes.isDropped { records.definitions[table] = nil }
            if let definition = changes.definition { records.definitions[table] = definition }
            for (key, entry) in changes.entries { records.rows[table, default: [:]][key] = entry.row }
        }
    }
}

/// A predicate over the columns of a table, by where they stand, with values of their kinds.
package indirect enum TablePredicate: Sendable {
    case compare(Int, DocumentPredicate.Comparison, TableValue)
    case isIn(Int, [TableValue])
    case hasPrefix(Int, String)
    case isNull(Int)
    case all([TablePredicate])
    case any([TablePredicate])
    case not(TablePredicate)

    /// - Throws: ``TableStoreError/noField(_:table:)`` where a field is none of the table's,
    ///   ``TableStoreError/invalid(_:)`` where a value is not of its kind.
    package init(_ predicate: DocumentPredicate, in table: TableDefinition) throws(TableStoreError) {
        switch predicate {
        case .compare(let field, let comparison, let value):
            let column = try table.column(of: field)
            self = .compare(column, comparison, try Self.value(value, of: field, in: table.columns[column]))
        case .isIn(let field, let values):
            let column = try table.column(of: field)
            var found: [TableValue] = []
            for value in values { found.append(try Self.value(value, of: field, in: table.columns[column])) }
            self = .isIn(column, found)
        case .hasPrefix(let path, let prefix):
            let column = try table.column(of: DocumentField(path, .text))
            guard table.columns[column].kind == .text else { throw .noField(path, table: table.name) }
            guard !prefix.utf8.contains(0) else { throw .invalid(.predicateValue(path: path)) }
            self = .hasPrefix(column, prefix)
        case .isNull(let path):
            guard let column = table.column(ofMember: path) else { throw .noField(path, table: table.name) }
            self = .isNull(column)
        case .all(let parts): self = .all(try Self.parts(parts, in: table))
        case .any(let parts): self = .any(try Self.parts(parts, in: table))
        case .not(let part): self = .not(try TablePredicate(part, in: table))
        }
    }

    private static func parts(
        _ parts: [DocumentPredicate],
        in table: TableDefinition
    ) throws(TableStoreError) -> [TablePredicate] {
        var found: [TablePredicate] = []
        for part in parts { found.append(try TablePredicate(part, in: table)) }
        return found
    }

    private static func value(
        _ value: JSONValue,
        of field: DocumentField,
        in column: TableColumn
    ) throws(TableStoreError) -> TableValue {
        guard !(value.stringValue?.utf8.contains(0) ?? false), let value = TableValue(value, kind: column.kind) else {
            throw .invalid(.predicateValue(path: field.path))
        }
        return value
    }
}

/// A query over the columns of a table.
package struct TableQuery: Sendable {
    /// Which rows are wanted.
    package let predicate: TablePredicate
    /// By which columns they are sorted, the primary key's among them at the end.
    package let sort: [(column: Int, isDescending: Bool)]
    /// How many of them to leave out.
    package let offset: Int
    /// How many of them to give at most.
    package let limit: Int?

    /// - Throws: as ``TablePredicate/init(_:in:)``.
    package init(_ query: DocumentQuery, in table: TableDefinition) throws(TableStoreError) {
        try TableStoreError.checking { () throws(InvalidStoreInput) in
            try table.check()
            guard query.offset >= 0 else { throw .negative("offset") }
            if let limit = query.limit, limit < 0 { throw .negative("limit") }
        }
        predicate = try TablePredicate(query.predicate, in: table)
        var sort: [(column: Int, isDescending: Bool)] = []
        for order in query.sort { sort.append((try table.column(of: order.field), order.isDescending)) }
        let sorted = Set(sort.map(\.column))
        self.sort = sort + table.keyColumns.filter { !sorted.contains($0) }.map { ($0, false) }
        offset = query.offset
        limit = query.limit
    }
}

extension TableDefinition {
    /// Where the column of a field stands that is compared as the field is.
    func column(of field: DocumentField) throws(TableStoreError) -> Int {
        guard let column = column(ofMember: field.path), columns[column].kind.documentKind == field.kind else {
            throw .noField(field.path, table: name)
        }
        return column
    }
}

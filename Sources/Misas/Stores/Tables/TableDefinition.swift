/// The table that a projection's rows live in, as its spec declares it.
///
/// Generated code has one for each: see ``TableRow/table``.
public struct TableDefinition: Hashable, Sendable {
    /// Its name in SQL, which later versions of a projection have their number behind.
    public let name: String
    /// Its columns, in their order.
    public let columns: [TableColumn]
    /// The names of the columns that tell rows apart, in the order of a key's parts.
    public let primaryKey: [String]
    /// The SQL that makes the table in the schema that comes first on the search path.
    public let statements: String
    /// Where the columns of the primary key stand among all.
    package let keyColumns: [Int]

    /// A table.
    ///
    /// - Parameters:
    ///   - name: Its name in SQL.
    ///   - columns: Its columns.
    ///   - primaryKey: The names of the columns that tell rows apart.
    ///   - statements: The SQL that makes it.
    public init(
        _ name: String,
        columns: [TableColumn],
        primaryKey: [String],
        statements: String
    ) {
        self.name = name
        self.columns = columns
        self.primaryKey = primaryKey
        self.statements = statements
        keyColumns = primaryKey.compactMap { name in columns.firstIndex { $0.name == name } }
    }
}

extension TableDefinition {
    /// Refuses what is no table: bad names, no columns, a primary key that is none.
    package func check() throws(InvalidStoreInput) {
        try NameRules.check(name, as: .table)
        for column in columns { try NameRules.check(column.name, as: .column) }
        let isOnce = Set(columns.map { ExactText($0.name) }).count == columns.count
        guard isOnce, !keyColumns.isEmpty, keyColumns.count == primaryKey.count,
            keyColumns.allSatisfy({ !columns[$0].isOptional && columns[$0].kind != .json })
        else { throw .table(name) }
    }

    /// Where the column of a member stands.
    func column(ofMember member: String) -> Int? {
        let member = ExactText(member)
        return columns.firstIndex { ExactText($0.member) == member }
    }
}

/// In what a table that is there is not as its definition says.
public struct TableDifference: Hashable, Sendable {
    /// What differs.
    public enum Subject: Hashable, Sendable {
        /// A column, by its name.
        case column(String)
        /// The primary key.
        case primaryKey
    }

    /// The table's name.
    public let table: String
    /// What differs.
    public let subject: Subject
    /// What the definition says: the type of a column, the columns of the primary key.
    public let expected: String
    /// What is there; `nil` where it is missing.
    public let found: String?

    /// A difference.
    public init(table: String, _ subject: Subject, expected: String, found: String?) {
        self.table = table
        self.subject = subject
        self.expected = expected
        self.found = found
    }
}

extension TableDifference {
    /// The first in what a table is not as its definition says; `nil` where it is.
    ///
    /// What it has beyond the definition is no difference.
    ///
    /// - Parameters:
    ///   - table: the definition.
    ///   - types: the types of the columns that are there, by their names.
    ///   - primaryKey: the columns of the primary key that is there, in order.
    package init?(
        of table: TableDefinition,
        types: [ExactText: String],
        primaryKey: [String]
    ) {
        for column in table.columns {
            let type = types[ExactText(column.name)]
            guard type != column.kind.sqlType else { continue }
            self.init(
                table: table.name,
                .column(column.name),
                expected: column.kind.sqlType,
                found: type
            )
            return
        }
        guard primaryKey != table.primaryKey else { return nil }
        self.init(
            table: table.name,
            .primaryKey,
            expected: table.primaryKey.joined(separator: ", "),
            found: primaryKey.isEmpty ? nil : primaryKey.joined(separator: ", ")
        )
    }
}

extension TableDifference: CustomStringConvertible {
    /// The difference in plain words, with what can be done about it.
    public var description: String {
        let what =
            switch subject {
            case .column(let name): "column \(name)"
            case .primaryKey: "primary key"
            }
        let problem =
            found.map { "the \(what) of the table \(table) is \($0), and should be \(expected)" }
            ?? "the table \(table) has no \(what), which should be \(expected)"
        return "\(problem): raise the projection's `version`, so that a new table is filled beside this one, or change "
            + "the table by hand"
    }
}

import Misas
import MisasLanguage
import PostgresClient

/// Writes predicates and orders over a table's columns as SQL.
///
/// Whatever comes from a caller becomes a value; none of it becomes text.
///
/// Comparisons are `NULL` where the column is. Joined by `AND` and `OR` alone that is as good as false, and `IS NOT TRUE`
/// makes it so before it is negated.
struct TableConditions {
    let table: TableDefinition
    var values: StatementValues

    mutating func condition(_ predicate: TablePredicate) -> String {
        switch predicate {
        case .compare(let column, .equal, let value): "\(name(column)) = \(place(value))"
        case .compare(let column, let comparison, let value):
            "\(ordered(column)) \(comparison.sqlOperator) \(place(value))"
        case .isIn(let column, let values): isIn(column, values)
        case .hasPrefix(let column, let prefix): "starts_with(\(ordered(column)), \(values.place(.text(prefix))))"
        case .isNull(let column) where table.columns[column].kind == .json:
            "(\(name(column)) IS NULL OR \(name(column)) = 'null'::jsonb)"
        case .isNull(let column): "\(name(column)) IS NULL"
        case .all(let parts): parts.map { condition($0) }.condition(joinedBy: "AND", empty: "true")
        case .any(let parts): parts.map { condition($0) }.condition(joinedBy: "OR", empty: "false")
        case .not(let part): "((\(condition(part))) IS NOT TRUE)"
        }
    }

    /// What is missing comes last, or first when descending.
    mutating func order(_ sort: [(column: Int, isDescending: Bool)]) -> String {
        sort.map { "\(ordered($0.column)) \($0.isDescending ? "DESC NULLS FIRST" : "ASC NULLS LAST")" }
            .joined(separator: ", ")
    }

    private mutating func isIn(_ column: Int, _ others: [TableValue]) -> String {
        guard !others.isEmpty else { return "false" }
        let kind = table.columns[column].kind
        return "\(name(column)) = ANY (\(values.place(TableArrays.array(others, kind: kind)))\(kind.cast("[]")))"
    }

    private mutating func place(_ value: TableValue) -> String {
        let isDecimal = if case .decimal = value { true } else { false }
        return values.place(value.postgresValue) + (isDecimal ? "::numeric" : "")
    }

    private func name(_ column: Int) -> String { "t.\(SQLText.name(table.columns[column].name))" }

    /// A column as it is put in order: texts by their bytes, also where somebody made the table without saying so.
    private func ordered(_ column: Int) -> String {
        table.columns[column].kind == .text ? "\(name(column)) COLLATE \"C\"" : name(column)
    }
}

extension TableColumn.Kind {
    /// What turns the form in which values go to the server into the column's type.
    fileprivate func cast(_ array: String) -> String { self == .decimal ? "::numeric\(array)" : "" }
}

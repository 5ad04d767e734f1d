package import MisasCompiler
internal import MisasLanguage

/// The statements that make the tables of an earlier version of specs those of the one that there is.
///
/// They are for one transaction: where rows do not fit, PostgreSQL refuses one of them, and nothing has changed.
package struct TableMigration {
    /// The statements; empty where nothing has to be done.
    package let statements: String
    /// The tables that are made.
    package let newTables: [String]
    /// What would lose data, or cannot be done to rows that are there.
    package let refusals: [Diagnostic]

    /// Compares two versions, both without errors.
    ///
    /// - Parameters:
    ///   - comparison: both.
    ///   - schema: the schema that the tables lie in.
    ///   - allowsDataLoss: whether tables and columns that are gone are dropped, and values made less of.
    ///   - create: the statements that make some tables.
    package init(
        _ comparison: Comparison,
        schema: String,
        allowsDataLoss: Bool,
        create: (Set<String>) -> String
    ) {
        var builder = Builder(specs: comparison.new, allowsDataLoss: allowsDataLoss)
        let old = TableModel.all(in: comparison.old, schema: schema)
        let new = TableModel.all(in: comparison.new, schema: schema)
        let before = Dictionary(old.map { ($0.name, $0) }) { first, _ in first }
        let now = Set(new.map(\.name))
        for table in old where !now.contains(table.name) { builder.drop(table) }
        newTables = new.map(\.name).filter { before[$0] == nil }
        if !newTables.isEmpty { builder.statements.append(create(Set(newTables))) }
        for table in new {
            if let earlier = before[table.name] { builder.alter(earlier, table) }
        }
        statements = builder.statements.joined()
        refusals = builder.refusals
    }

    /// Puts the statements together.
    private struct Builder {
        let specs: Specs
        let allowsDataLoss: Bool
        var statements: [String] = []
        var refusals: [Diagnostic] = []

        private mutating func refuse(
            _ code: DiagnosticCode,
            _ message: String,
            at range: SourceRange?,
            help: String
        ) {
            refusals.append(Diagnostic(code, message, at: range, help: help))
        }

        private static let allow =
            "where it is meant, say `--allow-data-loss`; where it was renamed, keep its old name by `wireName`, or rename it by hand"

        mutating func drop(_ table: TableModel) {
            guard allowsDataLoss else {
                return refuse(
                    .tableGone,
                    "the table `\(table.name)` is in the specs no more, and would be dropped with its rows",
                    at: table.projection.table?.range ?? table.projection.nameRange,
                    help: "where it is meant, say `--allow-data-loss`; keep its `name` where it was renamed"
                )
            }
            statements.append("DROP TABLE \(table.qualifiedName);\n")
        }

        mutating func alter(_ old: TableModel, _ new: TableModel) {
            let indexes = Dictionary(old.indexes.map { ($0.name, $0.columns) }) { first, _ in first }
            let kept = new.indexes.filter { indexes[$0.name] == $0.columns }.map(\.name)
            let schema = new.qualifiedName.dropLast(SQLText.name(new.name).count)
            for index in old.indexes where !kept.contains(index.name) {
                statements.append("DROP INDEX \(schema)\(index.name);\n")
            }
            if old.primaryKey != new.primaryKey {
                statements.append("ALTER TABLE \(new.qualifiedName) DROP CONSTRAINT \(old.primaryKeyName);\n")
            }
            for column in old.columns where !new.columns.contains(where: { $0.name == column.name }) {
                drop(column, of: new)
            }
            for column in new.columns {
                if let earlier = old.columns.first(where: { $0.name == column.name }) {
                    alter(earlier, column, of: new)
                } else {
                    add(column, to: new)
                }
            }
            if old.primaryKey != new.primaryKey {
                statements.append(
                    "ALTER TABLE \(new.qualifiedName) ADD CONSTRAINT \(new.primaryKeyName) "
                        + "PRIMARY KEY (\(new.primaryKey.joined(separator: ", ")));\n"
                )
            }
            for index in new.indexes where !kept.contains(index.name) {
                statements.append(
                    "CREATE INDEX \(index.name) ON \(new.qualifiedName) (\(index.columns.joined(separator: ", ")));\n"
                )
            }
            if old.comment != new.comment {
                statements.append("COMMENT ON TABLE \(new.qualifiedName) IS \(new.comment ?? "NULL");\n")
            }
        }

        private mutating func drop(_ column: TableModel.Column, of table: TableModel) {
            guard allowsDataLoss else {
                return refuse(
                    .columnGone,
                    "the column `\(column.plainName)` of `\(table.name)` is in the specs no more, and would be dropped",
                    at: column.declaration.nameRange,
                    help: Self.allow
                )
            }
            statements.append("ALTER TABLE \(table.qualifiedName) DROP COLUMN \(column.name);\n")
        }

        private mutating func add(_ column: TableModel.Column, to table: TableModel) {
            let value = SQLLiteral(specs: specs).defaultValue(of: column.declaration, in: table.symbol.subsystem)
            guard !column.isRequired || value != nil else {
                return refuse(
                    .columnAdded,
                    "the rows of `\(table.name)` that are there have nothing for the new column `\(column.plainName)`",
                    at: column.declaration.nameRange,
                    help: "give it a `default`, which they get, or `?`; or raise the projection's `version`"
                )
            }
            let filled = value.map { " DEFAULT \($0)" } ?? ""
            statements.append("ALTER TABLE \(table.qualifiedName) ADD COLUMN \(column.name) \(column.form)\(filled);\n")
            // The program says each value; only the rows that are there needed one.
            if value != nil {
                statements.append("ALTER TABLE \(table.qualifiedName) ALTER COLUMN \(column.name) DROP DEFAULT;\n")
            }
            comment(nil, column, of: table)
        }

        private mutating func alter(_ old: TableModel.Column, _ new: TableModel.Column, of table: TableModel) {
            let start = "ALTER TABLE \(table.qualifiedName)"
            let changesChecks = old.checks != new.checks
            if changesChecks, !old.checks.isEmpty {
                let names = CheckNames.names(of: old.checks.count, column: old.plainName, of: table.name)
                let drops = names.map { "DROP CONSTRAINT \(SQLText.name($0))" }
                statements.append("\(start) \(drops.joined(separator: ", "));\n")
            }
            if old.type != new.type {
                let conversion = ColumnConversion(from: old.type, to: new.type, of: new.name)
                guard !conversion.losesData || allowsDataLoss else {
                    return refuse(
                        .columnChanged,
                        "the column `\(new.plainName)` of `\(table.name)` would be made `\(new.type)` of `\(old.type)`, "
                            + "which can lose a part of its values",
                        at: new.declaration.typeRange,
                        help:
                            "where it is meant, say `--allow-data-loss`; or add another column, or raise the projection's "
                            + "`version`"
                    )
                }
                statements.append(
                    "\(start) ALTER COLUMN \(new.name) TYPE \(new.type) USING \(conversion.expression);\n"
                )
            }
            if old.isRequired, !new.isRequired {
                statements.append("\(start) ALTER COLUMN \(new.name) DROP NOT NULL;\n")
            } else if !old.isRequired, new.isRequired {
                if let value = SQLLiteral(specs: specs).defaultValue(of: new.declaration, in: table.symbol.subsystem) {
                    statements.append(
                        "UPDATE \(table.qualifiedName) SET \(new.name) = \(value) WHERE \(new.name) IS NULL;\n"
                    )
                }
                statements.append("\(start) ALTER COLUMN \(new.name) SET NOT NULL;\n")
            }
            if changesChecks, !new.checks.isEmpty {
                let checks = new.checks.map { "ADD CHECK (\($0))" }
                statements.append("\(start) \(checks.joined(separator: ", "));\n")
            }
            comment(old, new, of: table)
        }

        private mutating func comment(_ old: TableModel.Column?, _ new: TableModel.Column, of table: TableModel) {
            guard old?.comment != new.comment else { return }
            statements.append("COMMENT ON COLUMN \(table.qualifiedName).\(new.name) IS \(new.comment ?? "NULL");\n")
        }
    }
}

/// How the values of a column are made those of another type.
struct ColumnConversion {
    let expression: String
    /// Whether two values can become one, or a part of one be cut off.
    ///
    /// Where a value cannot be converted at all, the
    /// statement fails, and nothing is lost.
    let losesData: Bool

    init(from old: String, to new: String, of column: String) {
        let text = #"text COLLATE "C""#
        switch (old, new) {
        case (_, "jsonb"):
            expression = "to_jsonb(\(column))"
            // Dates and numbers as JSON has them are not what the runtime writes; texts and whole numbers are.
            losesData = ![text, "bigint", "boolean"].contains(old)
        case (_, text):
            expression = "\(column)::text"
            losesData = !["uuid", "bigint", "numeric", "boolean"].contains(old)
        case ("bigint", "numeric"):
            expression = "\(column)::numeric"
            losesData = false
        case (text, "uuid"):
            expression = "\(column)::uuid"
            losesData = false
        default:
            expression = "\(column)::\(new)"
            losesData = true
        }
    }
}

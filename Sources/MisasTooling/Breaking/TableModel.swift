package import MisasCompiler

/// A table of a projection, as SQL has it.
package struct TableModel: Sendable {
    /// A column of it.
    package struct Column: Sendable {
        package let name: String
        /// Its type, with its collation.
        package let type: String
        package let isRequired: Bool
        package let checks: [String]
        package let range: SourceRange

        /// All that is said of it but its name.
        package var form: String {
            ([type] + (isRequired ? ["NOT NULL"] : []) + checks.map { "CHECK (\($0))" }).joined(separator: " ")
        }
    }

    package let name: String
    package let projection: Symbol
    package let columns: [Column]
    /// The names of the key's columns.
    package let primaryKey: [String]

    /// The tables of the subsystems that are compiled, in their order.
    package static func all(in specs: Specs) -> [TableModel] {
        specs.symbols(of: .projection).compactMap { symbol in
            let projection = specs.subsystems[symbol.subsystem].projections[symbol.index]
            return projection.table.map { TableModel($0, of: projection, symbol, specs) }
        }
    }

    private init(
        _ table: ProjectionDeclaration.Table,
        of projection: ProjectionDeclaration,
        _ symbol: Symbol,
        _ specs: Specs
    ) {
        name = SQLNames.table(of: projection)
        self.projection = symbol
        columns = table.columns.map { column in
            let text = SQLColumn(column, specs: specs, index: symbol.subsystem)
            return Column(
                name: SQLNames.column(column),
                type: text.type,
                isRequired: text.isRequired,
                checks: text.checks,
                range: column.nameRange
            )
        }
        primaryKey = table.primaryKey.compactMap { key in
            table.columns.first { $0.name == key.value }.map(SQLNames.column)
        }
    }
}

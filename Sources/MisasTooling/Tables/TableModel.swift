internal import MisasCompiler
internal import MisasLanguage

/// A table of a projection, as SQL has it; all names are quoted.
struct TableModel {
    /// A column of it.
    struct Column {
        let name: String
        /// Its type, with its collation.
        let type: String
        let isRequired: Bool
        let checks: [String]
        /// What it is for, as a literal; `nil` where that is not said.
        let comment: String?
        let declaration: FieldDeclaration

        /// Its name without quotes.
        var plainName: String { TableModel.plain(name) }

        /// All that is said of it but its name.
        var form: String {
            ([type] + (isRequired ? ["NOT NULL"] : []) + checks.map { "CHECK (\($0))" }).joined(separator: " ")
        }
    }

    /// What it is called, without its schema and without quotes.
    let name: String
    /// With its schema, where one was given.
    let qualifiedName: String
    let symbol: Symbol
    let projection: ProjectionDeclaration
    let comment: String?
    let columns: [Column]
    let primaryKeyName: String
    /// The names of the key's columns.
    let primaryKey: [String]
    let indexes: [SQLIndexView]

    /// A name without its quotes, as people read it.
    static func plain(_ name: String) -> String { String(name.dropFirst().dropLast()) }

    /// The tables of the subsystems that are compiled, in their order.
    static func all(in specs: Specs, schema: String? = nil) -> [TableModel] {
        specs.symbols(of: .projection).compactMap { symbol in
            let projection = specs.subsystems[symbol.subsystem].projections[symbol.index]
            return projection.table.map { TableModel($0, of: projection, symbol, schema, specs) }
        }
    }

    private init(
        _ table: ProjectionDeclaration.Table,
        of projection: ProjectionDeclaration,
        _ symbol: Symbol,
        _ schema: String?,
        _ specs: Specs
    ) {
        let view = SQLTableView(table, of: projection, schema: schema, specs: specs, index: symbol.subsystem)
        name = SQLNames.table(of: projection)
        qualifiedName = view.table
        self.symbol = symbol
        self.projection = projection
        comment = view.comment
        columns = zip(view.columns, table.columns).map { column, declaration in
            Column(
                name: column.name,
                type: column.type,
                isRequired: column.isRequired,
                checks: column.checks,
                comment: column.comment,
                declaration: declaration
            )
        }
        primaryKeyName = view.primaryKeyName
        primaryKey = view.primaryKey
        indexes = view.indexes
    }
}

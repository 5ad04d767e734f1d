internal import MisasLanguage

/// The tables of a subsystem's projections, in SQL.
struct SQLTablesView: TemplateView {
    let subsystem: String
    let tables: [SQLTableView]

    init(schema: String, specs: Specs, index: Int) {
        let subsystem = specs.subsystems[index]
        self.subsystem = subsystem.name
        tables = subsystem.projections.compactMap { projection in
            projection.table.map { SQLTableView($0, of: projection, schema: schema, specs: specs, index: index) }
        }
    }

    static let schema = ViewSchema<SQLTablesView>("tables in SQL") {
        $0.text("subsystem") { $0.subsystem }
        $0.list("tables", SQLTableView.self) { $0.tables }
    }
}

/// A table in SQL; its names are quoted.
struct SQLTableView: TemplateView {
    let projection: String
    let version: Int
    /// With the schema's name in front.
    let table: String
    let comment: String?
    let columns: [SQLColumnView]
    let primaryKeyName: String
    let primaryKey: [String]
    let indexes: [SQLIndexView]

    init(
        _ table: ProjectionDeclaration.Table,
        of projection: ProjectionDeclaration,
        schema: String,
        specs: Specs,
        index: Int
    ) {
        self.projection = projection.name
        version = projection.version
        let name = SQLNames.table(of: projection)
        self.table = "\(SQLText.name(schema)).\(SQLText.name(name))"
        comment = projection.declaration.description.map(SQLText.text)
        columns = table.columns.map { SQLColumnView($0, specs: specs, index: index) }
        func quoted(_ names: [Located<String>]) -> [String] {
            names.compactMap { name in table.columns.first { $0.name == name.value } }
                .map { SQLText.name(SQLNames.column($0)) }
        }
        primaryKeyName = SQLText.name(SQLNames.primaryKey(of: name))
        primaryKey = quoted(table.primaryKey)
        let names = SQLNames.indexes(of: name, over: table.indexes.map { $0.map(\.value) })
        indexes = zip(names, table.indexes).map { SQLIndexView(name: SQLText.name($0), columns: quoted($1)) }
    }

    static let schema = ViewSchema<SQLTableView>("table in SQL") {
        $0.text("projection") { $0.projection }
        $0.text("version") { String($0.version) }
        $0.text("table") { $0.table }
        $0.optionalText("comment") { $0.comment }
        $0.list("columns", SQLColumnView.self) { $0.columns }
        $0.text("primaryKeyName") { $0.primaryKeyName }
        $0.texts("primaryKey") { $0.primaryKey }
        $0.list("indexes", SQLIndexView.self) { $0.indexes }
    }
}

/// An index in SQL; its names are quoted.
struct SQLIndexView: TemplateView {
    let name: String
    let columns: [String]

    static let schema = ViewSchema<SQLIndexView>("index in SQL") {
        $0.text("name") { $0.name }
        $0.texts("indexed") { $0.columns }
    }
}

/// A column in SQL; its name is quoted.
struct SQLColumnView: TemplateView {
    let name: String
    let type: String
    let isRequired: Bool
    let checks: [String]
    let comment: String?

    init(_ column: FieldDeclaration, specs: Specs, index: Int) {
        let shape = specs.shape(of: column.type, from: index)
        name = SQLText.name(SQLNames.column(column))
        type = SQLColumnText.type(of: shape)
        isRequired = !shape.isOptional
        checks = SQLColumnText(specs: specs, name: name).checks(of: column.checks, as: shape)
        comment = column.declaration.description.map(SQLText.text)
    }

    static let schema = ViewSchema<SQLColumnView>("column in SQL") {
        $0.text("name") { $0.name }
        $0.text("type") { $0.type }
        $0.flag("isRequired") { $0.isRequired }
        $0.texts("checks") { $0.checks }
        $0.optionalText("comment") { $0.comment }
    }
}

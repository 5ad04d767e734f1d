internal import MisasLanguage

/// The tables of a subsystem's projections, in SQL.
struct SQLTablesView: TemplateView {
    let subsystem: String
    let tables: [SQLTableView]

    init(schema: String, specs: Specs, index: Int, only names: Set<String>? = nil) {
        let subsystem = specs.subsystems[index]
        self.subsystem = subsystem.name
        tables = subsystem.projections.compactMap { projection in
            guard names?.contains(SQLNames.table(of: projection)) ?? true else { return nil }
            return projection.table.map { SQLTableView($0, of: projection, schema: schema, specs: specs, index: index) }
        }
    }

    static let schema = ViewSchema<SQLTablesView>("tables in SQL") {
        $0.text("subsystem") { $0.subsystem }
        $0.list("tables", SQLTableView.self) { $0.tables }
    }
}

/// A table in SQL; its names are quoted.
package struct SQLTableView: TemplateView {
    package let projection: String
    package let version: Int
    /// With the schema's name in front, where there is one.
    package let table: String
    package let comment: String?
    package let columns: [SQLColumnView]
    package let primaryKeyName: String
    package let primaryKey: [String]
    package let indexes: [SQLIndexView]

    package init(
        _ table: ProjectionDeclaration.Table,
        of projection: ProjectionDeclaration,
        schema: String?,
        specs: Specs,
        index: Int,
        as form: SQLForm = .plain
    ) {
        self.projection = projection.name
        version = projection.version
        let name = SQLNames.table(of: projection)
        self.table = (schema.map { form.name($0) + "." } ?? "") + form.name(name)
        comment = projection.declaration.description.map { form.text(SQLText.text($0)) }
        columns = table.columns.map { SQLColumnView($0, specs: specs, index: index, as: form) }
        func quoted(_ names: [Located<String>]) -> [String] {
            names.compactMap { name in table.columns.first { $0.name == name.value } }
                .map { form.name(SQLNames.column($0)) }
        }
        primaryKeyName = form.name(SQLNames.primaryKey(of: name))
        primaryKey = quoted(table.primaryKey)
        let names = SQLNames.indexes(of: name, over: table.indexes.map { $0.map(\.value) })
        indexes = zip(names, table.indexes).map { SQLIndexView(name: form.name($0), columns: quoted($1)) }
    }

    package static let schema = ViewSchema<SQLTableView>("table in SQL") {
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

/// How SQL is written: as it is, or as it stands in a literal of several lines in Swift.
package enum SQLForm {
    case plain
    case swift

    func name(_ name: String) -> String { text(SQLText.name(name)) }

    func text(_ text: String) -> String {
        switch self {
        case .plain: text
        case .swift: SwiftText.escapedInLines(text)
        }
    }
}

/// An index in SQL; its names are quoted.
package struct SQLIndexView: TemplateView {
    package let name: String
    package let columns: [String]

    package static let schema = ViewSchema<SQLIndexView>("index in SQL") {
        $0.text("name") { $0.name }
        $0.texts("indexed") { $0.columns }
    }
}

/// A column in SQL; its name is quoted.
package struct SQLColumnView: TemplateView {
    package let name: String
    package let type: String
    package let isRequired: Bool
    package let checks: [String]
    package let comment: String?

    package init(_ column: FieldDeclaration, specs: Specs, index: Int, as form: SQLForm) {
        let shape = specs.shape(of: column.type, from: index)
        let quoted = SQLText.name(SQLNames.column(column))
        name = form.text(quoted)
        type = form.text(SQLColumnText.type(of: shape))
        isRequired = !shape.isOptional
        checks = SQLColumnText(specs: specs, name: quoted).checks(of: column.checks, as: shape).map(form.text)
        comment = column.declaration.description.map { form.text(SQLText.text($0)) }
    }

    package static let schema = ViewSchema<SQLColumnView>("column in SQL") {
        $0.text("name") { $0.name }
        $0.text("type") { $0.type }
        $0.flag("isRequired") { $0.isRequired }
        $0.texts("checks") { $0.checks }
        $0.optionalText("comment") { $0.comment }
    }
}

/// The table of a projection.
struct TableView: TemplateView {
    let row: String
    /// In SQL.
    let tableName: String
    let conformances: String
    /// What the key conforms to.
    let keyConformances: String
    let fields: FieldsView
    let key: [FieldView]
    let columns: [TableColumnView]
    /// In SQL.
    let primaryKey: [String]
    /// The columns by which rows can be found.
    let rowFields: [DocumentFieldView]
    let sql: SQLTableView

    init(
        _ table: ProjectionDeclaration.Table,
        of projection: ProjectionDeclaration,
        context: ViewContext
    ) {
        row = SwiftNames.row(projection.declaration)
        tableName = SwiftText.escaped(SQLNames.table(of: projection))
        conformances = context.messageConformances
        keyConformances = context.enumConformances
        fields = FieldsView(
            table.columns,
            of: projection.declaration,
            owner: nil,
            context: context,
            mayDeprecate: false
        )
        let keyColumns = table.primaryKey.compactMap { name in table.columns.first { $0.name == name.value } }
        key = keyColumns.map { FieldView($0, owner: nil, context: context) }
        columns = table.columns.map { TableColumnView($0, context: context) }
        primaryKey = keyColumns.map { SwiftText.string(SQLNames.column($0)) }
        rowFields = DocumentFieldView.fields(of: table.columns, context: context)
        sql = SQLTableView(
            table,
            of: projection,
            schema: nil,
            specs: context.specs,
            index: context.index,
            as: .swift
        )
    }

    static let schema = ViewSchema<TableView>("table") {
        $0.text("row") { $0.row }
        $0.text("tableName") { $0.tableName }
        $0.text("conformances") { $0.conformances }
        $0.text("keyConformances") { $0.keyConformances }
        $0.view("fields", FieldsView.self) { $0.fields }
        $0.list("key", FieldView.self) { $0.key }
        $0.list("tableColumns", TableColumnView.self) { $0.columns }
        $0.texts("keyColumns") { $0.primaryKey }
        $0.list("rowFields", DocumentFieldView.self) { $0.rowFields }
        $0.view("sql", SQLTableView.self) { $0.sql }
    }
}

/// A column, as the runtime knows it.
struct TableColumnView: TemplateView {
    /// In SQL.
    let name: String
    /// In JSON.
    let member: String
    let kind: String
    let isOptional: Bool

    init(_ column: FieldDeclaration, context: ViewContext) {
        let shape = context.specs.shape(of: column.type, from: context.index)
        name = SwiftText.escaped(SQLNames.column(column))
        member = SwiftText.escaped(column.wireName)
        kind = SQLColumnText.kind(of: shape)
        isOptional = shape.isOptional
    }

    static let schema = ViewSchema<TableColumnView>("table column") {
        $0.text("name") { $0.name }
        $0.text("member") { $0.member }
        $0.text("kind") { $0.kind }
        $0.flag("isOptional") { $0.isOptional }
    }
}

/// A part of a row's key, which an event has.
struct RowKeyPartView: TemplateView {
    /// As the label of an argument.
    let label: String
    /// As the event's member.
    let field: String

    /// A part for each column of the primary key; none where the event lacks one of them, by name and type.
    static func parts(
        of event: Symbol,
        in table: ProjectionDeclaration.Table,
        _ context: ViewContext
    ) -> [RowKeyPartView] {
        let fields = context.specs.fields(of: event)
        var parts: [RowKeyPartView] = []
        for name in table.primaryKey {
            guard let column = table.columns.first(where: { $0.name == name.value }),
                let field = fields.first(where: { $0.name == name.value }),
                context.text.type(field.type, from: event.subsystem) == context.text.type(column.type)
            else { return [] }
            parts.append(
                RowKeyPartView(
                    label: Naming.label(SwiftNames.member(column.declaration)),
                    field: Naming.escaped(SwiftNames.member(field.declaration))
                )
            )
        }
        return parts
    }

    static let schema = ViewSchema<RowKeyPartView>("part of a row's key") {
        $0.text("label") { $0.label }
        $0.text("field") { $0.field }
    }
}

import Misas
import MisasLanguage
import MisasSchema
import PostgresClient

/// The statements of one table, written out for a schema.
///
/// Their texts follow from the table's definition alone, but for those of queries.
final class TableSQL: Sendable {
    let table: TableDefinition
    private let template: TableTemplate

    // By key.
    let rows: String
    let known: String
    let insert: String
    let upsert: String
    let delete: String

    // Whole tables.
    let clear: String
    let lock: String
    let drop: String

    init(_ table: TableDefinition, in schema: PostgresSchema) {
        self.table = table
        template = TableTemplate(schema: schema, table: table)
        rows = template.text(EmbeddedSQL.tablesRows)
        known = template.text(EmbeddedSQL.tablesKnown)
        insert = template.text(EmbeddedSQL.tablesInsert)
        upsert = template.text(EmbeddedSQL.tablesUpsert)
        delete = template.text(EmbeddedSQL.tablesDelete)
        clear = template.text(EmbeddedSQL.tablesClear)
        lock = template.text(EmbeddedSQL.tablesLock)
        drop = template.text(EmbeddedSQL.tablesDrop)
    }

    /// The statement of a query.
    ///
    /// Its text depends on the query, so that no plan of it is kept.
    func find(_ query: TableQuery) throws(TableStoreError) -> PostgresStatement {
        let fixed: [PostgresValue] = [.bigint(Int64(query.offset)), .bigint(query.limit.map(Int64.init))]
        var conditions = TableConditions(table: table, values: StatementValues(fixed))
        let (predicate, order) = (conditions.condition(query.predicate), conditions.order(query.sort))
        let text = template.text(EmbeddedSQL.tablesFind, ["predicate": predicate, "order": order])
        return try conditions.values.statement(text, failingAs: TableStoreError.self)
    }

    func count(_ predicate: TablePredicate) throws(TableStoreError) -> PostgresStatement {
        var conditions = TableConditions(table: table, values: StatementValues([]))
        let text = template.text(EmbeddedSQL.tablesCount, ["predicate": conditions.condition(predicate)])
        return try conditions.values.statement(text, failingAs: TableStoreError.self)
    }
}

/// What stands in the places of a table's statements.
private struct TableTemplate: Sendable {
    let schema: PostgresSchema
    let table: TableDefinition

    func text(_ template: SQLTemplate, _ places: [Substring: String] = [:]) -> String {
        template.text { place in places[place] ?? value(of: place) }
    }

    private func value(of place: Substring) -> String {
        switch place {
        case "table": SQLText.name(table.name)
        case "names": list(table.columns) { SQLText.name($0.name) }
        case "columns": list(table.columns) { $0.kind.selection("t.\(SQLText.name($0.name))") }
        case "arrays": list(table.columns.enumerated()) { $0.element.kind.array(at: $0.offset + 1) }
        case "keys": list(keyColumns.enumerated()) { $0.element.kind.array(at: $0.offset + 1) }
        case "key": list(keyColumns) { SQLText.name($0.name) }
        case "parts": list(keyColumns.indices) { "part\($0)" }
        case "matches":
            keyColumns.enumerated().map { "t.\(SQLText.name($0.element.name)) = wanted.part\($0.offset)" }
                .joined(separator: " AND ")
        case "resolution": resolution
        default: schema.value(of: place)
        }
    }

    private var keyColumns: [TableColumn] { table.keyColumns.map { table.columns[$0] } }

    private var resolution: String {
        let others = table.columns.indices.filter { !table.keyColumns.contains($0) }
        guard !others.isEmpty else { return "NOTHING" }
        return "UPDATE SET "
            + list(others.map { SQLText.name(table.columns[$0].name) }) { "\($0) = excluded.\($0)" }
    }

    private func list<Items: Sequence>(_ items: Items, _ text: (Items.Element) -> String) -> String {
        items.map(text).joined(separator: ", ")
    }
}

extension TableColumn.Kind {
    /// A column as it is read: in a form of which no digit is lost on the way.
    fileprivate func selection(_ column: String) -> String {
        self == .decimal ? "\(column)::text" : column
    }

    /// The place of an array of the column's type.
    fileprivate func array(at place: Int) -> String {
        self == .decimal ? "$\(place)::numeric[]" : "$\(place)"
    }
}

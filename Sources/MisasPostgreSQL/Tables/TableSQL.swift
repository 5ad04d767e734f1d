import Misas
import MisasLanguage
import MisasSchema
import PostgresClient

/// The statements of one table, for a schema.
///
/// Their texts follow from the table's definition alone, but for those of queries.
struct TableSQL: Sendable {
    let schema: PostgresSchema
    let table: TableDefinition

    // MARK: By key

    var rows: String { text(EmbeddedSQL.tablesRows) }
    var known: String { text(EmbeddedSQL.tablesKnown) }
    var insert: String { text(EmbeddedSQL.tablesInsert) }
    var upsert: String { text(EmbeddedSQL.tablesUpsert) }
    var delete: String { text(EmbeddedSQL.tablesDelete) }

    // MARK: Whole tables

    var clear: String { text(EmbeddedSQL.tablesClear) }
    var lock: String { text(EmbeddedSQL.tablesLock) }
    var drop: String { text(EmbeddedSQL.tablesDrop) }

    /// The statement of a query.
    ///
    /// Its text depends on the query, so that no plan of it is kept.
    func find(_ query: TableQuery) throws(TableStoreError) -> PostgresStatement {
        let fixed: [PostgresValue] = [.bigint(Int64(query.offset)), .bigint(query.limit.map(Int64.init))]
        var conditions = TableConditions(table: table, values: StatementValues(fixed))
        let (predicate, order) = (conditions.condition(query.predicate), conditions.order(query.sort))
        let text = text(EmbeddedSQL.tablesFind, ["predicate": predicate, "order": order])
        return try conditions.values.statement(text, failingAs: TableStoreError.self)
    }

    func count(_ predicate: TablePredicate) throws(TableStoreError) -> PostgresStatement {
        var conditions = TableConditions(table: table, values: StatementValues([]))
        let text = text(EmbeddedSQL.tablesCount, ["predicate": conditions.condition(predicate)])
        return try conditions.values.statement(text, failingAs: TableStoreError.self)
    }

    // MARK: Parts

    private func text(_ template: SQLTemplate, _ places: [Substring: String] = [:]) -> String {
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

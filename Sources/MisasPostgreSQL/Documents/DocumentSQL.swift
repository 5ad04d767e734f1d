internal import MisasSchema

/// The statements of the document store, for a schema.
struct DocumentSQL: Sendable {
    /// The schema's name, quoted.
    let schema: String
    /// The same for `format()`, which takes a percent sign for a place.
    let escapedSchema: String
    let get: String
    let version: String
    let insert: String
    let put: String
    let update: String
    let delete: String
    let clear: String
    let find: String
    let count: String
    let listIndexes: String
    let writeDefinition: String
    let createIndex: String
    let dropIndex: String
    let lockIndexes: String
    let tryLockIndexes: String
    let unlockIndexes: String

    init(_ schema: PostgresSchema) {
        let quoted = schema.value(of: "schema")
        let escaped = quoted.replacing("%", with: "%%")
        self.schema = quoted
        escapedSchema = escaped
        get = EmbeddedSQL.documentsGet.text(for: schema)
        version = EmbeddedSQL.documentsVersion.text(for: schema)
        insert = EmbeddedSQL.documentsInsert.text(for: schema)
        put = EmbeddedSQL.documentsPut.text(for: schema)
        update = EmbeddedSQL.documentsUpdate.text(for: schema)
        delete = EmbeddedSQL.documentsDelete.text(for: schema)
        clear = EmbeddedSQL.documentsClear.text(for: schema)
        find = EmbeddedSQL.documentsFind.text(for: schema)
        count = EmbeddedSQL.documentsCount.text(for: schema)
        listIndexes = EmbeddedSQL.documentsListIndexes.text(for: schema)
        writeDefinition = EmbeddedSQL.documentsWriteDefinition.text(for: schema)
        createIndex = EmbeddedSQL.documentsCreateIndex.text.replacing("{{schema}}", with: escaped)
        dropIndex = EmbeddedSQL.documentsDropIndex.text.replacing("{{schema}}", with: escaped)
        lockIndexes = EmbeddedSQL.documentsLockIndexes.text(for: schema)
        tryLockIndexes = EmbeddedSQL.documentsTryLockIndexes.text(for: schema)
        unlockIndexes = EmbeddedSQL.documentsUnlockIndexes.text(for: schema)
    }
}

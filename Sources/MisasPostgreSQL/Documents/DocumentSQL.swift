internal import MisasSchema

/// The statements of the document store, for a schema.
final class DocumentSQL: Sendable {
    /// The schema's name, quoted.
    let schema: String
    let get: String
    let getMany: String
    let version: String
    let insert: String
    let put: String
    let update: String
    let delete: String
    let write: String
    let clear: String
    let find: String
    let count: String
    let listIndexes: String
    let ownsDocuments: String
    let createIndex: String
    let dropIndex: String
    let writeCreateIndex: String
    let writeDropIndex: String
    let lockIndexes: String
    let tryLockIndexes: String
    let unlockIndexes: String

    init(_ schema: PostgresSchema) {
        self.schema = schema.value(of: "schema")
        get = EmbeddedSQL.documentsGet.text(for: schema)
        getMany = EmbeddedSQL.documentsGetMany.text(for: schema)
        version = EmbeddedSQL.documentsVersion.text(for: schema)
        insert = EmbeddedSQL.documentsInsert.text(for: schema)
        put = EmbeddedSQL.documentsPut.text(for: schema)
        update = EmbeddedSQL.documentsUpdate.text(for: schema)
        delete = EmbeddedSQL.documentsDelete.text(for: schema)
        write = EmbeddedSQL.documentsWrite.text(for: schema)
        clear = EmbeddedSQL.documentsClear.text(for: schema)
        find = EmbeddedSQL.documentsFind.text(for: schema)
        count = EmbeddedSQL.documentsCount.text(for: schema)
        listIndexes = EmbeddedSQL.documentsListIndexes.text(for: schema)
        ownsDocuments = EmbeddedSQL.documentsOwnsDocuments.text(for: schema)
        createIndex = EmbeddedSQL.documentsCreateIndex.text(for: schema)
        dropIndex = EmbeddedSQL.documentsDropIndex.text(for: schema)
        writeCreateIndex = EmbeddedSQL.documentsWriteCreateIndex.text(for: schema)
        writeDropIndex = EmbeddedSQL.documentsWriteDropIndex.text(for: schema)
        lockIndexes = EmbeddedSQL.documentsLockIndexes.text(for: schema)
        tryLockIndexes = EmbeddedSQL.documentsTryLockIndexes.text(for: schema)
        unlockIndexes = EmbeddedSQL.documentsUnlockIndexes.text(for: schema)
    }
}

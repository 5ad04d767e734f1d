/// The statements of the stores, written out for a schema.
///
/// Once for a database: to write them out takes longer than to send one.
struct StoreStatements: Sendable {
    let documents: DocumentSQL
    let checkpoints: CheckpointSQL
    let predictions: PredictionSQL
    let snapshots: SnapshotSQL
    let replies: ReplySQL
    let tables: TableStatements

    init(_ schema: PostgresSchema) {
        documents = DocumentSQL(schema)
        checkpoints = CheckpointSQL(schema)
        predictions = PredictionSQL(schema)
        snapshots = SnapshotSQL(schema)
        replies = ReplySQL(schema)
        tables = TableStatements(schema)
    }
}

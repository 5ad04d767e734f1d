import Misas
import PostgresClient

extension StoredPrediction {
    /// Reads the columns that all statements of the prediction store give.
    init(_ row: PostgresRow) throws(PostgresError) {
        let state: State =
            if let reason = try row.optional(13, PostgresRow.text) {
                .parked(reason: reason)
            } else if let owner = try row.optional(14, PostgresRow.text) {
                .claimed(owner: owner, until: try row.timestamptz(15))
            } else {
                .scheduled
            }
        self.init(
            try NewPrediction(row),
            scheduledAt: try row.timestamptz(10),
            attempts: Int(try row.int64(11)),
            state: state,
            lastFailure: try row.optional(12, PostgresRow.text)
        )
    }
}

extension NewPrediction {
    fileprivate init(_ row: PostgresRow) throws(PostgresError) {
        var metadata = EventMetadata()
        if let text = try row.optional(9, PostgresRow.jsonb) {
            do throws(JSONDecodingError) {
                metadata = try MetadataForm.decode(text)
            } catch {
                throw .unexpectedAnswer("the metadata of a prediction cannot be read: \(error)")
            }
        }
        metadata.correlationID = try row.optional(7, PostgresRow.uuid)
        metadata.causationID = try row.optional(8, PostgresRow.uuid)
        self.init(
            id: try row.uuid(2),
            identity: PredictionIdentity(type: try row.text(0), key: try row.text(1)),
            dueAt: try row.timestamptz(3),
            partition: try row.optional(4, PostgresRow.text),
            schemaVersion: Int(try row.int64(5)),
            data: try row.jsonb(6),
            metadata: metadata
        )
    }
}

extension PredictionClaim {
    /// Reads the columns that all statements of the prediction store give.
    init(_ row: PostgresRow) throws(PostgresError) {
        self.init(
            prediction: try StoredPrediction(row),
            token: try row.int64(16),
            expiresAt: try row.timestamptz(15)
        )
    }
}

import MisasSchema
import PostgresClient

/// The statements that an operator asks, for a schema.
struct OperationsSQL: Sendable {
    private let lastPosition: String
    private let appendsInFlight: String
    private let checkpoints: String

    init(_ schema: PostgresSchema) {
        lastPosition = EmbeddedSQL.operationsLastPosition.text(for: schema)
        appendsInFlight = EmbeddedSQL.operationsAppendsInFlight.text(for: schema)
        checkpoints = EmbeddedSQL.operationsCheckpoints.text(for: schema)
    }

    /// What the event log's status is read from, in the order in which it is to be asked.
    var eventLog: [PostgresStatement] {
        [lastPosition, appendsInFlight, checkpoints].map { PostgresStatement($0) }
    }
}

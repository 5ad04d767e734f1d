import MisasSchema
import PostgresClient

/// Whether a server takes writes.
enum ServerState: Sendable {
    case writable
    /// It is a hot standby.
    case standby
    /// Its transactions are read-only by default.
    case readOnly

    /// Asks the server.
    init(on connection: PostgresConnection) async throws(PostgresError) {
        let result = try await connection.execute(PostgresStatement(EmbeddedSQL.operationsServerState.text))
        guard let row = result.first else { throw .unexpectedAnswer("the server does not tell its state") }
        if try row.boolean(0) {
            self = .standby
        } else if try row.boolean(1) {
            self = .readOnly
        } else {
            self = .writable
        }
    }
}

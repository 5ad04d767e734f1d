import Misas
import PostgresClient

extension Checkpoint {
    /// Reads name, position, fencing number, owner, end of the lease, and time of the last save.
    init(_ row: PostgresRow) throws(PostgresError) {
        self.init(
            name: try row.text(0),
            position: GlobalPosition(try row.int64(1)),
            fence: try row.int64(2),
            owner: try row.optional(3, PostgresRow.text),
            leaseExpiresAt: try row.optional(4, PostgresRow.timestamptz),
            savedAt: try row.optional(5, PostgresRow.timestamptz)
        )
    }
}

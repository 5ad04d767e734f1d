import Misas
import PostgresClient

/// The reply store on PostgreSQL.
///
/// Replies expire by the database's clock.
///
/// Of two transactions that reply to one key the second waits for the end of the first.
struct PostgresReplyStore: ReplyStore {
    let database: PostgresDatabase
    let session: PostgresSession
    let sql: ReplySQL

    init(
        database: PostgresDatabase,
        session: PostgresSession
    ) {
        self.database = database
        self.session = session
        sql = database.statements.replies
    }

    func reply(to key: String) async throws(ReplyStoreError) -> StoredReply? {
        try ReplyStoreError.checking { () throws(InvalidStoreInput) in try NameRules.check(key, as: .replyKey) }
        let statement = PostgresStatement(sql.reply, [.text(key), database.clockOffsetValue])
        let result = try await session.read(statement, failingAs: ReplyStoreError.self)
        return try ReplyStoreError.reading { () throws(PostgresError) -> StoredReply? in
            guard let row = result.first else { return nil }
            return StoredReply(
                key: key,
                fingerprint: try row.text(0),
                data: try row.jsonb(1),
                recordedAt: try row.timestamptz(2),
                expiresAt: try row.timestamptz(3)
            )
        }
    }

    func record(
        _ data: [UInt8],
        as key: String,
        fingerprint: String,
        retention: Duration
    ) async throws(ReplyStoreError) {
        try ReplyStoreError.checking { () throws(InvalidStoreInput) in
            try ReplyRules.checkRecord(of: data, as: key, fingerprint: fingerprint, retention: retention)
        }
        while true {
            let values: [PostgresValue] = [
                .text(key), .text(fingerprint), .jsonb(data), .microseconds(retention), database.clockOffsetValue,
            ]
            let statement = PostgresStatement(sql.record, values)
            if try await !session.decide(statement, failingAs: ReplyStoreError.self).isEmpty { return }
            if let kept = try await reply(to: key) { throw .alreadyRecorded(kept) }
            // What was in the way has expired, or was removed, meanwhile.
        }
    }

    @discardableResult
    func removeExpired() async throws(ReplyStoreError) -> Int {
        let statement = PostgresStatement(sql.removeExpired, [database.clockOffsetValue])
        return try await session.decide(statement, failingAs: ReplyStoreError.self).affectedRows
    }
}

/// The statements of the reply store, for a schema.
final class ReplySQL: Sendable {
    let reply: String
    let record: String
    let removeExpired: String

    init(_ schema: PostgresSchema) {
        reply = EmbeddedSQL.repliesReply.text(for: schema)
        record = EmbeddedSQL.repliesRecord.text(for: schema)
        removeExpired = EmbeddedSQL.repliesRemoveExpired.text(for: schema)
    }
}

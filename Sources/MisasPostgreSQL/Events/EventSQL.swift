/// The statements of the event store, for a schema.
struct EventSQL: Sendable {
    let append: String
    let countTypes: String
    let endStream: String
    let findKnown: String
    let findStreams: String
    let findTypes: String
    let listTypes: String
    let registerTypes: String
    let streamInfo: String
    let readStreamForward: String
    let readStreamBackward: String
    let readAllForward: String
    let readAllBackward: String
    let watermark: String
    let lastTaken: String

    init(_ schema: PostgresSchema) {
        append = EmbeddedSQL.eventsAppend.text(for: schema)
        countTypes = EmbeddedSQL.eventsCountTypes.text(for: schema)
        endStream = EmbeddedSQL.eventsEndStream.text(for: schema)
        findKnown = EmbeddedSQL.eventsFindKnown.text(for: schema)
        findStreams = EmbeddedSQL.eventsFindStreams.text(for: schema)
        findTypes = EmbeddedSQL.eventsFindTypes.text(for: schema)
        listTypes = EmbeddedSQL.eventsListTypes.text(for: schema)
        registerTypes = EmbeddedSQL.eventsRegisterTypes.text(for: schema)
        streamInfo = EmbeddedSQL.eventsStreamInfo.text(for: schema)
        readStreamForward = EmbeddedSQL.eventsReadStreamForward.text(for: schema)
        readStreamBackward = EmbeddedSQL.eventsReadStreamBackward.text(for: schema)
        readAllForward = EmbeddedSQL.eventsReadAllForward.text(for: schema)
        readAllBackward = EmbeddedSQL.eventsReadAllBackward.text(for: schema)
        watermark = EmbeddedSQL.eventsWatermark.text(for: schema)
        lastTaken = EmbeddedSQL.operationsLastPosition.text(for: schema)
    }
}

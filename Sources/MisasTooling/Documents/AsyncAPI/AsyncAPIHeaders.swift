internal import MisasCompiler

/// What is stored beside the data of an event or prediction, under the names that the runtime's `RecordedEvent`,
/// `EventMetadata` and `StoredPrediction` have for it.
enum AsyncAPIHeaders {
    /// Where the conversation is told that a message belongs to.
    static let correlation = JSONTree.Member(
        "conversation",
        .members(
            ("description", .string("The id of the message that began the chain.")),
            ("location", .string("$message.header#/correlationID"))
        )
    )

    /// The headers of a message.
    ///
    /// - Parameters:
    ///   - name: its name in stored data.
    ///   - version: today's version of an event; `nil` for a prediction.
    static func headers(of name: String, version: Int?) -> JSONTree {
        let type = JSONTree.members(("const", .string(name)))
        let versions = JSONTree.members(
            ("type", .string("integer")),
            ("minimum", .int(1)),
            ("maximum", .int(version ?? 1)),
            (
                "description",
                version.flatMap { version in
                    version == 1
                        ? nil
                        : .string("The payload is that of version \(version); older ones become it when they are read.")
                }
            )
        )
        let base = version == nil ? predictionHeaders : eventHeaders
        return .members(
            (
                "allOf",
                .array([
                    .members(("$ref", .string("#/components/schemas/\(base)"))),
                    .members(
                        ("type", .string("object")),
                        ("properties", .members(("type", type), ("schemaVersion", versions)))
                    ),
                ])
            )
        )
    }

    private static let eventHeaders = "EventHeaders"
    private static let predictionHeaders = "PredictionHeaders"
    private static let metadata = "Metadata"

    /// The schemas that the headers refer to; no type of a user's has a name without a dot.
    static let schemas: [JSONTree.Member] = [
        .init(
            eventHeaders,
            object(
                "What the store has of an event beside its data.",
                required: [
                    ("id", uuid("The event's identity.")),
                    ("type", text("The name of its type.")),
                    ("schemaVersion", count("The version that its data is written in.")),
                    ("stream", text("The stream that it stands in.")),
                    ("version", count("Its place in the stream.")),
                    ("position", count("Its place in the order of all events.")),
                    ("recordedAt", time("When the store took it.")),
                ]
            )
        ),
        .init(
            predictionHeaders,
            object(
                "What the store has of a prediction beside its data.",
                required: [
                    ("id", uuid("The identity of this occurrence.")),
                    ("type", text("The name of its type.")),
                    ("key", text("What tells it from others of its type: scheduling it again moves it.")),
                    ("schemaVersion", count("The version that its data is written in.")),
                    ("dueAt", time("When it occurs.")),
                    ("scheduledAt", time("When it was scheduled.")),
                ]
            )
        ),
        .init(
            metadata,
            .members(
                ("type", .string("object")),
                ("description", .string("How a message came to be; what is not known is not there.")),
                (
                    "properties",
                    .members(
                        ("correlationID", uuid("The message that began the chain.")),
                        ("causationID", uuid("The message that caused this one.")),
                        ("user", text("Who acted.")),
                        ("tenant", text("For which tenant.")),
                        ("application", text("By which application.")),
                        ("traceParent", text("The W3C trace context's `traceparent`.")),
                        ("traceState", text("The W3C trace context's `tracestate`.")),
                        (
                            "attributes",
                            .members(
                                ("type", .string("object")),
                                ("additionalProperties", .members(("type", .string("string")))),
                                ("description", .string("The caller's own."))
                            )
                        )
                    )
                )
            )
        ),
    ]

    private static func object(_ description: String, required: [(String, JSONTree)]) -> JSONTree {
        .members(
            ("description", .string(description)),
            (
                "allOf",
                .array([
                    .members(("$ref", .string("#/components/schemas/\(metadata)"))),
                    .members(
                        ("type", .string("object")),
                        ("properties", .object(required.map { .init($0.0, $0.1) })),
                        ("required", .strings(required.map(\.0)))
                    ),
                ])
            )
        )
    }

    private static func value(_ type: String, _ description: String, _ more: (String, JSONTree)...) -> JSONTree {
        JSONTree.members(("type", .string(type))).adding(
            more.map { .init($0.0, $0.1) } + [.init("description", .string(description))]
        )
    }

    private static func text(_ description: String) -> JSONTree { value("string", description) }
    private static func uuid(_ description: String) -> JSONTree {
        value("string", description, ("format", .string("uuid")))
    }
    private static func time(_ description: String) -> JSONTree {
        value("string", description, ("format", .string("date-time")))
    }
    private static func count(_ description: String) -> JSONTree {
        value("integer", description, ("minimum", .int(1)))
    }
}

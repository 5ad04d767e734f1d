/// The keys of the language, version 1: where each may stand, what it holds and what it says.
package enum LanguageGrammar {
    /// The version that `misas:` names.
    package static let version = 1

    typealias Key = MappingGrammar.Key

    private static let description = Key.optional("description", .text, "What it is, for people who read the code.")
    private static let deprecated = Key.optional("deprecated", .text, "Why it should not be used any more.")
    private static let annotations = Key.optional("annotations", .freeMapping, "Free data for templates.")
    private static let swiftName = Key.optional("swiftName", .text, "The name in Swift, where another is wanted.")
    private static let wireName = Key.optional("wireName", .text, "The name in stored and sent data, fixed for ever.")

    private static let declared = [description, deprecated, annotations, swiftName]
    private static let message = declared + [wireName]

    private static let checks: [Key] = [
        .optional("minLength", .integer(minimum: 0), "The least number of Unicode scalars in the text."),
        .optional("maxLength", .integer(minimum: 0), "The greatest number of Unicode scalars in the text."),
        .optional("pattern", .text, "A regular expression that some part of the text matches."),
        .optional("minimum", .anything, "The least value."),
        .optional("maximum", .anything, "The greatest value."),
        .optional("minItems", .integer(minimum: 0), "The least number of items."),
        .optional("maxItems", .integer(minimum: 0), "The greatest number of items."),
    ]

    package static let field = MappingGrammar(
        "a field",
        [
            .required("type", .text, "The field's type."),
            .optional("default", .anything, "The value when none is given."),
            .optional("example", .anything, "A value for documents."),
            .optional("personal", .boolean, "Whether it says something about a person."),
        ] + checks + message
    )

    private static let fields = Key.optional("fields", .table(.short(.text, or: .mapping(field))), "What it carries.")
    private static let requiredFields = Key.optional(
        "fields",
        .table(.short(.text, or: .mapping(field))),
        "The fields of a structure."
    )

    package static let enumCase = MappingGrammar(
        "a case of an enum",
        [.optional("value", .text, "The value in stored and sent data.")] + message
    )

    package static let unionCase = MappingGrammar(
        "a case of a union",
        [.required("type", .text, "The type of what the case carries, or `none`.")] + message
    )

    package static let type = MappingGrammar(
        "a type",
        [
            .optional("identifier", .choice(["uuid", "string", "int"]), "A value that names something."),
            .optional("enum", .anything, "A choice of named cases."),
            requiredFields,
            .optional("wraps", .text, "A value of another type, with checks and a name of its own."),
            .optional("union", .table(.short(.text, or: .mapping(unionCase))), "One of several types."),
            .optional("example", .anything, "A value for documents."),
        ] + checks + declared
    )

    package static let error = MappingGrammar(
        "an error",
        [
            .optional("tags", .list(.text), "What kind of error it is, which decides its HTTP status."),
            .optional("message", .text, "What it says, with `{field}` for values."),
            fields,
        ] + message
    )

    package static let split = MappingGrammar(
        "a split",
        [
            .required("by", .text, "The text that separates the parts."),
            .required("into", .list(.text), "The names of the parts."),
        ]
    )

    package static let upcast = MappingGrammar(
        "a step of `upcasts`",
        [
            .optional("rename", .table(.text), "Old name to new name."),
            .optional("add", .table(.anything), "Field to value, where it is missing."),
            .optional("remove", .list(.text), "Fields to drop."),
            .optional("move", .table(.text), "Path to path."),
            .optional("split", .table(.mapping(split)), "One text into several fields."),
            .optional("custom", .boolean, "Whether a function of yours takes part."),
        ]
    )

    private static let eventKeys: [Key] =
        [
            .optional("version", .integer(minimum: 1), "The version of its stored form."),
            fields,
            .optional("upcasts", .table(.mapping(upcast)), "How each older version becomes the next."),
        ] + message

    package static let event = MappingGrammar("an event", eventKeys)

    package static let freeEvent = MappingGrammar(
        "an event",
        eventKeys + [.optional("stream", .text, "The stream it is appended to, with `{field}` for values.")]
    )

    private static let http = Key.optional(
        "http",
        .short(
            .text,
            or: .mapping(
                MappingGrammar(
                    "an HTTP route",
                    [
                        .required("route", .text, "Method and path: `POST /accounts/{account}`."),
                        .optional("status", .integer(minimum: 200), "The status of success."),
                    ]
                )
            )
        ),
        "The HTTP route it answers."
    )

    private static let commandKeys: [Key] =
        [
            fields,
            .optional("emits", .list(.text), "The events it may lead to."),
            .optional("throws", .list(.text), "The errors it may fail with."),
            .optional("returns", .text, "The type of its reply."),
            .optional("requires", .list(.text), "The roles of which the caller has one."),
            http,
        ] + message

    package static let freeCommand = MappingGrammar("a command", commandKeys)

    package static let command = MappingGrammar(
        "a command",
        [
            .optional("creates", .boolean, "Whether it starts a new aggregate."),
            .optional("target", .text, "The field that names the aggregate."),
        ] + commandKeys
    )

    package static let query = MappingGrammar(
        "a query",
        [
            fields,
            .required("returns", .text, "The type of its reply."),
            .optional("throws", .list(.text), "The errors it may fail with."),
            http,
        ] + message
    )

    package static let aggregate = MappingGrammar(
        "an aggregate",
        [
            .required("identifier", .text, "The type that names one aggregate."),
            .optional("notFound", .text, "The error when it should exist and does not."),
            .optional("alreadyExists", .text, "The error when it should not exist and does."),
            .optional("storage", .choice(["events", "state"]), "What is kept: its events, or its state."),
            .optional("stream", .text, "The name of its stream, with `{id}`."),
            .optional("state", .table(.short(.text, or: .mapping(field))), "What it remembers."),
            .optional(
                "snapshot",
                .mapping(
                    MappingGrammar(
                        "a snapshot",
                        [.required("every", .integer(minimum: 1), "How many events lie between two snapshots.")]
                    )
                ),
                "When its state is saved so that not all events are read."
            ),
            .optional("events", .table(.mapping(event)), "What can have happened to it."),
            .optional("commands", .table(.mapping(command)), "What can be asked of it."),
        ] + message
    )

    package static let prediction = MappingGrammar(
        "a prediction",
        [.required("key", .text, "The field that tells predictions of this type apart."), fields] + message
    )

    package static let retry = MappingGrammar(
        "a retry",
        [
            .required("attempts", .integer(minimum: 1), "How often it is tried again."),
            .required("backoff", .text, "The least and the greatest wait: `100ms..30s`."),
        ]
    )

    private static let failureEnds = ["stop", "skip", "park"]

    private static let failure = Key.optional(
        "failure",
        .short(
            .choice(failureEnds),
            or: .mapping(
                MappingGrammar(
                    "a failure strategy",
                    [
                        .required("retry", .mapping(retry), "Trying again, with waits in between."),
                        .required("then", .choice(failureEnds), "What happens when that did not help."),
                    ]
                )
            )
        ),
        "What happens when it fails."
    )

    private static let partitionBy = Key.optional("partitionBy", .text, "The field whose values keep their order.")
    private static let on = Key.required("on", .list(.text), "What it reacts to.")

    package static let table = MappingGrammar(
        "a table",
        [
            .optional("name", .text, "The table's name in SQL."),
            .required("columns", .table(.short(.text, or: .mapping(field))), "Column to type."),
            .required("primaryKey", .list(.text), "The columns that tell rows apart."),
            .optional("indexes", .list(.list(.text)), "Columns that are looked up together."),
        ]
    )

    package static let projection = MappingGrammar(
        "a projection",
        [
            on,
            .optional("document", .text, "The type of its documents."),
            .optional("key", .short(.text, or: .table(.text)), "The field that names the document, for each event."),
            .optional("table", .mapping(table), "The table of its rows."),
            .optional("mode", .choice(["inline", "async"]), "In the append's transaction, or after it."),
            .optional("version", .integer(minimum: 1), "Raised when it must be built anew."),
            partitionBy, failure,
        ] + message
    )

    package static let policy = MappingGrammar(
        "a policy",
        [
            on,
            .optional("sends", .list(.text), "The commands it may send."),
            .optional("predicts", .list(.text), "The predictions it may schedule and cancel."),
            partitionBy, failure,
        ] + message
    )

    /// A `*.misas.yaml` file.
    package static let file = MappingGrammar(
        "a spec file",
        [
            .required("misas", .integer(minimum: 1), "The version of the language."),
            .required("subsystem", .text, "The subsystem that the file is part of."),
            description,
            .optional("uses", .list(.text), "The other subsystems that this file names things of."),
            .optional("access", .choice(["public", "package", "internal"]), "Who can see what is generated."),
            .optional(
                "conformances",
                .list(.choice(["Hashable", "Codable"])),
                "What every generated type conforms to."
            ),
            annotations,
            .optional("types", .table(.mapping(type)), "The values it speaks in."),
            .optional("errors", .table(.mapping(error)), "What can go wrong."),
            .optional("events", .table(.mapping(freeEvent)), "What can have happened outside any aggregate."),
            .optional("aggregates", .table(.mapping(aggregate)), "What has a life of its own and guards its rules."),
            .optional("commands", .table(.mapping(freeCommand)), "What can be asked outside any aggregate."),
            .optional("queries", .table(.mapping(query)), "What can be read."),
            .optional("predictions", .table(.mapping(prediction)), "What will happen unless it is cancelled."),
            .optional("projections", .table(.mapping(projection)), "What is kept for reading."),
            .optional("policies", .table(.mapping(policy)), "What follows when something happened."),
        ]
    )

    private static let contact = MappingGrammar(
        "a contact",
        [
            .required("name", .text, "Who it is."),
            .optional("email", .text, "Where to write to."),
            .optional("url", .text, "Where to read more."),
        ]
    )

    private static let license = MappingGrammar(
        "a licence",
        [.required("name", .text, "Its name."), .optional("url", .text, "Where its text is.")]
    )

    private static let outputs = MappingGrammar(
        "the outputs",
        [.optional("swift", .text, "The folder that `misas-gen generate` writes to.")]
    )

    /// `system.misas.yaml`.
    package static let system = MappingGrammar(
        "the system file",
        [
            .required("misas", .integer(minimum: 1), "The version of the language."),
            .required("system", .text, "The system's name."),
            .optional("version", .text, "The system's version."),
            description,
            .optional("license", .short(.text, or: .mapping(license)), "The licence."),
            .optional("contacts", .list(.mapping(contact)), "Who to ask."),
            .optional("lints", .table(.choice(["error", "warning", "note", "off"])), "Rule to severity."),
            .optional("tags", .table(.integer(minimum: 400)), "Own tag of errors to HTTP status."),
            .optional("templates", .text, "The folder of templates that replace the built-in ones."),
            .optional("outputs", .mapping(outputs), "Where output goes."),
        ]
    )
}

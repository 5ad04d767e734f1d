internal import MisasCompiler

/// What the compiler demands of a mapping beyond its keys.
struct SchemaConstraint {
    /// The keywords of JSON Schema that say it.
    let keywords: [JSONTree.Member]
    /// Whether nothing at all can stand for the mapping.
    let allowsNothing: Bool

    /// That of a mapping of the grammar.
    static func of(_ grammar: MappingGrammar) -> SchemaConstraint {
        all.first { $0.noun == grammar.noun && grammar[$0.key] != nil }?.constraint
            ?? SchemaConstraint(keywords: [], allowsNothing: true)
    }

    /// What there is a constraint for: what the grammar calls by a noun, where it has a key.
    static let all: [(noun: String, key: String, constraint: SchemaConstraint)] = [
        ("a type", "wraps", .init(keywords: [oneOf(typeKinds.map { requires([$0]) })], allowsNothing: false)),
        ("a step of `upcasts`", "add", .init(keywords: [.init("minProperties", .int(1))], allowsNothing: false)),
        (
            "an event", "version",
            .init(
                keywords: condition(
                    "version",
                    .members(("type", .string("integer")), ("minimum", .int(2))),
                    then: requires(["upcasts"])
                ),
                allowsNothing: true
            )
        ),
        (
            "a command", "creates",
            .init(
                keywords: condition(
                    "creates",
                    .members(("const", .bool(true))),
                    then: .members(
                        ("required", .strings(["emits"])),
                        ("properties", .members(("emits", .members(("minItems", .int(1))))))
                    )
                ),
                allowsNothing: true
            )
        ),
        (
            "a projection", "document",
            .init(
                keywords: [
                    oneOf([
                        requires(["document", "key"]).adding([.init("not", requires(["table"]))]),
                        requires(["table"]).adding([
                            .init("not", .members(("anyOf", .array([requires(["document"]), requires(["key"])]))))
                        ]),
                    ])
                ],
                allowsNothing: false
            )
        ),
    ]

    /// The keys of which a type has one.
    static let typeKinds = ["identifier", "enum", "fields", "wraps", "union"]

    private static func requires(_ keys: [String]) -> JSONTree { .members(("required", .strings(keys))) }

    private static func oneOf(_ schemas: [JSONTree]) -> JSONTree.Member { .init("oneOf", .array(schemas)) }

    /// What holds where a key is there with such a value.
    private static func condition(_ key: String, _ value: JSONTree, then: JSONTree) -> [JSONTree.Member] {
        [
            .init("if", .members(("properties", .object([.init(key, value)])), ("required", .strings([key])))),
            .init("then", then),
        ]
    }
}

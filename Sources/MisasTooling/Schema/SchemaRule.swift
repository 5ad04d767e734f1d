internal import MisasCompiler

/// What the compiler demands of a key's value beyond the shape that the grammar gives it.
struct SchemaRule: Sendable {
    /// The form of its text, or of each text in it.
    var text: TextForm?
    /// The form of the names in it.
    var names: TextForm?
    /// The names in it, where the language knows them all, with what each means.
    var known: [(name: String, summary: String)]?
    /// How many names it has at least, or items, of which the innermost list's are meant.
    var least = 0
    /// Whether an item stands in the innermost list once.
    var isDistinct = false
    /// The only number that it can be.
    var constant: Int?
    /// The greatest number that it can be.
    var maximum: Int?

    /// That of a key, in what the grammar calls by a noun.
    static func of(_ key: String, in noun: String) -> SchemaRule {
        let matching = all.filter { ($0.noun == nil || $0.noun == noun) && $0.keys.contains(key) }
        return (matching.first { $0.noun != nil } ?? matching.first)?.rule ?? SchemaRule()
    }

    /// What there is a rule for: the keys of a noun, which comes first, or of all.
    static let all: [(noun: String?, keys: [String], rule: SchemaRule)] = [
        // The whole file.
        (nil, ["misas"], .init(constant: LanguageGrammar.version)),
        (nil, ["subsystem"], .init(text: .lowerSnakeCase)),
        (nil, ["uses"], .init(text: .lowerSnakeCase, isDistinct: true)),
        (
            nil,
            [
                "types", "errors", "events", "aggregates", "commands", "queries", "predictions", "projections",
                "policies",
            ],
            .init(names: .upperCamelCase)
        ),
        // Names.
        ("a field", ["wireName"], .init(text: .memberName)),
        ("a case of an enum", ["wireName"], .init(text: .memberName)),
        ("a case of a union", ["wireName"], .init(text: .memberName)),
        (nil, ["wireName"], .init(text: .wireName)),
        (nil, ["swiftName"], .init(text: .swiftName)),
        (nil, ["tags"], .init(text: .lowerSnakeCase)),
        // Types.
        (nil, ["fields", "state"], .init(text: .typeExpression, names: .lowerCamelCase)),
        (nil, ["columns"], .init(text: .typeExpression, names: .lowerCamelCase, least: 1)),
        ("a field", ["type"], .init(text: .typeExpression)),
        (nil, ["wraps", "returns"], .init(text: .typeExpression)),
        ("a type", ["union"], .init(text: .payload, names: .lowerCamelCase, least: 1)),
        ("a case of a union", ["type"], .init(text: .payload)),
        // Messages and aggregates.
        ("an aggregate", ["identifier"], .init(text: .reference)),
        (nil, ["notFound", "alreadyExists", "document"], .init(text: .reference)),
        (nil, ["emits", "throws", "sends", "predicts"], .init(text: .reference, isDistinct: true)),
        (nil, ["on"], .init(text: .reference, least: 1, isDistinct: true)),
        (nil, ["target", "partitionBy"], .init(text: .lowerCamelCase)),
        (nil, ["upcasts"], .init(names: .versionNumber)),
        ("an aggregate", ["stream"], .init(text: .aggregateStream)),
        (nil, ["stream", "message"], .init(text: .message)),
        (nil, ["http"], .init(text: .route)),
        (nil, ["route"], .init(text: .route)),
        (nil, ["status"], .init(maximum: 299)),
        // Projections, policies and predictions.
        (nil, ["key"], .init(text: .lowerCamelCase, names: .reference)),
        (nil, ["backoff"], .init(text: .wait)),
        ("a table", ["name"], .init(text: .lowerSnakeCase)),
        (nil, ["primaryKey"], .init(text: .lowerCamelCase, least: 1, isDistinct: true)),
        (nil, ["indexes"], .init(text: .lowerCamelCase, least: 1, isDistinct: true)),
        // The system file.
        ("the system file", ["tags"], .init(maximum: 599)),
        (
            nil,
            ["lints"],
            .init(known: LintRule.allCases.map { ($0.rawValue, Explanation.of($0.code).title + ".") })
        ),
    ]
}

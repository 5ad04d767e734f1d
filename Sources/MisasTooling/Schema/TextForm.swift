internal import MisasCompiler

/// A form that the compiler demands of a text, as far as a regular expression can tell it.
///
/// None refuses what the compiler accepts; what names something that is not declared, only the compiler knows.
enum TextForm: String, CaseIterable {
    case upperCamelCase
    case lowerCamelCase
    case lowerSnakeCase
    case reference
    case typeExpression
    case payload
    case wireName
    case memberName
    case swiftName
    case versionNumber
    case route
    case wait
    case aggregateStream
    case message

    /// What its definition is called.
    var name: String { "\(rawValue)Form" }

    /// The texts that have the form, in the syntax of ECMAScript, with and without its `u` flag.
    ///
    /// Each is matched without going back far, so that a long text costs no more than its length.
    var pattern: String {
        switch self {
        case .upperCamelCase: "^\(Self.upper)$"
        case .lowerCamelCase: "^\(Self.lower)$"
        case .lowerSnakeCase: "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"
        case .reference: "^(\(Self.upper)|\(Self.foreign))$"
        case .typeExpression: "^\(Self.type)$"
        case .payload: "^(none|\(Self.type))$"
        case .wireName: "^[a-z0-9_.-]+$"
        case .memberName: "^[^\\u0000-\\u001f]+$"
        case .swiftName: "^(_+[A-Za-z0-9]|[A-Za-z])[A-Za-z0-9_]*$"
        case .versionNumber: "^[1-9][0-9]*$"
        case .route: "^ *(\(Route.methods.joined(separator: "|"))) +(//?|/?\(Self.segment)(/\(Self.segment))*/?) *$"
        case .wait: "^\(Self.duration)\\.\\.\(Self.duration)$"
        case .aggregateStream: "^\(Self.literal)*\\{id\\}\(Self.literal)*$"
        case .message: "^(\(Self.literal)|\\{[^{}.\\s]+(\\.[^{}.\\s]+)*\\})*$"
        }
    }

    /// What an editor says of a text that has not the form.
    var expectation: String {
        switch self {
        case .upperCamelCase: "A name in `UpperCamelCase` letters and digits belongs here."
        case .lowerCamelCase: "A name in `lowerCamelCase` letters and digits belongs here."
        case .lowerSnakeCase: "A name in `lower_snake` letters and digits belongs here."
        case .reference: "A name such as `Money`, or `shared.Money` of another subsystem, belongs here."
        case .typeExpression: Self.types + " belongs here."
        case .payload: Self.types + ", or `none`, belongs here."
        case .wireName: "A wire name is made of `a-z`, `0-9`, `_`, `.` and `-`."
        case .memberName: "A name in JSON is not empty and holds no control character."
        case .swiftName: "A name in Swift is made of letters, digits and `_`, and starts with a letter."
        case .versionNumber: "A step is named by the version it starts from."
        case .route: "A route is a method and a path, such as `GET /accounts/{account}`."
        case .wait: "The least and the greatest wait are written like `100ms..30s`."
        case .aggregateStream: "The stream of an aggregate is named with `{id}`, once, and nothing else in braces."
        case .message: "A value stands in the text as `{field}` or `{field.part}`; `{{` and `}}` are braces."
        }
    }

    /// What an editor offers.
    var examples: [String] {
        switch self {
        case .typeExpression: BuiltInType.allCases.map(\.rawValue)
        case .payload: ["none"] + BuiltInType.allCases.map(\.rawValue)
        case .route: ["GET /", "POST /"]
        case .wait: ["100ms..30s"]
        default: []
        }
    }

    /// The schema of texts of the form.
    ///
    /// A number or a boolean of YAML is a text to the compiler where one is due. It is listed where its text can have
    /// the form; what a pattern says is of strings only.
    var schema: JSONTree {
        .members(
            ("type", types.count == 1 ? .string(types[0]) : .strings(types)),
            ("pattern", .string(pattern)),
            ("patternErrorMessage", .string(expectation)),
            ("examples", examples.isEmpty ? nil : .strings(examples))
        )
    }

    private var types: [String] {
        switch self {
        case .upperCamelCase, .lowerCamelCase, .lowerSnakeCase, .reference, .typeExpression, .payload, .swiftName:
            // A case may be called `true`, and a type `True`, which is a boolean of YAML too.
            ["string", "boolean"]
        case .wireName, .memberName, .message: ["string", "number", "boolean"]
        case .versionNumber, .route, .wait, .aggregateStream: ["string"]
        }
    }

    // MARK: Parts

    private static let upper = "[A-Z][A-Za-z0-9]*"
    private static let lower = "[a-z][A-Za-z0-9]*"
    private static let foreign = "[^.]+\\.[^.]+"

    /// A type; what stands between `<` and `>` may hold others, and no regular expression counts brackets.
    private static let type: String = {
        let space = "[ \\t\\n]*"
        let builtIns = BuiltInType.allCases.map(\.rawValue).joined(separator: "|")
        let name = "\(builtIns)|\(upper)|[^.,<>?\\s]+\\.[^.,<>?\\s]+"
        return "\(space)(\(name)|(list|set)\(space)<[\\s\\S]+>|map\(space)<[^,]+,[\\s\\S]+>)\(space)(\\?\(space))?"
    }()

    private static let types =
        "A type such as `string`, `Money`, `shared.Money`, `Money?`, `list<Money>` or `map<string, Money>`"

    private static let segment = "(\\{\(lower)\\}|[A-Za-z0-9._~:@!$&'()*+,;=-]+)"
    private static let duration = "([0-9]+(ms|s|m|h|d)|P[0-9.DHMSTW]+)"

    /// A piece of a text that stands for itself.
    private static let literal = "([^{}]|\\{\\{|\\}\\})"
}

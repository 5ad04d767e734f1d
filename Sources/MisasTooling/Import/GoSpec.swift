internal import MisasCompiler

/// A spec of MISAS Go, as it was read.
struct GoSpec {
    let kind: Kind
    /// Its global name, such as `accounts.account.open`.
    let name: Located<String>
    let description: String?
    let version: String?
    /// What `personal_data` and the like were taken out of.
    let annotations: [Node.Entry]
    let content: Content

    enum Kind: String, CaseIterable {
        case system
        case command
        case query
        case event
        case structure = "struct"
        case enumeration = "enum"
        case endpoint = "http_endpoint"

        /// With its article.
        var noun: String {
            switch self {
            case .system: "a system"
            case .command: "a command"
            case .query: "a query"
            case .event: "an event"
            case .structure: "a struct"
            case .enumeration: "an enum"
            case .endpoint: "an endpoint"
            }
        }

        /// Whether it is sent or stored.
        var isMessage: Bool { self == .command || self == .query || self == .event }

        /// Whether something of its own comes of it.
        var isDeclared: Bool { self != .system && self != .endpoint }
    }

    enum Content {
        case system(System)
        case fields([Field])
        case enumeration(Enumeration)
        case endpoint(Endpoint)
    }

    struct System {
        let license: (name: String?, url: String?)?
        let contacts: [Contact]
        let sources: [Located<String>]
    }

    struct Contact {
        let name: String?
        let email: String?
        let url: String?
    }

    struct Field {
        let name: String
        let range: SourceRange
        let description: String?
        let type: Located<GoType>
        let isNullable: Bool
        let isRequired: Bool?
        let isPersonal: Bool
        let deprecation: String?
        let example: Node?
        let defaultValue: Node?
        let annotations: [Node.Entry]
    }

    struct Enumeration {
        let isNumeric: Bool
        let values: [Value]
    }

    struct Value {
        let name: String
        let range: SourceRange
        let description: String?
        /// What stands in JSON.
        let text: String
        let annotations: [Node.Entry]
    }

    struct Endpoint {
        let path: Located<String>?
        let method: Located<String>?
        let request: Located<GoType>?
        let success: Response?
        let failures: [Response]
    }

    struct Response {
        let range: SourceRange
        let status: Located<Int>?
        let description: String?
        let example: Node?
        /// What a success replies with.
        let type: Located<GoType>?
        /// What a failure is called.
        let errorType: Located<String>?
    }

    /// The entity that a message is about, or that a struct is: `account` of `accounts.account.open`.
    var entity: String {
        switch kind {
        case .structure, .enumeration: parts[parts.count - 1]
        default: parts.count > 2 ? parts[1] : parts[0]
        }
    }

    /// The parts of its name.
    var parts: [String] { name.value.split(separator: ".").map(String.init) }

    var fields: [Field] {
        if case .fields(let fields) = content { fields } else { [] }
    }

    var enumeration: Enumeration? {
        if case .enumeration(let enumeration) = content { enumeration } else { nil }
    }

    var endpoint: Endpoint? {
        if case .endpoint(let endpoint) = content { endpoint } else { nil }
    }

    var system: System? {
        if case .system(let system) = content { system } else { nil }
    }
}

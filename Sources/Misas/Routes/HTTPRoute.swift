/// How a command or a query is reached over HTTP, as its spec says.
public struct HTTPRoute: Sendable {
    /// A part of a path.
    public enum Segment: Hashable, Sendable {
        /// As it is written.
        case literal(String)
        /// Anything: the value of a parameter.
        case parameter(String)

        /// The part as it is written; `nil` for a parameter.
        package var literal: String? {
            if case .literal(let literal) = self { literal } else { nil }
        }

        fileprivate var written: String {
            switch self {
            case .literal(let literal): literal
            case .parameter(let name): "{\(name)}"
            }
        }
    }

    /// What of a list a reply holds, and how the rest is asked for.
    public enum Pagination: Hashable, Sendable {
        /// By parameters that say how many there may be, by default so many, and how many to leave out.
        case offset(limit: String, default: Int?, offset: String)
        /// By a parameter that says behind what to go on, which the last reply has told.
        case cursor(after: String)
    }

    /// The method: `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
    public let method: String
    /// The parts of the path.
    public let path: [Segment]
    /// The fields that come from the path and the query string.
    public let parameters: [HTTPParameter]
    /// The status of success.
    public let status: Int
    /// The wire name of the command or query.
    public let message: String
    /// Whether it changes something.
    public let isCommand: Bool
    /// Whether its other fields come from a body.
    public let readsBody: Bool
    /// The roles of which the caller must have one; none means that everybody may.
    public let requiredRoles: [String]
    /// Whether the version of an aggregate is checked where the caller asks for that.
    public let checksVersion: Bool
    /// How a list is asked for in parts.
    public let pagination: Pagination?

    /// Reads a request, has it handled, and writes the reply.
    package let answer: @Sendable (System, RouteRequest, RouteConditions) async throws -> RouteReply

    /// The path as it stands in a spec: `/accounts/{account}`.
    public let template: String
    /// What two routes have in common that answer the same requests.
    let pattern: String

    @usableFromInline
    init(
        _ method: String,
        _ template: String,
        parameters: [HTTPParameter],
        status: Int,
        message: String,
        isCommand: Bool,
        requiredRoles: [String],
        checksVersion: Bool = false,
        pagination: Pagination? = nil,
        answer: @escaping @Sendable (System, RouteRequest, RouteConditions) async throws -> RouteReply
    ) {
        self.method = method
        path = template.split(separator: "/").map { part in
            part.hasPrefix("{") ? .parameter(String(part.dropFirst().dropLast())) : .literal(String(part))
        }
        // Both once: the template is told with each request, and each pattern is compared with all others.
        self.template = "/" + path.map(\.written).joined(separator: "/")
        pattern = "\(method) /" + path.map { $0.literal ?? "{}" }.joined(separator: "/")
        self.parameters = parameters
        self.status = status
        self.message = message
        self.isCommand = isCommand
        readsBody = method != "GET" && method != "DELETE"
        self.requiredRoles = requiredRoles
        self.checksVersion = checksVersion
        self.pagination = pagination
        self.answer = answer
    }
}

/// What a request asks for besides its content.
@usableFromInline
package struct RouteConditions: Sendable {
    /// On whose behalf it is sent.
    @usableFromInline package var caller: Caller
    /// The key by which the caller's command is known again.
    @usableFromInline package var key: String?
    /// The versions of which the aggregate has to be at one; `nil` where any will do.
    @usableFromInline package var versions: [StreamVersion]?

    package init(caller: Caller, key: String? = nil, versions: [StreamVersion]? = nil) {
        self.caller = caller
        self.key = key
        self.versions = versions
    }
}

/// A reply on its way out.
@usableFromInline
package struct RouteReply: Sendable {
    /// The reply as JSON; `nil` where there is nothing to say.
    package let data: [UInt8]?
    /// The version of what it shows, or of what was changed.
    package let version: Int?
    /// How many items it holds, where it is a list.
    package let count: Int?
    /// Behind what the list goes on; `nil` at its end.
    package let next: String?

    @usableFromInline
    package init(data: [UInt8]?, version: Int? = nil, count: Int? = nil, next: String? = nil) {
        self.data = data
        self.version = version
        self.count = count
        self.next = next
    }
}

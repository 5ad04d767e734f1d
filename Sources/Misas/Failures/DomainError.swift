/// An error that the domain knows: it has a name, data of its own, and tags that say what kind of error it is.
///
/// It reaches the sender of a command or query as it was thrown, through any number of handlers.
public protocol DomainError: Error, Message {
    /// What kind of error it is.
    static var tags: [ErrorTag] { get }

    /// What it says, for people. It may contain the error's data, and so must not be logged where that is personal.
    static func message(of error: Self) -> String
}

extension DomainError {
    /// No kind in particular.
    public static var tags: [ErrorTag] { [] }

    /// Whether it is of a kind.
    public func hasTag(_ tag: ErrorTag) -> Bool { Self.tags.contains(tag) }
}

/// A kind of error.
///
/// The known ones decide the status of an HTTP reply; others are the user's own.
public struct ErrorTag: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The tag's name, as in a spec.
    public let rawValue: String

    /// Creates a tag.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Creates a tag.
    public init(stringLiteral value: String) {
        rawValue = value
    }

    /// The tag's name.
    public var description: String { rawValue }

    /// What was asked for does not exist.
    public static let notFound = ErrorTag(rawValue: "not_found")
    /// What should be made exists already.
    public static let alreadyExists = ErrorTag(rawValue: "already_exists")
    /// The request itself is wrong.
    public static let validation = ErrorTag(rawValue: "validation")
    /// The request is right, but not in the present state.
    public static let conflict = ErrorTag(rawValue: "conflict")
    /// The caller may not.
    public static let forbidden = ErrorTag(rawValue: "forbidden")
    /// The caller is not known.
    public static let unauthorized = ErrorTag(rawValue: "unauthorized")
    /// Not now; the same may succeed later.
    public static let unavailable = ErrorTag(rawValue: "unavailable")
}

/// Nobody handles the message that was sent.
public struct NoHandler: Error, Hashable, CustomStringConvertible {
    /// The message's wire name.
    public let message: String

    /// Says that nobody handles a message.
    public init(message: String) {
        self.message = message
    }

    /// What is wrong.
    public var description: String { "nobody handles \(message): its subsystem is not part of this system" }
}

/// The caller has none of the roles that the message requires.
public struct NotAuthorized: Error, Hashable, CustomStringConvertible {
    /// The message's wire name.
    public let message: String
    /// The roles of which one is needed.
    public let requiredRoles: [String]
    /// Whether the caller is known at all: who is not may try again with a name.
    public let isCallerKnown: Bool

    /// What kind of error it is.
    public var tag: ErrorTag { isCallerKnown ? .forbidden : .unauthorized }

    /// Passes a caller who has one of some roles, and the system itself.
    @usableFromInline
    package static func check(
        _ caller: Caller,
        hasOneOf roles: [String],
        for message: @autoclosure () -> String
    ) throws(NotAuthorized) {
        guard caller.isSystem || roles.contains(where: caller.roles.contains) else {
            throw NotAuthorized(message: message(), requiredRoles: roles, isCallerKnown: caller.user != nil)
        }
    }

    /// What is wrong, without the caller's name.
    public var description: String {
        "\(message) requires one of the roles \(requiredRoles.joined(separator: ", "))"
    }
}

/// Others changed the same aggregate, again and again, while a command was being decided.
public struct TooManyConflicts: Error, CustomStringConvertible {
    /// The command's wire name.
    public let command: String
    /// The stream that kept changing.
    public let stream: String
    /// How often it was tried.
    public let attempts: Int
    /// The last conflict.
    public let lastConflict: any Error

    /// What is wrong.
    public var description: String {
        "\(command) was decided \(attempts) times, and \(stream) changed each time: \(lastConflict)"
    }
}

/// Handlers of an event failed.
public struct EventHandlingFailure: Error, CustomStringConvertible {
    /// The event's wire name.
    public let event: String
    /// Which handlers failed and how, in the order in which they ran.
    public let failures: [(handler: String, error: any Error)]

    /// What is wrong.
    public var description: String {
        let told = failures.map { "\($0.handler): \($0.error)" }.joined(separator: "; ")
        return "handling \(event) failed in \(told)"
    }
}

/// An event cannot follow on what an aggregate is: the behavior emitted, or the history holds, what can only begin one.
public struct MisplacedEvent: Error, CustomStringConvertible {
    /// The event's wire name.
    public let event: String
    /// The aggregate's stream.
    public let stream: String
    /// Whether the aggregate had already begun.
    public let hasBegun: Bool

    /// What is wrong.
    public var description: String {
        hasBegun
            ? "\(event) begins an aggregate, and \(stream) has begun already"
            : "\(event) cannot begin an aggregate, and \(stream) has not begun"
    }
}

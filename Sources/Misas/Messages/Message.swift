/// A value that travels between the parts of a system under a name of its own.
///
/// Commands, queries, events, predictions and domain errors are messages. Specs declare them; the compiler generates
/// the conformances.
public protocol Message: JSONCodable {
    /// The name in stored and sent data: `accounts.money_deposited`. It never changes.
    static var wireName: String { get }
}

/// A message that expects a reply: a command or a query.
public protocol Request: Message {
    /// What the sender gets back.
    associatedtype Result: Sendable = Void
    /// The declared ways to fail, as one type.
    associatedtype Failure: RequestFailure

    /// The roles of which the caller must have one; none means that everybody may.
    static var requiredRoles: [String] { get }

    /// Checks the values of a request against what its spec says of them.
    ///
    /// Runs when the request enters the bus. What is read from the store is not checked again.
    static func validate(_ request: Self, with validator: inout Validator)
}

extension Request {
    /// Nobody is kept out.
    public static var requiredRoles: [String] { [] }

    /// Nothing is checked.
    public static func validate(_ request: Self, with validator: inout Validator) {}
}

/// A request to change something.
public protocol Command: Request {}

/// A request to be told something.
///
/// It changes nothing.
public protocol Query: Request {}

/// The declared ways in which a request can fail: an enum with a case per error.
public protocol RequestFailure: Error {
    /// The error itself, as it reaches the sender.
    var underlying: any Error { get }

    /// Finds the case of an error that a bus threw, so that a sender can switch over all of them.
    ///
    /// - Returns: `nil` for an error that the request does not declare.
    init?(_ error: any Error)
}

/// Something that happened.
///
/// It is stored for ever, so its JSON can be read for ever.
public protocol Event: Message {
    /// What turns each older stored form into the next, the step from version 1 first.
    static var upcasts: [UpcastStep] { get }
}

extension Event {
    /// There is no older form.
    public static var upcasts: [UpcastStep] { [] }

    /// The version of the stored form, one more than there are steps; 1 for the first.
    ///
    /// Not a requirement: each costs every event compile time.
    public static var schemaVersion: Int { upcasts.count + 1 }
}

/// An event of the future: it will occur at a time, unless it is cancelled before.
public protocol Prediction: Message {
    /// What tells two predictions of one type apart; scheduling the same again moves it.
    static func key(of prediction: Self) -> String
}

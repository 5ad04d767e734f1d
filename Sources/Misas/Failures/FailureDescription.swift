/// An error that can be told to operators: what it says of itself has no personal data and no secrets.
///
/// Of other errors only the type is kept and logged.
public protocol OperatorError: Error {
    /// What is wrong, in words that may stand in a log.
    var operatorDescription: String { get }
}

/// What is told of an error where operators read it.
package enum FailureDescription {
    /// A text without the data of errors that may hold what is personal.
    package static func of(_ error: any Error) -> String {
        switch error {
        case let error as any OperatorError: bounded(error.operatorDescription)
        case let error as any DomainError: type(of: error).wireName
        case let error as any StoreFailure & CustomStringConvertible: bounded(error.description)
        case let error as EventCodec.Failure: bounded(error.description)
        case let error as JSONDecodingError: bounded("\(error)")
        case let error as JSONEncodingError: bounded("\(error)")
        case let error as ValidationFailed: bounded("\(error)")
        case let error as NoHandler: error.description
        case let error as TooManyConflicts: bounded(error.description)
        case let error as MisplacedEvent: bounded(error.description)
        case is CancellationError: "cancelled"
        default: String(describing: type(of: error))
        }
    }

    /// A store takes texts of some length only.
    private static func bounded(_ text: String) -> String {
        text.utf8.count <= 2_000 ? text : String(text.prefix(500)) + "…"
    }
}

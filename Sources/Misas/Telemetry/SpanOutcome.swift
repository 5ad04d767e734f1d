internal import Tracing

/// How something has ended, as telemetry tells it: without what may be personal or secret.
enum SpanOutcome: Sendable {
    /// As it should.
    case done
    /// It was refused, as the domain has it: by an error that is declared, a check, or for want of a role.
    ///
    /// That is an answer, and no failure of the system's.
    case refused(String)
    /// Its task was cancelled.
    case cancelled
    /// It failed.
    case failed(type: String, description: String)

    /// How something ended that threw an error.
    init(of error: any Error) {
        self =
            switch error {
            case let error as any DomainError: .refused(type(of: error).wireName)
            case is ValidationFailed, is NotAuthorized, is CommandIDReused, is AggregateNotFound,
                is AggregateAlreadyExists, is VersionMismatch:
                .refused(String(describing: type(of: error)))
            case is CancellationError: .cancelled
            default:
                .failed(type: String(describing: type(of: error)), description: FailureDescription.of(error))
            }
    }

    /// The value of `error.type`; `nil` where there is no error.
    var errorType: String? {
        switch self {
        case .done: nil
        case .refused(let type): type
        case .cancelled: "cancelled"
        case .failed(let type, _): type
        }
    }
}

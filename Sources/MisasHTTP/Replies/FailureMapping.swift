internal import HTTPTypes
internal import Hummingbird
internal import Misas
internal import NIOHTTP1

/// Tells a caller of what was thrown.
struct FailureMapping: Sendable {
    /// The statuses of errors that have tags of the user's own.
    let statuses: [ErrorTag: Int]

    func failure(of error: any Error, id: String) -> Failure {
        switch error {
        case let error as Failure.Thrown: error.failure
        case let error as any DomainError: Failure(error, statuses: statuses)
        case let error as RequestUnreadable: Failure(error)
        case let error as ValidationFailed: Failure(error)
        case let error as NotAuthorized: Failure(error)
        case let error as VersionMismatch: Failure(error)
        case let error as AggregateNotFound: Failure(.notFound, "not_found", error.description)
        case let error as AggregateAlreadyExists: Failure(.conflict, "already_exists", error.description)
        case is TooManyConflicts: Failure(.conflict, "conflict", "others changed the same, again and again: try again")
        case is CommandIDReused:
            Failure(
                .unprocessableContent,
                "idempotency_key_reused",
                "the key was used before, for a request with other content"
            )
        case let error as ProjectionUnready: .unavailable(error.description)
        case is CancellationError: .unavailable("the server is stopping")
        case let error as any StoreFailure: failure(of: error) ?? .unexpected(error, id: id)
        case let error as HTTPError:
            Failure(
                error.status,
                Self.type(of: error.status),
                error.body ?? error.status.reasonPhrase,
                headers: error.headers
            )
        case let error as any HTTPResponseError:
            Failure(error.status, Self.type(of: error.status), error.status.reasonPhrase)
        default: .unexpected(error, id: id)
        }
    }

    private func failure(of error: any StoreFailure) -> Failure? {
        guard let kind = StoreFailureKind(error) else { return nil }
        switch kind {
        case .invalid(let input): return Failure(.badRequest, "bad_request", input.description)
        case .unready(let obstacle): return .unavailable(obstacle.description)
        case .unavailable: return .unavailable("the store does not answer")
        case .cancelled: return .unavailable("the server is stopping")
        case .conflict: return Failure(.conflict, "conflict", "others changed the same at the same time: try again")
        case .ended: return Failure(.conflict, "conflict", "it was ended, and nothing is added to it any more")
        }
    }

    /// A word for a status: `not_found`.
    private static func type(of status: HTTPResponse.Status) -> String {
        let words = status.reasonPhrase.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" }
        return words.isEmpty ? "error" : String(words)
    }
}

extension Failure {
    /// A failure on its way to who answers.
    struct Thrown: Error {
        let failure: Failure
    }

    var thrown: Thrown { Thrown(failure: self) }
}

internal import Hummingbird
internal import Misas

/// A request on its way to what answers it.
struct Exchange: Sendable {
    /// The request.
    let request: Request
    /// Its path and query string.
    let target: RequestTarget
    /// The values of the path's parameters.
    let parameters: [String]
    /// The id by which it is told.
    let id: String
    /// The trace that it is a part of.
    let trace: RequestTrace
}

/// What answers requests of a method at a path.
struct Endpoint: Sendable {
    /// The path as it is told in logs: with its parameters, not with their values.
    let template: String
    let answer: @Sendable (Exchange) async throws -> Response
}

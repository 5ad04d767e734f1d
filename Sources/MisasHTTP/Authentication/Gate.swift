internal import HummingbirdCore
internal import Misas

/// Lets callers in, by their names.
struct Gate: Sendable {
    let authentication: (any Authentication)?
    let telemetry: ServerTelemetry

    /// On whose behalf a request is sent; anonymous where it names nobody.
    func caller(of exchange: Exchange, route: String) async throws -> Caller {
        guard let authentication else { return .anonymous }
        do {
            return try await authentication.caller(of: exchange.request.head) ?? .anonymous
        } catch let error as AuthenticationFailed {
            telemetry.refused(error, route: route, id: exchange.id)
            throw Failure.unauthenticated.thrown
        }
    }
}

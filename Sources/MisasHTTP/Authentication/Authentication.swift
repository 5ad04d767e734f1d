public import HTTPTypes
public import Misas

/// Finds out who sends a request.
public protocol Authentication: Sendable {
    /// Finds out on whose behalf a request is sent.
    ///
    /// - Parameter request: the request's head.
    /// - Returns: the caller; `nil` where the request names nobody. Such a caller may do what requires no role.
    /// - Throws: ``AuthenticationFailed`` where what the request brings is not valid, which the caller is told by a 401.
    ///   Anything else is a failure of the server's, which is logged.
    func caller(of request: HTTPRequest) async throws -> Caller?
}

/// What a request brings to say who sends it is not valid.
public struct AuthenticationFailed: Error, Sendable {
    /// Why, for the log.
    ///
    /// Neither the token nor anything of it belongs here.
    public let reason: String

    /// Says why it is not valid.
    public init(_ reason: String) {
        self.reason = reason
    }
}

/// Bearer tokens (RFC 6750), verified by whatever the user has for that.
///
/// ```swift
/// BearerAuthentication { token in
///     guard let user = try await sessions.user(of: token) else { throw AuthenticationFailed("unknown token") }
///     return Caller(user: user.name, roles: user.roles)
/// }
/// ```
public struct BearerAuthentication: Authentication {
    private let verify: @Sendable (_ token: String) async throws -> Caller

    /// Takes bearer tokens.
    ///
    /// - Parameter verify: gives the caller that a token stands for, or throws ``AuthenticationFailed``.
    public init(_ verify: @escaping @Sendable (_ token: String) async throws -> Caller) {
        self.verify = verify
    }

    /// The caller that the request's token stands for; `nil` where it has none.
    public func caller(of request: HTTPRequest) async throws -> Caller? {
        guard let field = request.headerFields[.authorization] else { return nil }
        let scheme = field.prefix { $0 != " " }
        guard scheme.lowercased() == "bearer" else { throw AuthenticationFailed("a scheme that is not taken") }
        let token = field.dropFirst(scheme.count).drop { $0 == " " }
        guard !token.isEmpty else { throw AuthenticationFailed("no token") }
        return try await verify(String(token))
    }
}

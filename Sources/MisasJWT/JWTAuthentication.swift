public import HTTPTypes
public import JWTKit
public import Misas
public import MisasHTTP

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Bearer tokens that are JSON Web Tokens (RFC 7519), with what they say of the caller.
///
/// ```swift
/// let keys = try await JWTKeyCollection().add(jwksJSON: document)
/// options.authentication = JWTAuthentication(keys: keys, issuer: "https://login.example.com", audience: "banking")
/// ```
///
/// A token has to be signed by one of the keys, be for this audience and from this issuer, and not have expired. What it
/// says of the caller follows from its claims: by default `sub` is the user, `tenant` the tenant, `client_id` the
/// application, and `roles`, a list, with the words of `scope` are the roles.
public struct JWTAuthentication: Authentication {
    private let keys: JWTKeyCollection
    private let rules: JWTRules
    private let caller: @Sendable (JSONValue) throws -> Caller

    /// Takes tokens.
    ///
    /// - Parameters:
    ///   - keys: the keys of which one has to have signed a token.
    ///   - issuer: who must have issued it.
    ///   - audience: whom it has to be for.
    ///   - leeway: by how much the clocks may differ.
    ///   - caller: makes the caller of the token's claims; throws ``AuthenticationFailed`` where they are not enough.
    public init(
        keys: JWTKeyCollection,
        issuer: String,
        audience: String,
        leeway: Duration = .seconds(30),
        caller: @escaping @Sendable (_ claims: JSONValue) throws -> Caller = JWTAuthentication.caller(of:)
    ) {
        self.keys = keys
        self.caller = caller
        rules = JWTRules(issuer: issuer, audience: audience, leeway: leeway)
    }

    /// The caller that the request's token stands for; `nil` where it has none.
    public func caller(of request: HTTPRequest) async throws -> Caller? {
        let bearer = BearerAuthentication { token in
            let claims: JWTClaims
            do {
                claims = try await keys.verify(token, as: JWTClaims.self)
            } catch let error as JWTError {
                throw AuthenticationFailed("\(error.errorType)")
            } catch is CancellationError {
                throw CancellationError()
            } catch {
                // Of a text that is no token, each of its parts fails in its own way.
                throw AuthenticationFailed("malformed: \(type(of: error))")
            }
            try rules.check(claims.values, at: Date())
            return try caller(claims.values)
        }
        return try await bearer.caller(of: request)
    }

    /// The caller of a token by the usual claims.
    @Sendable
    public static func caller(of claims: JSONValue) throws -> Caller {
        guard let user = claims["sub"]?.stringValue, !user.isEmpty else { throw AuthenticationFailed("no subject") }
        let listed = claims["roles"]?.arrayValue?.compactMap(\.stringValue) ?? []
        let scopes = claims["scope"]?.stringValue?.split(separator: " ").map(String.init) ?? []
        return Caller(
            user: user,
            tenant: claims["tenant"]?.stringValue,
            application: claims["client_id"]?.stringValue,
            roles: Set(listed + scopes)
        )
    }
}

/// All that a token says.
private struct JWTClaims: JWTPayload {
    let values: JSONValue

    init(from decoder: any Decoder) throws {
        values = try JSONValue(from: decoder)
    }

    func encode(to encoder: any Encoder) throws {
        try values.encode(to: encoder)
    }

    /// What it says is checked by ``JWTRules``, which knows what is asked for.
    func verify(using algorithm: some JWTAlgorithm) async throws {}
}

/// What a token has to say to be taken (RFC 7519, 4.1).
struct JWTRules: Sendable {
    let issuer: String
    let audience: String
    let leeway: Duration

    func check(_ claims: JSONValue, at now: Date) throws(AuthenticationFailed) {
        let seconds = now.timeIntervalSince1970
        let leeway = leeway / .seconds(1)
        guard let expiry = claims["exp"]?.doubleValue else { throw AuthenticationFailed("it never expires") }
        guard seconds < expiry + leeway else { throw AuthenticationFailed("it has expired") }
        if let start = claims["nbf"]?.doubleValue, seconds < start - leeway {
            throw AuthenticationFailed("it is not valid yet")
        }
        guard claims["iss"]?.stringValue == issuer else { throw AuthenticationFailed("it is of another issuer") }
        let audiences =
            claims["aud"]?.arrayValue?.compactMap(\.stringValue) ?? [claims["aud"]?.stringValue].compactMap(\.self)
        guard audiences.contains(audience) else { throw AuthenticationFailed("it is for another audience") }
    }
}

import Foundation
import JWTKit
import Misas
import MisasHTTP
import MisasJWT

/// Tokens of this bank's own, so that the example needs nobody else to say who is who.
///
/// A real bank takes the tokens of its login service, by the keys that the service publishes.
struct Tokens {
    private static let issuer = "bank"
    private static let audience = "banking"
    private let key: String

    /// The key is too short to keep anybody out.
    struct WeakKey: Error, CustomStringConvertible {
        let description = "BANKING_KEY has to have 32 bytes or more"
    }

    /// Tokens signed with the key that `BANKING_KEY` holds, or with one that everybody knows.
    init(environment: [String: String] = ProcessInfo.processInfo.environment) throws {
        key = environment["BANKING_KEY"] ?? "known to everybody, and so for a developer's machine only"
        guard key.utf8.count >= 32 else { throw WeakKey() }
    }

    /// Lets in whom the tokens name.
    func authentication() async -> some Authentication {
        JWTAuthentication(keys: await keys(), issuer: Self.issuer, audience: Self.audience)
    }

    /// A token that is valid for an hour.
    func token(for user: String, roles: [String]) async throws -> String {
        let claims = Claims(
            sub: SubjectClaim(value: user),
            iss: IssuerClaim(value: Self.issuer),
            aud: AudienceClaim(value: Self.audience),
            exp: ExpirationClaim(value: Date().addingTimeInterval(3_600)),
            roles: roles
        )
        return try await keys().sign(claims)
    }

    private func keys() async -> JWTKeyCollection {
        await JWTKeyCollection().add(hmac: HMACKey(from: key), digestAlgorithm: .sha256)
    }

    private struct Claims: JWTPayload {
        var sub: SubjectClaim
        var iss: IssuerClaim
        var aud: AudienceClaim
        var exp: ExpirationClaim
        var roles: [String]

        func verify(using algorithm: some JWTAlgorithm) throws {}
    }
}

import Misas
import Testing

@Suite("Secrets")
struct SecretTests {
    @Test("A secret does not show, however it is printed")
    func printing() {
        let secret = Secret("hunter2")
        struct Holder { let secret: Secret<String>, list: [Secret<String>] }
        var dumped = ""
        dump(Holder(secret: secret, list: [secret]), to: &dumped)
        for text in [
            "\(secret)", String(describing: secret), String(reflecting: secret), "\([secret])",
            "\(Optional(secret) as Any)",
            "\(Holder(secret: secret, list: [secret]))", "\(secret.playgroundDescription)",
            "\(Mirror(reflecting: secret))", dumped,
        ] {
            #expect(!text.contains("hunter2"), "\(text)")
        }
        #expect("\(secret)" == "REDACTED")
        #expect(secret.debugDescription == "REDACTED")
        #expect(Mirror(reflecting: secret).children.isEmpty)
    }

    @Test("A secret is read and never written")
    func json() throws {
        let secrets = try JSON.decode([Secret<String>].self, text: #"["hunter2"]"#)
        #expect(secrets.map { $0.reveal() } == ["hunter2"])
        #expect(try JSON.text(secrets) == #"["REDACTED"]"#)
        #expect(JSON.failures(Secret<String>.self, "1") == ["$: expected a string, found a number"])
    }

    @Test("Secrets are equal when their values are")
    func equality() {
        #expect(Secret("a") == Secret("a"))
        #expect(Secret(1) != Secret(2))
        #expect(Set([Secret("a"), Secret("a")]).count == 1)
    }
}

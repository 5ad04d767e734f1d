import Misas
import MisasTesting
import Testing
import Accounts

/// A system of this subsystem alone.
func makeSystem(_ options: [SystemOption] = []) throws -> System {
    try System(name: "accounts", version: "0.1.0", options: options) { AccountsSubsystem.assembled() }
}

@Suite("accounts")
struct AccountsTests {
    @Test("can be built")
    func builds() throws {
        #expect(try makeSystem().name == "accounts")
    }
}

import Misas
import Accounts
// misas-gen new subsystem: imports

@main
struct Bank {
    /// The system: all subsystems together.
    static func system(_ options: [SystemOption] = []) throws -> System {
        try System(name: "bank", version: "0.1.0", options: options) {
            AccountsSubsystem.assembled()
            // misas-gen new subsystem: subsystems
        }
    }

    static func main() async throws {
        let system = try system()
        print("\(system.name) \(system.version) is well")
    }
}

import Misas
// misas-gen new subsystem: imports

@main
struct MyShop {
    /// The system: all subsystems together.
    static func system(_ options: [SystemOption] = []) throws -> System {
        try System(name: "my-shop", version: "0.1.0", options: options) {
            // misas-gen new subsystem: subsystems
        }
    }

    static func main() async throws {
        let system = try system()
        print("\(system.name) \(system.version) is well")
    }
}

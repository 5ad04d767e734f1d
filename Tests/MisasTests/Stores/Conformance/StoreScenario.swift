import Misas
import Testing

/// One thing that every set of stores must do, named by a sentence, and run on fresh stores.
struct StoreScenario: Sendable, CustomTestStringConvertible {
    let name: String
    let run: @Sendable (any Stores) async throws -> Void

    init(
        _ name: String,
        _ run: @escaping @Sendable (any Stores) async throws -> Void
    ) {
        self.name = name
        self.run = run
    }

    var testDescription: String { name }
}

public import Misas

/// A promise that needs nothing but stores to be put to the test.
public typealias StoreScenario = ConformanceScenario<any Stores>

extension ConformanceScenario where Subject == any Stores {
    /// Makes stores, finds out whether they keep the promise, and shuts them down, whatever came of it.
    ///
    /// - Throws: ``ConformanceFailure``, and what making the stores or shutting them down throws.
    public nonisolated(nonsending) func run(
        patience: Duration = .seconds(120),
        on make: nonisolated(nonsending) () async throws -> some StoresUnderTest
    ) async throws {
        let made = try await make()
        do {
            try await run(made.stores, patience: patience)
        } catch {
            // The promise that was not kept says more than what may come of it.
            try? await made.shutDown()
            throw error
        }
        try await made.shutDown()
    }
}

/// A promise about time, put to the test by moving the stores' clock on.
public typealias ClockScenario = ConformanceScenario<any ClockedStores>

extension ConformanceScenario where Subject == any ClockedStores {
    /// Makes stores, finds out whether they keep the promise, and shuts them down, whatever came of it.
    ///
    /// - Throws: ``ConformanceFailure``, and what making the stores or shutting them down throws.
    public nonisolated(nonsending) func run(
        patience: Duration = .seconds(120),
        on make: nonisolated(nonsending) () async throws -> some ClockedStores
    ) async throws {
        let made = try await make()
        do {
            try await run(made, patience: patience)
        } catch {
            // The promise that was not kept says more than what may come of it.
            try? await made.shutDown()
            throw error
        }
        try await made.shutDown()
    }
}

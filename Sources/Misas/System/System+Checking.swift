extension System {
    /// Looks whether the system fits what it runs on: whether its stores can do their work and are migrated, and whether what
    /// its processors have done before was done in the same partitions.
    ///
    /// ``run(_:)`` does so before anything starts.
    ///
    /// - Parameter limit: how long the stores may take to tell how they are.
    /// - Throws: ``CompositionError``, which lists every fault.
    public func check(within limit: Duration = .seconds(5)) async throws {
        let health = await stores.checkHealth(within: limit)
        var faults = health.faults
        if case .unreachable = health.state { throw CompositionError(faults: faults) }
        do {
            let mine = processors.all + processors.inline
            faults += try await stores.checkpoints.partitionFaults(of: mine).map(\.description)
        } catch {
            try Task.checkCancellation()
            faults.append("the checkpoints cannot be read: \(FailureDescription.of(error))")
        }
        guard faults.isEmpty else { throw CompositionError(faults: faults) }
    }
}

extension InMemoryTransaction {
    nonisolated(nonsending) func nested<R: Sendable>(
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> R {
        try Task.checkCancellation()
        let before = try perform { overlay, _, _ throws(StoreError) in overlay }
        let part = InMemoryTransaction(core: core, partOf: self)
        defer { part.end() }
        do {
            let value = try await body(part)
            try Task.checkCancellation()
            return value
        } catch {
            try perform { overlay, _, _ throws(StoreError) in overlay = before }
            throw error
        }
    }
}

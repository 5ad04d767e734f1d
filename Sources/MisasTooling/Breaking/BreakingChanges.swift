package import MisasCompiler

/// What the new version of specs breaks of what was built on the old one.
package struct BreakingChanges {
    /// What was found, the strictest first, each thing once.
    package let diagnostics: [Diagnostic]

    /// Compares two versions, both without errors.
    ///
    /// - Parameters:
    ///   - old: as they were; their places are in the same map of sources.
    ///   - new: as they are.
    ///   - categories: what counts.
    package init(from old: Specs, to new: Specs, in categories: Set<BreakingCategory> = Set(BreakingCategory.allCases))
    {
        let specs = ComparedSpecs(old: old, new: new)
        var found: [Diagnostic] = []
        // What breaks stored events or clients breaks Swift too, which is not told again.
        var told: Set<SourceRange> = []
        for category in BreakingCategory.allCases where categories.contains(category) {
            let collector = ChangeCollector()
            switch category {
            case .payload: PayloadChanges(specs, collector).run()
            case .contract: ContractChanges(specs, collector).run()
            case .sql: TableChanges(specs, collector).run()
            case .source: SourceChanges(specs, collector).run()
            }
            found += collector.found.filter { category != .source || $0.earlier.map { !told.contains($0) } ?? true }
                .map(\.diagnostic)
            told.formUnion(collector.found.compactMap(\.earlier))
        }
        diagnostics = found
    }
}

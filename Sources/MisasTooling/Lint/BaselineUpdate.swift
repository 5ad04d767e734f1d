package import MisasCompiler

/// Writes a baseline anew: all advice that there is, and what the old one has of files that were not read.
package struct BaselineUpdate: Sendable {
    /// What is told all the same: errors, and what goes before them.
    package let outcome: Run.Outcome
    /// How many findings are listed.
    package let count: Int

    /// Writes the baseline of what a run compiles.
    ///
    /// Nothing is written where the specs have errors.
    package init(of run: Run, at path: String) throws(FileSystem.Failure) {
        var run = run
        run.needsBaseline = false
        var outcome = run.compile(renders: false)
        guard let compilation = outcome.compilation, !outcome.hasErrors else {
            self.outcome = outcome
            count = 0
            return
        }
        let advice = LintRule.allCases.map(\.code)
        let known = compilation.suppressed.compactMap { suppression -> Diagnostic? in
            guard case .baseline = suppression.kind else { return nil }
            return suppression.diagnostic
        }
        let found = compilation.diagnostics.filter { advice.contains($0.code) && $0.code != .unusedAllowance }
        let baseline = compilation.baseline ?? Baseline(in: Run.folder(of: path), run.files)
        let text = baseline.text(listing: known + found, in: outcome.sources)
        try run.files.writeIfChanged(Array(text.utf8), to: path)
        count = text.split(separator: "\n").count { !$0.hasPrefix("#") }
        let listed = Set(found.map(\.code))
        outcome.diagnostics.removeAll { listed.contains($0.code) || $0.code == .unusedAllowance }
        self.outcome = outcome
    }
}

package import MisasCompiler

/// How diagnostics are written.
package enum ReportFormat: String, Sendable, CaseIterable {
    /// For people, and for build tools that read the first line of each.
    case text
    /// One JSON document of our own.
    case json
    /// SARIF 2.1.0, as code scanning reads it.
    case sarif
    /// Commands that GitHub's runners turn into annotations.
    case github
    /// JUnit's XML, as test reports are shown: one case for each file.
    case junit

    /// Writes diagnostics.
    ///
    /// - Parameters:
    ///   - diagnostics: what is told, in its order.
    ///   - sources: the files that they lie in.
    ///   - suppressed: what is not told, with the reason; only SARIF has room for it.
    ///   - isColored: whether text is for a terminal that shows colours.
    package func report(
        _ diagnostics: [Diagnostic],
        in sources: SourceMap,
        suppressed: [Suppression] = [],
        isColored: Bool = false
    ) -> String {
        switch self {
        case .text: TextRenderer(sources: sources, isColored: isColored).render(diagnostics)
        case .json: JSONReport(sources: sources).render(diagnostics)
        case .sarif: SARIFReport(sources: sources).render(diagnostics, suppressed: suppressed)
        case .github: GitHubReport(sources: sources).render(diagnostics)
        case .junit: JUnitReport(sources: sources).render(diagnostics)
        }
    }
}

internal import MisasCompiler

/// Collects what changes break.
final class ChangeCollector {
    /// What was found, and where it stood.
    private(set) var found: [(diagnostic: Diagnostic, earlier: SourceRange?)] = []

    /// Notes what a change breaks.
    ///
    /// - Parameters:
    ///   - range: where it stands now, or what is nearest to where it stood.
    ///   - earlier: where it stood.
    ///   - snippet: what to write, as YAML.
    func report(
        _ code: DiagnosticCode,
        _ message: String,
        at range: SourceRange?,
        was earlier: SourceRange?,
        notes: [Diagnostic.Note] = [],
        help: String? = nil,
        snippet: String? = nil
    ) {
        let was = earlier.map { [Diagnostic.Note("this is how it was", at: $0)] } ?? []
        let category = code.breakingCategory.map { "\($0.rawValue.uppercased()): " } ?? ""
        let diagnostic = Diagnostic(
            code,
            category + message,
            at: range ?? earlier,
            notes: notes + was,
            help: help,
            snippet: snippet
        )
        found.append((diagnostic, earlier))
    }
}

/// One thing that the compiler has to say about its input.
package struct Diagnostic: Sendable {
    package let code: DiagnosticCode
    package var severity: Severity
    /// One sentence without a full stop: what was found and what was expected.
    ///
    /// Names stand in back-quotes.
    package let message: String
    /// Where; `nil` for what has no place in a file, such as a missing folder.
    package let range: SourceRange?
    /// What shows the rest of the story, such as where a name was declared first.
    package let notes: [Note]
    /// What to do, in one sentence, where it can be guessed.
    package let help: String?

    package struct Note: Sendable {
        package let message: String
        package let range: SourceRange?

        package init(_ message: String, at range: SourceRange? = nil) {
            self.message = message
            self.range = range
        }
    }

    package init(
        _ code: DiagnosticCode,
        _ message: String,
        at range: SourceRange?,
        notes: [Note] = [],
        help: String? = nil
    ) {
        self.code = code
        severity = code.defaultSeverity
        self.message = message
        self.range = range
        self.notes = notes
        self.help = help
    }
}

/// How bad it is.
///
/// Only errors stop a run.
package enum Severity: String, Sendable, CaseIterable {
    case error
    case warning
    case note
}

/// Collects what the passes of one run have to say.
///
/// Passes never stop at the first fault; they report it here and go on.
package final class DiagnosticCollector {
    package private(set) var diagnostics: [Diagnostic] = []

    package init() {}

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    package func report(_ diagnostic: Diagnostic) {
        diagnostics.append(diagnostic)
    }

    package func report(
        _ code: DiagnosticCode,
        _ message: String,
        at range: SourceRange?,
        notes: [Diagnostic.Note] = [],
        help: String? = nil
    ) {
        diagnostics.append(Diagnostic(code, message, at: range, notes: notes, help: help))
    }

    /// What was reported, by file path, then line and column, then code; what has no place comes first.
    package func sorted(in sources: SourceMap) -> [Diagnostic] {
        let keyed = diagnostics.enumerated().map { index, diagnostic in
            let start = diagnostic.range.map { sources.start(of: $0) }
            let key = (start?.path ?? "", start?.position ?? SourcePosition(line: 0, column: 0))
            return (key: key, index: index, diagnostic: diagnostic)
        }
        return keyed.sorted { left, right in
            if left.key.0 != right.key.0 { return left.key.0 < right.key.0 }
            if left.key.1 != right.key.1 { return left.key.1 < right.key.1 }
            if left.diagnostic.code != right.diagnostic.code {
                return left.diagnostic.code.rawValue < right.diagnostic.code.rawValue
            }
            return left.index < right.index
        }
        .map(\.diagnostic)
    }
}

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
    /// What to write there, as YAML of one or more lines, where the help speaks of it.
    package let snippet: String?
    /// What of the text has to change so that it is not told any more, where that can be said.
    package let fix: Fix?

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
        help: String? = nil,
        snippet: String? = nil,
        fix: Fix? = nil
    ) {
        self.code = code
        severity = code.defaultSeverity
        self.message = message
        self.range = range
        self.notes = notes
        self.help = help
        self.snippet = snippet
        self.fix = fix
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

    /// The places of nodes that are not what belongs there.
    private(set) var misunderstood: Set<SourceRange.Start> = []

    package init() {}

    /// Collects what one of several passes over different parts has to say, each in a collector of its own.
    ///
    /// - Parameter misunderstood: the places of which earlier passes said that something else belongs there.
    init(misunderstood: Set<SourceRange.Start>) {
        self.misunderstood = misunderstood
    }

    /// Takes what another pass had to say.
    func report(_ diagnostics: [Diagnostic]) { diagnostics.forEach(report) }

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    package func report(_ diagnostic: Diagnostic) {
        if diagnostic.code.isStructural, let range = diagnostic.range { misunderstood.insert(range.place) }
        diagnostics.append(diagnostic)
    }

    /// Whether the keys and values of a mapping are what belongs there, as far as was told.
    ///
    /// In one that is not, what seems to be missing may be there, misspelt, and must not be told a second time.
    func isUnderstood(_ node: Node) -> Bool {
        guard !misunderstood.isEmpty else { return true }
        guard let entries = node.mapping, !misunderstood.contains(node.range.place) else { return false }
        return entries.allSatisfy { entry in
            !misunderstood.contains(entry.keyRange.place) && !misunderstood.contains(entry.value.range.place)
        }
    }

    package func report(
        _ code: DiagnosticCode,
        _ message: String,
        at range: SourceRange?,
        notes: [Diagnostic.Note] = [],
        help: String? = nil,
        fix: Fix? = nil
    ) {
        report(Diagnostic(code, message, at: range, notes: notes, help: help, fix: fix))
    }

    /// What was reported, by file path, then line and column, then code; what has no place comes first.
    ///
    /// A node that aliases repeat is told once.
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
        .withoutRepetition()
    }
}

extension [Diagnostic] {
    /// Without those that say the same of the same place as another one of that place before them.
    fileprivate func withoutRepetition() -> Self {
        var kept: Self = []
        for diagnostic in self {
            var isRepeated = false
            for earlier in kept.reversed() {
                guard earlier.range?.place == diagnostic.range?.place, earlier.code == diagnostic.code else { break }
                isRepeated = earlier.message == diagnostic.message && earlier.range != nil
                if isRepeated { break }
            }
            if !isRepeated { kept.append(diagnostic) }
        }
        return kept
    }
}

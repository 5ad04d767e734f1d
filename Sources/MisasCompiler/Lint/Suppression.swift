/// Advice that was found and is not told.
package struct Suppression: Sendable {
    package enum Kind: Sendable {
        /// A comment allows it, and says why.
        case comment(reason: String)
        /// The baseline lists it.
        case baseline
    }

    package let diagnostic: Diagnostic
    package let kind: Kind

    package init(diagnostic: Diagnostic, kind: Kind) {
        self.diagnostic = diagnostic
        self.kind = kind
    }
}

/// Takes from what the rules have found what comments and the baseline let be.
struct SuppressionFilter {
    let sources: SourceMap
    let allowances: [Allowances.Allowance]
    let baseline: Baseline?

    /// What is left to be told, what is not, and what of the comments and the baseline was for nothing.
    struct Result {
        var told: [Diagnostic] = []
        var suppressed: [Suppression] = []
        /// Places in specs and in the baseline, with the rules that were allowed there.
        var unused: [(rule: LintRule?, range: SourceRange)] = []
    }

    func filter(_ diagnostics: [Diagnostic]) -> Result {
        var result = Result()
        let places = Dictionary(grouping: allowances.indices) { index in
            Place(code: allowances[index].rule.code, file: allowances[index].range.file, line: allowances[index].line)
        }
        var used: Set<Int> = []
        var entries = baseline?.entries ?? [:]
        for diagnostic in diagnostics {
            if let range = diagnostic.range {
                let line = sources.file(of: range).position(of: range.start).line
                let place = Place(code: diagnostic.code, file: range.file, line: line)
                if let found = places[place] {
                    used.formUnion(found)
                    let kind = Suppression.Kind.comment(reason: allowances[found[0]].reason)
                    result.suppressed.append(Suppression(diagnostic: diagnostic, kind: kind))
                    continue
                }
            }
            if let baseline {
                let key = baseline.key(of: diagnostic, in: sources)
                if let lines = entries[key], !lines.isEmpty {
                    entries[key] = Array(lines.dropFirst())
                    result.suppressed.append(Suppression(diagnostic: diagnostic, kind: .baseline))
                    continue
                }
            }
            result.told.append(diagnostic)
        }
        result.unused = allowances.indices.filter { !used.contains($0) }.map {
            (allowances[$0].rule, allowances[$0].range)
        }
        if let baseline {
            let read = Set(sources.files.map { baseline.path(of: $0.path) })
            for (key, places) in entries where Baseline.isKey(key, of: read.contains) {
                result.unused += places.map { (nil, $0) }
            }
        }
        return result
    }

    private struct Place: Hashable {
        let code: DiagnosticCode
        let file: Int32
        let line: Int
    }
}

/// Runs the rules that are switched on over the subsystems that are compiled.
struct Linter {
    let specs: Specs
    let settings: LintSettings
    let diagnostics: DiagnosticCollector

    /// Runs the rules over the subsystems that are compiled.
    ///
    /// - Returns: what is not told, because it is allowed.
    static func run(
        _ settings: LintSettings,
        over specs: Specs,
        _ sources: SourceMap,
        baseline: Baseline?,
        _ diagnostics: DiagnosticCollector
    ) -> [Suppression] {
        // A name that was mistyped, or stands in an unread part of a file, may be all that uses the rest.
        let isAllRead = !diagnostics.hasErrors && specs.subsystems.allSatisfy(\.isWhole)
        let usage = isAllRead ? Usage(of: specs) : nil
        let found = concurrentMap(specs.compiled.sorted()) { index in
            let told = DiagnosticCollector()
            Linter(specs: specs, settings: settings, diagnostics: told).run(index, usage)
            return told.diagnostics
        }
        let files = specs.compiled.sorted().flatMap { specs.subsystems[$0].files }
        let allowances = files.flatMap { Allowances.read($0, in: sources, diagnostics) }
        let filter = SuppressionFilter(sources: sources, allowances: allowances, baseline: baseline)
        let result = filter.filter(found.flatMap(\.self))
        diagnostics.report(result.told)
        // Where not all rules were run, it is not known what is for nothing.
        if isAllRead {
            let linter = Linter(specs: specs, settings: settings, diagnostics: diagnostics)
            for (rule, range) in result.unused where rule.map({ settings[$0] != nil }) ?? true {
                linter.report(
                    .unusedAllowance,
                    rule.map { "`\($0.rawValue)` is allowed here, and nothing is told of it" }
                        ?? "the baseline lists what is not told any more",
                    at: range,
                    fix: rule.map { _ in Fix(.removeComment(range)) }
                )
            }
        }
        return result.suppressed
    }

    private func run(_ index: Int, _ usage: Usage?) {
        DescriptionRules(linter: self).run(specs.subsystems[index])
        RouteRules(linter: self).run(specs.subsystems[index])
        PersonalDataRules(linter: self).run(index)
        EventTimeRule(linter: self).run(index)
        AccessRule(linter: self).run(index)
        if let usage { UsageRules(linter: self, usage: usage).run(index) }
    }

    func report(
        _ rule: LintRule,
        _ message: String,
        at range: SourceRange,
        notes: [Diagnostic.Note] = [],
        help: String? = nil,
        fix: Fix? = nil
    ) {
        guard let severity = settings[rule] else { return }
        let told = "\(message) (\(rule.rawValue))"
        var diagnostic = Diagnostic(rule.code, told, at: range, notes: notes, help: help, fix: fix)
        diagnostic.severity = severity
        diagnostics.report(diagnostic)
    }
}

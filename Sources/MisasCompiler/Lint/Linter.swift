/// Runs the rules that are switched on over the subsystems that are compiled.
struct Linter {
    let specs: Specs
    let settings: LintSettings
    let diagnostics: DiagnosticCollector

    /// Runs the rules over the subsystems that are compiled.
    static func run(_ settings: LintSettings, over specs: Specs, _ diagnostics: DiagnosticCollector) {
        // A name that was mistyped, or stands in an unread part of a file, may be all that uses the rest.
        let isAllRead = !diagnostics.hasErrors && specs.subsystems.allSatisfy(\.isWhole)
        let usage = isAllRead ? Usage(of: specs) : nil
        let found = concurrentMap(specs.compiled.sorted()) { index in
            let told = DiagnosticCollector()
            Linter(specs: specs, settings: settings, diagnostics: told).run(index, usage)
            return told.diagnostics
        }
        for reports in found { diagnostics.report(reports) }
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
        help: String? = nil
    ) {
        guard let severity = settings[rule] else { return }
        var diagnostic = Diagnostic(rule.code, "\(message) (\(rule.rawValue))", at: range, notes: notes, help: help)
        diagnostic.severity = severity
        diagnostics.report(diagnostic)
    }
}

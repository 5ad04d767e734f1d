/// Runs the rules that are switched on over the subsystems that are compiled.
struct Linter {
    let specs: Specs
    let settings: LintSettings
    let diagnostics: DiagnosticCollector

    func run() {
        // A name that was mistyped, or stands in an unread part of a file, may be all that uses the rest.
        let isAllRead = !diagnostics.hasErrors && specs.subsystems.allSatisfy(\.isWhole)
        let usage = isAllRead ? UsageRules(linter: self) : nil
        for index in specs.compiled.sorted() {
            DescriptionRules(linter: self).run(specs.subsystems[index])
            RouteRules(linter: self).run(specs.subsystems[index])
            PersonalDataRules(linter: self).run(index)
            EventTimeRule(linter: self).run(index)
            AccessRule(linter: self).run(index)
            usage?.run(index)
        }
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

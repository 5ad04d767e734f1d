package import MisasCompiler

/// Specs with all fixes that are certain and do only good.
///
/// Fixes are made round by round, those together that do not collide. What comes of them is checked before it is kept: a fix
/// that would bring something that was not told before, or leave told what it is for, is left out. Nothing is written before
/// ``write()``.
package struct FixedSpecs: Sendable {
    /// The specs as they were.
    package let before: Run.Outcome
    /// The specs with the fixes.
    package private(set) var after: Run.Outcome
    /// A note for each fix, at its place in the text with all fixes.
    package private(set) var fixed: [Diagnostic] = []
    /// A note for each fix that was left out, at its place, with the reason.
    package private(set) var refused: [Diagnostic] = []
    /// The files that change, by their paths.
    package private(set) var changes: [String: Change] = [:]

    package struct Change: Sendable {
        package let old: [UInt8]
        package fileprivate(set) var new: [UInt8]
    }

    private let run: Run
    private var reports: [Report] = []
    private var refusals: Set<Finding> = []
    /// Those of them that were tried together with what they bring.
    private var retried: Set<Finding> = []
    private var compilations = 0

    /// How often is looked for more to fix in what was fixed.
    private static let rounds = 50
    /// How often what a fix brings is mended, to see whether all of it together does good.
    private static let depth = 3
    /// How often specs are checked in all: where most fixes do harm, what they are is not looked for any longer.
    private static let maximumCompilations = 40

    package init(_ run: Run) {
        self.run = run
        before = run.perform()
        after = before
        for _ in 0..<Self.rounds {
            let candidates = candidates()
            if let step = candidates.isEmpty ? nil : harmless(of: candidates) {
                keep(step)
            } else if !mendWithWhatFollows() {
                break
            }
        }
        reports.sort { left, right in
            if left.finding.path != right.finding.path { return left.finding.path.precedesInBytes(right.finding.path) }
            return left.offset < right.offset
        }
        (fixed, refused) = reports.reduce(into: ([], [])) { lists, report in
            if report.reason == nil { lists.0.append(note(report)) } else { lists.1.append(note(report)) }
        }
    }

    /// Writes the files that change, each in one step.
    package func write() throws(FileSystem.Failure) {
        // Nothing is written where somebody else has written meanwhile.
        let sorted = changes.sorted { $0.key.precedesInBytes($1.key) }
        for (path, change) in sorted where try run.files.read(path) != change.old {
            throw FileSystem.Failure(path: path, reason: "it was changed meanwhile")
        }
        for (path, change) in sorted {
            try run.files.rewrite(change.new, to: path)
        }
    }

    /// What changes, as a patch.
    package var patch: String {
        changes.sorted { $0.key.precedesInBytes($1.key) }.map { path, change in
            let (old, new) = (String(decoding: change.old, as: UTF8.self), String(decoding: change.new, as: UTF8.self))
            return UnifiedDiff.text(from: old, to: new, path: path)
        }
        .joined()
    }

    // MARK: What could be fixed

    /// A fix that has not been tried.
    private struct Candidate {
        let diagnostic: Diagnostic
        let edits: [TextEdit]
    }

    /// What a finding is, wherever it stands.
    private struct Finding: Hashable {
        let code: DiagnosticCode
        let path: String
        let message: String
    }

    private func finding(_ diagnostic: Diagnostic) -> Finding {
        let path = diagnostic.range.map { after.sources.file(of: $0).path } ?? ""
        return Finding(code: diagnostic.code, path: path, message: diagnostic.message)
    }

    /// The fixes of what is told that do not collide, in the order in which it is told.
    private func candidates() -> [Candidate] {
        var taken: [Int32: TakenText] = [:]
        return after.diagnostics.compactMap { diagnostic in
            guard let fix = diagnostic.fix, fix.isCertain, !refusals.contains(finding(diagnostic)),
                let edits = FixEdits.edits(for: fix, in: after.sources),
                edits.allSatisfy({ taken[$0.range.file]?.collides(with: $0) != true })
            else { return nil }
            for edit in edits { taken[edit.range.file, default: TakenText()].take(edit) }
            return Candidate(diagnostic: diagnostic, edits: edits)
        }
    }

    // MARK: What does only good

    /// Some fixes with what comes of them.
    private struct Step {
        let candidates: [Candidate]
        let texts: [String: [UInt8]]
        let outcome: Run.Outcome
    }

    /// As many of some fixes as do only good together; the others are tried with fewer.
    private mutating func harmless(of candidates: [Candidate]) -> Step? {
        guard compilations < Self.maximumCompilations, let step = step(candidates) else { return nil }
        guard let reason = harm(of: step.candidates, step.outcome) else { return step }
        guard candidates.count > 1 else {
            let diagnostic = candidates[0].diagnostic
            refusals.insert(finding(diagnostic))
            reports.append(report(diagnostic, reason: reason))
            return nil
        }
        let middle = candidates.count / 2
        let first = harmless(of: Array(candidates[..<middle]))
        let second = harmless(of: Array(candidates[middle...]))
        guard let first, let second else { return first ?? second }
        guard compilations < Self.maximumCompilations,
            let both = self.step(first.candidates + second.candidates), harm(of: both.candidates, both.outcome) == nil
        else { return first }
        return both
    }

    /// What comes of some fixes; `nil` where a file is not any more as it was read.
    private mutating func step(_ candidates: [Candidate]) -> Step? {
        var texts: [String: [UInt8]] = changes.mapValues(\.new)
        for (index, edits) in Dictionary(grouping: candidates.flatMap(\.edits), by: \.range.file) {
            let file = after.sources.files[Int(index)]
            guard let current = try? texts[file.path] ?? run.files.read(file.path) else { return nil }
            let mark = current.count - file.text.count
            guard mark == 0 || mark == 3, current[mark...].elementsEqual(file.text) else { return nil }
            texts[file.path] = current[..<mark] + edits.applied(to: file)
        }
        compilations += 1
        var next = run.with(texts)
        next.previous = after.compilation
        return Step(candidates: candidates, texts: texts, outcome: next.perform())
    }

    /// Makes a fix that was left out for what it brings, where that can be mended too: behind a misspelt key, other
    /// misspelt names are not seen.
    ///
    /// - Returns: whether there was one.
    private mutating func mendWithWhatFollows() -> Bool {
        for diagnostic in after.diagnostics {
            let finding = finding(diagnostic)
            guard let fix = diagnostic.fix, fix.isCertain, refusals.contains(finding), !retried.contains(finding),
                let edits = FixEdits.edits(for: fix, in: after.sources)
            else { continue }
            retried.insert(finding)
            let candidate = Candidate(diagnostic: diagnostic, edits: edits)
            var trial = self
            trial.reports.removeAll { $0.reason != nil && $0.finding == finding }
            var next = [candidate]
            for _ in 0...Self.depth {
                guard !next.isEmpty, trial.compilations < Self.maximumCompilations, let step = trial.step(next) else {
                    break
                }
                trial.keep(step)
                guard harm(of: [candidate], trial.after) != nil else {
                    self = trial
                    return true
                }
                next = trial.candidates()
            }
            compilations = trial.compilations
        }
        return false
    }

    /// Why some fixes must not be made.
    ///
    /// - Parameter outcome: what comes of them.
    private func harm(of candidates: [Candidate], _ outcome: Run.Outcome) -> String? {
        let (old, new) = (counts(after), counts(outcome))
        // Not all advice was looked for before.
        let ignored: Set<DiagnosticCode> = after.hasErrors ? Set(LintRule.allCases.map(\.code)) : []
        for diagnostic in outcome.diagnostics where !ignored.contains(diagnostic.code) {
            let place = place(diagnostic, outcome)
            guard new[place, default: 0] > old[place, default: 0] else { continue }
            return "with it, this would be told: \(diagnostic.message) [\(diagnostic.code.rawValue)]"
        }
        for (place, all) in Dictionary(grouping: candidates, by: { self.place($0.diagnostic, after) })
        where new[place, default: 0] > old[place, default: 0] - all.count {
            return "with it, the same would be told again"
        }
        return nil
    }

    private struct Place: Hashable {
        let code: DiagnosticCode
        let path: String
    }

    private func place(_ diagnostic: Diagnostic, _ outcome: Run.Outcome) -> Place {
        Place(code: diagnostic.code, path: diagnostic.range.map { outcome.sources.file(of: $0).path } ?? "")
    }

    private func counts(_ outcome: Run.Outcome) -> [Place: Int] {
        outcome.diagnostics.reduce(into: [:]) { $0[place($1, outcome), default: 0] += 1 }
    }

    // MARK: What was done

    /// What has to be told of a fix.
    private struct Report {
        let finding: Finding
        /// In the text as it is by now, in scalars.
        var offset: Int
        let reason: String?
    }

    private func report(_ diagnostic: Diagnostic, reason: String? = nil) -> Report {
        let range = diagnostic.range
        return Report(finding: finding(diagnostic), offset: range?.start ?? 0, reason: reason)
    }

    private mutating func keep(_ step: Step) {
        reports += step.candidates.map { report($0.diagnostic) }
        let edits = Dictionary(grouping: step.candidates.flatMap(\.edits)) { after.sources.file(of: $0.range).path }
        let shifts = edits.mapValues(TextShift.init)
        for index in reports.indices {
            guard let shift = shifts[reports[index].finding.path] else { continue }
            reports[index].offset = shift.offset(after: reports[index].offset)
        }
        for path in edits.keys {
            guard let text = step.texts[path] else { continue }
            if changes[path] == nil, let old = try? run.files.read(path) {
                changes[path] = Change(old: old, new: text)
            } else {
                changes[path]?.new = text
            }
        }
        after = step.outcome
    }

    private func note(_ report: Report) -> Diagnostic {
        let range = after.sources.files.firstIndex { $0.path == report.finding.path }.map { index in
            SourceRange(file: Int32(index), start: report.offset, end: report.offset)
        }
        let told =
            report.reason.map { "not fixed: \(report.finding.message); \($0)" } ?? "fixed: \(report.finding.message)"
        var note = Diagnostic(report.finding.code, told, at: range)
        note.severity = .note
        return note
    }
}

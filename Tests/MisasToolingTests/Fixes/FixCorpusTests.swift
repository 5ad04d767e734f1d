import CorpusSupport
import Foundation
import MisasCompiler
import Testing

@testable import MisasTooling

/// All faulty specs of the corpus, with every fix that is offered for them.
@Suite("Fixes of the corpus's faulty specs", .timeLimit(.minutes(10)))
struct FixCorpusTests {
    /// What is told of a file under a code, wherever it stands.
    private struct Place: Hashable {
        let code: DiagnosticCode
        let path: String
    }

    private func counts(_ outcome: Run.Outcome) -> [Place: Int] {
        outcome.diagnostics.reduce(into: [:]) { counts, diagnostic in
            let path = diagnostic.range.map { outcome.sources.file(of: $0).path } ?? ""
            counts[Place(code: diagnostic.code, path: path), default: 0] += 1
        }
    }

    private func texts(after edits: [TextEdit], in sources: SourceMap) -> [String: [UInt8]] {
        Dictionary(grouping: edits, by: \.range.file).reduce(into: [:]) { texts, group in
            let file = sources.files[Int(group.key)]
            texts[file.path] = group.value.applied(to: file)
        }
    }

    @Test("each mend what they are for, and keep every comment", arguments: DiagnosticCase.all)
    func each(item: DiagnosticCase) throws {
        let run = try item.part("triggers").run(lints: item.lints)
        let before = run.perform()
        let told = counts(before)
        for diagnostic in before.diagnostics {
            guard let fix = diagnostic.fix else { continue }
            let context = "\(diagnostic.code.rawValue) \(diagnostic.message)"
            let edits = try #require(FixEdits.edits(for: fix, in: before.sources), "\(context)")
            expectSound(edits, in: before.sources, context)
            let texts = texts(after: edits, in: before.sources)
            let after = run.with(texts).perform()
            let place = Place(
                code: diagnostic.code,
                path: diagnostic.range.map { before.sources.file(of: $0).path } ?? ""
            )
            let left = counts(after)
            if fix.isCertain {
                #expect(left[place, default: 0] < told[place, default: 0], "still told: \(context)")
            }
            // What could not be read before may be wrong too; but a file that was read stays so.
            for code in [DiagnosticCode.yamlSyntax, .duplicateKey, .badKey, .wrongKind] where code != diagnostic.code {
                for path in texts.keys {
                    let place = Place(code: code, path: path)
                    #expect(left[place, default: 0] <= told[place, default: 0], "\(code.rawValue) after \(context)")
                }
            }
            guard diagnostic.code != .unusedAllowance, diagnostic.code != .badAllowance else { continue }
            for file in before.sources.files {
                guard let text = texts[file.path] else { continue }
                #expect(comments(text) == comments(file.text), "\(context)")
            }
        }
    }

    @Test("together leave nothing certain, bring nothing, and are told", arguments: DiagnosticCase.all)
    func together(item: DiagnosticCase) throws {
        let run = try item.part("triggers").run(lints: item.lints)
        let fixed = FixedSpecs(run)
        let (told, left) = (counts(fixed.before), counts(fixed.after))
        let advice = Set(LintRule.allCases.map(\.code))
        for (place, count) in left where !(fixed.before.hasErrors && advice.contains(place.code)) {
            #expect(count <= told[place, default: 0], "\(place)")
        }
        let open = fixed.after.diagnostics.filter { $0.fix?.isCertain == true }
        #expect(Set(open.map(\.code)).subtracting(fixed.refused.map(\.code)).isEmpty, "\(open)")
        #expect(fixed.changes.isEmpty == fixed.fixed.isEmpty)
        // Once is enough.
        let again = FixedSpecs(run.with(fixed.changes.mapValues(\.new)))
        #expect(again.changes.isEmpty)
        #expect(again.after.diagnostics.count == fixed.after.diagnostics.count)
    }

    @Test("are there for many codes")
    func many() throws {
        var offered: Set<DiagnosticCode> = []
        var certain: Set<DiagnosticCode> = []
        for item in DiagnosticCase.all {
            for diagnostic in try item.part("triggers").run(lints: item.lints).perform().diagnostics {
                guard let fix = diagnostic.fix else { continue }
                offered.insert(diagnostic.code)
                if fix.isCertain { certain.insert(diagnostic.code) }
            }
        }
        #expect(offered.count >= 30, "\(offered.map(\.rawValue).sorted())")
        #expect(certain.count >= 25, "\(certain.map(\.rawValue).sorted())")
    }

    @Test("are none for specs that are right", arguments: ValidCorpus.names)
    func right(name: String) throws {
        let inputs = try ValidCorpus.specs(of: name).map(\.input)
        let told = Compilation(inputs, lints: .off).diagnostics
        #expect(told.allSatisfy { $0.fix == nil })
    }
}

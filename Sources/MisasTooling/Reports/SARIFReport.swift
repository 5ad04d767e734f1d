package import MisasCompiler

/// Writes diagnostics as a log of the Static Analysis Results Interchange Format, which GitHub's code scanning and other
/// services read.
///
/// Source: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.
package struct SARIFReport {
    private let sources: SourceMap

    package init(sources: SourceMap) {
        self.sources = sources
    }

    /// Writes a log.
    ///
    /// - Parameters:
    ///   - diagnostics: what is told.
    ///   - suppressed: what is not, because somebody has said so: the log has it with the reason.
    package func render(_ diagnostics: [Diagnostic], suppressed: [Suppression] = []) -> String {
        let codes = Set((diagnostics + suppressed.map(\.diagnostic)).map(\.code)).sorted { $0.rawValue < $1.rawValue }
        let places = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
        let driver = JSONTree.members(
            ("name", .string("misas-gen")),
            ("version", .string(CompilerVersion.current)),
            ("semanticVersion", .string(CompilerVersion.current)),
            ("rules", .array(codes.map(rule)))
        )
        let run = JSONTree.members(
            ("tool", .members(("driver", driver))),
            ("columnKind", .string("unicodeCodePoints")),
            (
                "results",
                .array(
                    diagnostics.map { result($0, rule: places[$0.code] ?? 0) }
                        + suppressed.map {
                            result($0.diagnostic, rule: places[$0.diagnostic.code] ?? 0, suppression: $0.kind)
                        }
                )
            )
        )
        return JSONTree.members(
            ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
            ("version", .string("2.1.0")),
            ("runs", .array([run]))
        ).text
    }

    private func rule(_ code: DiagnosticCode) -> JSONTree {
        let explanation = Explanation.of(code)
        return .members(
            ("id", .string(code.rawValue)),
            ("name", .string("\(code)".prefix(1).uppercased() + "\(code)".dropFirst())),
            ("shortDescription", .members(("text", .string(explanation.title + ".")))),
            ("fullDescription", .members(("text", .string(explanation.text)))),
            ("help", .members(("text", .string(explanation.remedy))))
        )
    }

    private func result(_ diagnostic: Diagnostic, rule: Int, suppression: Suppression.Kind? = nil) -> JSONTree {
        let text =
            diagnostic.message + (diagnostic.help.map { "; \($0)" } ?? "")
            + (diagnostic.snippet.map { "\n\($0)" } ?? "")
        let related = diagnostic.notes.enumerated().compactMap { index, note in
            note.range.map { range in
                location(range).adding([
                    .init("id", .int(index)), .init("message", .members(("text", .string(note.message)))),
                ])
            }
        }
        return .members(
            ("ruleId", .string(diagnostic.code.rawValue)),
            ("ruleIndex", .int(rule)),
            ("level", .string(diagnostic.severity.rawValue)),
            ("message", .members(("text", .string(text)))),
            ("locations", diagnostic.range.map { .array([location($0)]) }),
            ("relatedLocations", related.isEmpty ? nil : .array(related)),
            ("fixes", fix(diagnostic).map { .array([$0]) }),
            ("suppressions", suppression.map { .array([self.suppression($0)]) })
        )
    }

    private func suppression(_ kind: Suppression.Kind) -> JSONTree {
        switch kind {
        case .comment(let reason): .members(("kind", .string("inSource")), ("justification", .string(reason)))
        case .baseline: .members(("kind", .string("external")))
        }
    }

    /// What mends it, for each file that changes.
    private func fix(_ diagnostic: Diagnostic) -> JSONTree? {
        guard let fix = diagnostic.fix, let edits = FixEdits.edits(for: fix, in: sources) else { return nil }
        let changes = Dictionary(grouping: edits, by: \.range.file).sorted { $0.key < $1.key }
        return .members(
            ("description", .members(("text", .string(diagnostic.help ?? "mend it")))),
            (
                "artifactChanges",
                .array(
                    changes.map { index, edits in
                        .members(
                            ("artifactLocation", artifact(sources.files[Int(index)])),
                            ("replacements", .array(edits.map(replacement)))
                        )
                    }
                )
            )
        )
    }

    private func replacement(_ edit: TextEdit) -> JSONTree {
        .members(
            ("deletedRegion", region(edit.range)),
            ("insertedContent", edit.text.isEmpty ? nil : .members(("text", .string(edit.text))))
        )
    }

    private func artifact(_ file: SourceFile) -> JSONTree {
        .members(("uri", .string(FileURI.reference(to: file.path))))
    }

    private func location(_ range: SourceRange) -> JSONTree {
        let places = JSONTree.members(
            ("artifactLocation", artifact(sources.file(of: range))),
            ("region", region(range))
        )
        return .members(("physicalLocation", places))
    }

    private func region(_ range: SourceRange) -> JSONTree {
        let file = sources.file(of: range)
        let start = file.position(of: range.start)
        let end = file.position(of: range.end)
        return .members(
            ("startLine", .int(start.line)),
            ("startColumn", .int(start.column)),
            ("endLine", .int(end.line)),
            ("endColumn", .int(end.column))
        )
    }
}

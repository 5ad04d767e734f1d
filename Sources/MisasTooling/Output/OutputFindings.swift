internal import MisasCompiler

/// Tells how a folder differs from what would be written there.
struct OutputFindings {
    /// What brings the folder in step: "run `misas-gen generate`".
    let command: String
    /// Where a change belongs that somebody has made by hand.
    let origin: String

    /// What `misas-gen generate` tells.
    static let generation = OutputFindings(command: "misas-gen generate", origin: "a spec or a template")
    /// What `misas-gen docs` tells.
    static let documents = OutputFindings(command: "misas-gen docs", origin: "a spec")

    /// The differences as `diff -u` tells them.
    func differences(_ findings: [OutputFolder.Finding], in folder: String) -> [Generation.Difference] {
        func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
        return findings.map { finding in
            let path = Self.path(finding.path, in: folder)
            let (old, new) = (finding.current.map(text), finding.wanted.map(text))
            return Generation.Difference(path: path, diff: UnifiedDiff.text(from: old, to: new, path: path))
        }
    }

    /// Adds what differs to what is told: at the file, where it is there.
    func tell(_ findings: [OutputFolder.Finding], in folder: String, _ outcome: inout Run.Outcome) {
        for finding in findings {
            let path = Self.path(finding.path, in: folder)
            let range = finding.current.map { bytes in
                // The start of the file only: no more of it is shown.
                let start = SourceFile(path: path, text: Array(bytes.prefix { $0 < 0x80 && $0 != 0x0A }))
                return SourceRange(file: outcome.sources.add(start), start: 0, end: 0)
            }
            let (code, message, help): (DiagnosticCode, String, String) =
                switch finding.difference {
                case .changed: (.outputChanged, "this is not what would be generated", "run `\(command)`")
                case .missing: (.outputMissing, "`\(path)` would be generated, and is not there", "run `\(command)`")
                case .stale: (.outputStale, "this is generated no longer", "run `\(command)`")
                case .edited:
                    (
                        .outputEdited,
                        "somebody has edited this file since it was generated, and it is left as it is",
                        "move the change into \(origin), and generate with `--force`"
                    )
                case .foreign:
                    (
                        .outputForeign,
                        "this stands where a file would be generated, and was not generated",
                        "move it elsewhere, or generate with `--force`"
                    )
                }
            outcome.diagnostics.append(Diagnostic(code, message, at: range, help: help))
        }
    }

    static func path(_ path: String, in folder: String) -> String {
        folder == "." || path.hasPrefix("/") ? path : "\(folder)/\(path)"
    }
}

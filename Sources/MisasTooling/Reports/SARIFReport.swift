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

    package func render(_ diagnostics: [Diagnostic]) -> String {
        let codes = Set(diagnostics.map(\.code)).sorted { $0.rawValue < $1.rawValue }
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
            ("results", .array(diagnostics.map { result($0, rule: places[$0.code] ?? 0) }))
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

    private func result(_ diagnostic: Diagnostic, rule: Int) -> JSONTree {
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
            ("relatedLocations", related.isEmpty ? nil : .array(related))
        )
    }

    private func location(_ range: SourceRange) -> JSONTree {
        let file = sources.file(of: range)
        let start = file.position(of: range.start)
        let end = file.position(of: range.end)
        let region = JSONTree.members(
            ("startLine", .int(start.line)),
            ("startColumn", .int(start.column)),
            ("endLine", .int(end.line)),
            ("endColumn", .int(end.column))
        )
        let artifact = JSONTree.members(("uri", .string(Self.reference(to: file.path))))
        return .members(
            ("physicalLocation", .members(("artifactLocation", artifact), ("region", region)))
        )
    }

    /// A path as a reference of RFC 3986: relative ones stay so, and what an URI cannot hold is written in percent.
    static func reference(to path: String) -> String {
        var reference = path.hasPrefix("/") ? "file://" : ""
        for byte in path.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                reference.unicodeScalars.append(Unicode.Scalar(byte))
            default: reference += "%" + byte.hexadecimal.uppercased()
            }
        }
        return reference
    }
}

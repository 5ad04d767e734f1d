package import MisasCompiler

/// Writes diagnostics as commands that the runners of GitHub Actions turn into annotations of the changed lines.
///
/// Source: <https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions>.
package struct GitHubReport {
    private let sources: SourceMap

    package init(sources: SourceMap) {
        self.sources = sources
    }

    package func render(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.map(command(for:)).joined()
    }

    private func command(for diagnostic: Diagnostic) -> String {
        var properties: [String] = []
        if let range = diagnostic.range {
            let file = sources.file(of: range)
            let start = file.position(of: range.start)
            let end = file.position(of: range.end)
            properties += ["file=\(Self.property(file.path))", "line=\(start.line)"]
            // Columns are of no account where the end is on another line.
            properties +=
                end.line == start.line ? ["col=\(start.column)", "endColumn=\(end.column)"] : ["endLine=\(end.line)"]
        }
        properties.append("title=\(diagnostic.code.rawValue)")
        let command = diagnostic.severity == .note ? "notice" : diagnostic.severity.rawValue
        let lines =
            [diagnostic.message] + [diagnostic.help, diagnostic.snippet].compactMap(\.self)
            + diagnostic.notes.map { note in
                guard let range = note.range else { return note.message }
                let (path, position) = sources.start(of: range)
                return "\(path):\(position.line): \(note.message)"
            }
        return "::\(command) \(properties.joined(separator: ","))::\(Self.data(lines.joined(separator: "\n")))\n"
    }

    /// What stands behind `::`.
    private static func data(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "%": result += "%25"
            case "\r": result += "%0D"
            case "\n", "\r\n": result += "%0A"
            default: result.append(character)
            }
        }
    }

    /// The value of a property, which a colon or comma would end.
    private static func property(_ text: String) -> String {
        data(text).reduce(into: "") { result, character in
            switch character {
            case ":": result += "%3A"
            case ",": result += "%2C"
            default: result.append(character)
            }
        }
    }
}

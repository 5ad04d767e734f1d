package import MisasCompiler

/// Writes diagnostics as one JSON document for machines:
/// `{"diagnostics": [{"code", "severity", "message", "file", "range": {"start": {"line", "column"}, "end"}, "help", "snippet", "notes"}]}`.
///
/// Lines and columns count from 1; columns count Unicode scalars; `end` is just after the last one.
package struct JSONReport {
    private let sources: SourceMap

    package init(sources: SourceMap) {
        self.sources = sources
    }

    package func render(_ diagnostics: [Diagnostic]) -> String {
        guard !diagnostics.isEmpty else { return "{\"diagnostics\": []}\n" }
        let items = diagnostics.map { "  " + object(for: $0) }.joined(separator: ",\n")
        return "{\"diagnostics\": [\n\(items)\n]}\n"
    }

    private func object(for diagnostic: Diagnostic) -> String {
        var members = [
            "\"code\": \(quoted(diagnostic.code.rawValue))",
            "\"severity\": \(quoted(diagnostic.severity.rawValue))",
            "\"message\": \(quoted(diagnostic.message))",
        ]
        if let range = diagnostic.range { members += place(range) }
        if let help = diagnostic.help { members.append("\"help\": \(quoted(help))") }
        if let snippet = diagnostic.snippet { members.append("\"snippet\": \(quoted(snippet))") }
        if !diagnostic.notes.isEmpty {
            let notes = diagnostic.notes.map { note in
                let parts = ["\"message\": \(quoted(note.message))"] + (note.range.map(place) ?? [])
                return "{\(parts.joined(separator: ", "))}"
            }
            members.append("\"notes\": [\(notes.joined(separator: ", "))]")
        }
        return "{\(members.joined(separator: ", "))}"
    }

    private func place(_ range: SourceRange) -> [String] {
        let file = sources.file(of: range)
        let start = file.position(of: range.start)
        let end = file.position(of: range.end)
        return [
            "\"file\": \(quoted(file.path))",
            "\"range\": {\"start\": \(object(for: start)), \"end\": \(object(for: end))}",
        ]
    }

    private func object(for position: SourcePosition) -> String {
        "{\"line\": \(position.line), \"column\": \(position.column)}"
    }

    private func quoted(_ text: String) -> String { JSONText.quoted(text) }
}

package import MisasCompiler

/// Writes diagnostics as JUnit's XML, in the form that Jenkins, GitLab and others show: each file is a case, which fails
/// where it has errors; what else is told of it is its output.
///
/// Source: <https://github.com/testmoapp/junitxml>.
package struct JUnitReport {
    private let sources: SourceMap

    package init(sources: SourceMap) {
        self.sources = sources
    }

    package func render(_ diagnostics: [Diagnostic]) -> String {
        var placed: [String: [Diagnostic]] = [:]
        for diagnostic in diagnostics {
            if let range = diagnostic.range { placed[sources.file(of: range).path, default: []].append(diagnostic) }
        }
        var cases = sources.files.map(\.path).sorted().map { (name: $0, diagnostics: placed[$0] ?? []) }
        let elsewhere = diagnostics.filter { $0.range == nil }
        if !elsewhere.isEmpty { cases.append(("misas-gen", elsewhere)) }
        let failures = cases.count { item in item.diagnostics.contains { $0.severity == .error } }
        let counts = "tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"0\" skipped=\"0\""
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites \(counts)>\n"
        text += "  <testsuite name=\"misas-gen\" \(counts)>\n"
        for item in cases { text += element(item.name, item.diagnostics) }
        return text + "  </testsuite>\n</testsuites>\n"
    }

    private func element(_ name: String, _ diagnostics: [Diagnostic]) -> String {
        let head = "    <testcase name=\(Self.quoted(name)) classname=\"misas-gen\""
        guard !diagnostics.isEmpty else { return head + "/>\n" }
        let renderer = TextRenderer(sources: sources)
        let errors = diagnostics.filter { $0.severity == .error }
        let rest = diagnostics.filter { $0.severity != .error }
        var text = head + ">\n"
        if let first = errors.first {
            let message = errors.count == 1 ? first.message : "\(errors.count) errors, first: \(first.message)"
            text += "      <failure type=\(Self.quoted(first.code.rawValue)) message=\(Self.quoted(message))>"
            text += Self.escaped(renderer.render(errors)) + "</failure>\n"
        }
        if !rest.isEmpty { text += "      <system-out>\(Self.escaped(renderer.render(rest)))</system-out>\n" }
        return text + "    </testcase>\n"
    }

    private static func quoted(_ text: String) -> String { "\"\(escaped(text))\"" }

    /// A text as XML 1.0 may hold it; what it may not is shown as a replacement.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n": result.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

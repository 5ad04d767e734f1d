package import MisasCompiler

/// Explanations as people read them: on a terminal, and as the page of all.
package enum ExplanationText {
    /// The code of a number such as `MISAS1203`, in any case, or of a lint's name.
    package static func code(named name: String) -> DiagnosticCode? {
        DiagnosticCode(rawValue: name.uppercased()) ?? LintRule(rawValue: name.lowercased())?.code
    }

    /// What was probably meant by a name that is none.
    package static func suggestion(for name: String) -> String? {
        closest(to: name, among: LintRule.allCases.map(\.rawValue) + DiagnosticCode.allCases.map(\.rawValue))
    }

    /// All codes with their titles, one in each line.
    package static var list: String {
        DiagnosticCode.allCases.sorted { $0.rawValue < $1.rawValue }.map { code in
            "\(code.rawValue)  \(Explanation.of(code).title)\(rule(of: code).map { " (\($0.rawValue))" } ?? "")\n"
        }
        .joined()
    }

    /// All that is to be said of a code.
    package static func page(of code: DiagnosticCode) -> String {
        let explanation = Explanation.of(code)
        var text = "\(code.rawValue): \(explanation.title)\n\n\(wrapped(explanation.text))\n\n"
        text += wrapped(explanation.remedy) + "\n"
        if let rule = rule(of: code) { text += "\n" + wrapped(setting(rule)) + "\n" }
        if let example = Examples.texts[code.rawValue] {
            text += "\nFor example:\n\n"
            text += example.split(separator: "\n").map { "    \($0)\n" }.joined()
        }
        return text
    }

    /// All codes as a document.
    package static var document: String {
        var text = """
            # Diagnostics

            Each message of `misas-gen` ends in a code. `misas-gen explain CODE` prints what stands here of it, and
            `misas-gen explain` lists all; both are made from one table.

            Advice (`MISAS19…`) has a name besides, by which `lints:` in the system file sets how bad it is: `error`, `warning`,
            `note` or `off`.

            """
        for section in sections {
            text += "\n## \(section.title)\n"
            for code in DiagnosticCode.allCases.sorted(by: { $0.rawValue < $1.rawValue })
            where code.rawValue.hasPrefix("MISAS\(section.number)") {
                text += entry(of: code)
            }
        }
        return text
    }

    private static func entry(of code: DiagnosticCode) -> String {
        let explanation = Explanation.of(code)
        var text = "\n### \(code.rawValue): \(explanation.title)\n\n\(explanation.text) \(explanation.remedy)\n"
        if let rule = rule(of: code) { text += "\n\(setting(rule))\n" }
        if let example = Examples.texts[code.rawValue] { text += "\n```\n\(example)\n```\n" }
        return text
    }

    private static let sections: [(number: Int, title: String)] = [
        (10, "Files and YAML"), (11, "Structure"), (12, "Names"), (13, "Types and values"),
        (14, "Messages and aggregates"),
        (15, "Projections and policies"), (16, "HTTP"), (17, "Templates and output"), (18, "The system file"),
        (19, "Advice"), (20, "Import"), (30, "Changes of what is stored (PAYLOAD)"),
        (31, "Changes of what is sent (CONTRACT)"),
        (32, "Changes of tables and documents (SQL)"), (33, "Changes of generated Swift (SOURCE)"),
    ]

    private static func rule(of code: DiagnosticCode) -> LintRule? { LintRule.allCases.first { $0.code == code } }

    private static func setting(_ rule: LintRule) -> String {
        let severity = rule.defaultSeverity.map { $0 == .note ? "a note" : "a \($0.rawValue)" } ?? "off"
        return "By default it is \(severity); `\(rule.rawValue)` under `lints:` in the system file sets it."
    }

    /// A text in lines of eighty columns.
    private static func wrapped(_ text: String) -> String {
        var lines = [""]
        for word in text.split(separator: " ") {
            if lines[lines.count - 1].count + word.count >= 80 { lines.append("") }
            lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
        }
        return lines.joined(separator: "\n")
    }
}

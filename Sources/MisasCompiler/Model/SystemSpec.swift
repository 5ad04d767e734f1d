/// What `system.misas.yaml` says of the whole system.
package struct SystemSpec: Sendable {
    package let name: String?
    package let version: String?
    package let description: String?
    package let license: License?
    /// Who to ask, the first first.
    package let contacts: [Contact]
    /// The folder of templates that replace built-in ones, relative to the file.
    package let templates: Located<String>?
    /// The folder that `misas-gen generate` writes to, relative to the file.
    package let swiftOutput: String?
    /// The severities of lints.
    package let lints: LintSettings
    /// Own tags of errors with their HTTP status.
    package let tags: [String: Int]

    /// The licence that the system comes under.
    package struct License: Sendable, Equatable {
        package let name: String
        /// Where its text is.
        package let url: String?

        package init(name: String, url: String? = nil) {
            self.name = name
            self.url = url
        }
    }

    /// Somebody to ask.
    package struct Contact: Sendable, Equatable {
        package let name: String
        package let email: String?
        /// Where to read more.
        package let url: String?

        package init(name: String, email: String? = nil, url: String? = nil) {
            self.name = name
            self.email = email
            self.url = url
        }
    }

    /// Reads the file; what is wrong with it is reported.
    ///
    /// - Parameter base: how bad each lint is of which the file says nothing.
    package init(
        _ document: SpecParser.Document,
        lints base: LintSettings = LintSettings(),
        diagnostics: DiagnosticCollector
    ) {
        let root = document.root
        GrammarChecker(diagnostics: diagnostics, isWhole: document.isWhole).check(root, LanguageGrammar.system)
        SpecFile.checkVersion(root, diagnostics: diagnostics)
        name = root["system"]?.text
        version = root["version"]?.filledText
        description = root["description"]?.filledText
        license = root["license"].flatMap { node in
            let name = node.filledText ?? node["name"]?.filledText
            return name.map { License(name: $0, url: node["url"]?.filledText) }
        }
        contacts = (root["contacts"]?.sequence ?? []).compactMap { node in
            node["name"]?.filledText.map {
                Contact(name: $0, email: node["email"]?.filledText, url: node["url"]?.filledText)
            }
        }
        templates = root["templates"]?.locatedText
        swiftOutput = root["outputs"]?["swift"]?.text
        var tags: [String: Int] = [:]
        for entry in root.tables("tags") {
            guard let status = entry.value.locatedInteger else { continue }
            if (400...599).contains(status.value) {
                tags[entry.key] = status.value
            } else {
                diagnostics.report(
                    .tagStatus,
                    "the status of an error is from 400 to 599, not \(status.value)",
                    at: status.range
                )
            }
        }
        self.tags = tags
        lints = Self.lints(root, base: base, diagnostics: diagnostics)
    }

    private static func lints(
        _ root: Node,
        base: LintSettings,
        diagnostics: DiagnosticCollector
    ) -> LintSettings {
        var settings = base
        let names = LintRule.allCases.map(\.rawValue)
        for entry in root.tables("lints") {
            guard let rule = LintRule(rawValue: entry.key) else {
                let near = guess(entry.key, among: names)
                diagnostics.report(
                    .unknownLint,
                    "there is no lint `\(entry.key)`",
                    at: entry.keyRange,
                    help: near.map { "did you mean `\($0)`?" } ?? "the lints are \(names.joined(separator: ", "))",
                    fix: near.map { .replace(entry.keyRange, entry.key, with: $0) }
                )
                continue
            }
            guard let word = entry.value.text else { continue }
            settings.set(rule, to: Severity(rawValue: word))
        }
        return settings
    }
}

extension Node {
    /// The text of a scalar that something was written for.
    fileprivate var filledText: String? { text.flatMap { $0.isEmpty ? nil : $0 } }
}

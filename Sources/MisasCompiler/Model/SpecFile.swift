/// One spec file, read but not yet joined with the others of its subsystem.
package struct SpecFile: Sendable {
    package let index: Int32
    package let path: String
    package let root: Node
    /// Whether the file was read to its end.
    package let isWhole: Bool
    /// What may be declared in parts that could not be read.
    let unreadNames: Set<String>
    package let subsystem: Located<String>?
    package let uses: [Located<String>]

    /// Checks the tree against the language's keys and reads its head.
    init(index: Int32, path: String, document: SpecParser.Document, diagnostics: DiagnosticCollector) {
        self.index = index
        self.path = path
        root = document.root
        isWhole = document.isWhole
        GrammarChecker(diagnostics: diagnostics, isWhole: document.isWhole).check(document.root, LanguageGrammar.file)
        subsystem = document.root["subsystem"].flatMap { $0.isEmpty ? nil : $0.locatedText }
        unreadNames = document.unreadNames
        uses = document.root["uses"]?.texts ?? []
        Self.checkVersion(document.root, diagnostics: diagnostics)
    }

    static func checkVersion(_ root: Node, diagnostics: DiagnosticCollector) {
        guard let version = root["misas"]?.locatedInteger, version.value != LanguageGrammar.version, version.value > 0
        else {
            return
        }
        diagnostics.report(
            .languageVersion,
            "this compiler reads version \(LanguageGrammar.version) of the language, not \(version.value)",
            at: version.range
        )
    }
}

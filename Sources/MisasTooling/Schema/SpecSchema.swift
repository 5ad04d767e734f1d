internal import MisasCompiler

/// A JSON Schema, by which editors complete what is typed, explain it, and underline what cannot be right.
///
/// It is made from the tables that the compiler reads by. The compiler accepts nothing of what it refuses, but for
/// texts that are written `null` or `~`, which are nothing to other readers of YAML. Draft 7 is the newest that all
/// editors read.
package enum SpecSchema: String, CaseIterable, Sendable {
    /// Of `*.misas.yaml`.
    case file
    /// Of `system.misas.yaml`.
    case system

    /// Where a package keeps it.
    package var path: String {
        switch self {
        case .file: ".misas/schema.json"
        case .system: ".misas/system.json"
        }
    }

    /// The schema as a document of JSON.
    package var text: String {
        let (root, definitions) = SchemaDefinitions.document(of: grammar)
        return JSONTree.members(
            ("$schema", .string("http://json-schema.org/draft-07/schema#")),
            ("title", .string(title)),
            ("description", .string(description))
        ).adding(root.members.filter { $0.name != "title" }).adding([.init("definitions", definitions)]).text
    }

    private var grammar: MappingGrammar {
        switch self {
        case .file: LanguageGrammar.file
        case .system: LanguageGrammar.system
        }
    }

    private var title: String {
        switch self {
        case .file: "Misas spec"
        case .system: "Misas system"
        }
    }

    private var description: String {
        let version = "version \(LanguageGrammar.version) of the language"
        switch self {
        case .file: return "A file that ends in `\(OutputNames.specSuffix)`, in \(version)."
        case .system: return "The file `\(OutputNames.systemFile)`, in \(version)."
        }
    }
}

extension JSONTree {
    /// The members of an object; none of anything else.
    fileprivate var members: [Member] {
        if case .object(let members) = self { members } else { [] }
    }
}

import CorpusSupport
import Foundation
import MisasCompiler
import TestSupport
import Testing

@testable import MisasTooling

@Suite("The schema of specs", .timeLimit(.minutes(5)))
struct SpecSchemaTests {
    @Test("is valid by the schema of its draft")
    func metaschema() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "misas-metaschema-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = try SpecSchema.allCases.map { schema in
            let file = folder.appending(path: "\(schema.rawValue).json")
            try Data(schema.text.utf8).write(to: file)
            return file.path(percentEncoded: false)
        }
        let run = try await Script.run("Tests/Schemas/validate", ["--check-metaschema"] + files)
        #expect(run.status == 0, "\(run.output)")
    }

    @Test("has each definition once, and refers to each", arguments: SpecSchema.allCases)
    func definitions(schema: SpecSchema) throws {
        let document = try document(schema)
        let definitions = try #require(document["definitions"] as? [String: Any])
        var references: Set<String> = []
        collectReferences(in: document, &references)
        #expect(references == Set(definitions.keys.map { "#/definitions/\($0)" }))
        var names: [String: String] = [:]
        for (name, definition) in definitions {
            let text = try String(
                decoding: JSONSerialization.data(withJSONObject: definition, options: .sortedKeys),
                as: UTF8.self
            )
            #expect(names.updateValue(name, forKey: text) == nil, "\(name) is written twice")
        }
    }

    private func collectReferences(in value: Any, _ references: inout Set<String>) {
        if let object = value as? [String: Any] {
            if let reference = object["$ref"] as? String {
                references.insert(reference)
                #expect(object.count == 1, "what stands beside \(reference) is passed over")
            }
            for member in object.values { collectReferences(in: member, &references) }
        } else if let items = value as? [Any] {
            for item in items { collectReferences(in: item, &references) }
        }
    }

    @Test("knows every key, what it says, and whether it must be there", arguments: SpecSchema.allCases)
    func keys(schema: SpecSchema) throws {
        let grammar = schema == .file ? LanguageGrammar.file : LanguageGrammar.system
        var walk = try Walk(document: document(schema))
        try walk.compare(walk.document, grammar)
        #expect(walk.count > (schema == .file ? 150 : 15))
    }

    /// A walk through the schema and the grammar side by side.
    private struct Walk {
        let document: [String: Any]
        private(set) var count = 0

        init(document: [String: Any]) {
            self.document = document
        }

        mutating func compare(_ schema: [String: Any], _ grammar: MappingGrammar) throws {
            let properties = try #require(schema["properties"] as? [String: Any], "\(grammar.noun)")
            #expect(properties.keys.sorted() == grammar.keys.map(\.name).sorted())
            #expect(schema["additionalProperties"] as? Bool == false)
            #expect(schema["required"] as? [String] ?? [] == grammar.keys.filter(\.isRequired).map(\.name))
            for key in grammar.keys {
                let property = try resolved(#require(properties[key.name] as? [String: Any]))
                #expect(property["description"] as? String == key.summary)
                count += 1
                try compare(property, key.shape)
            }
        }

        private mutating func compare(_ schema: [String: Any], _ shape: Shape) throws {
            let schema = try resolved(schema)
            switch shape {
            case .text, .integer, .boolean, .choice, .anything, .freeMapping: return
            case .list(let item): try compare(#require(schema["items"] as? [String: Any]), item)
            case .table(let value):
                guard let item = schema["additionalProperties"] as? [String: Any] else { return }
                try compare(item, value)
            case .mapping(let grammar): try compare(schema, grammar)
            case .short(_, or: let longer):
                let forms = try #require(schema["anyOf"] as? [[String: Any]])
                #expect(forms.count == 2)
                try compare(forms[1], longer)
            }
        }

        /// What a reference refers to; a key of its own has one within `allOf`.
        private func resolved(_ schema: [String: Any]) throws -> [String: Any] {
            if let reference = schema["$ref"] as? String {
                let definitions = document["definitions"] as? [String: Any]
                let name = String(reference.dropFirst("#/definitions/".count))
                return try resolved(#require(definitions?[name] as? [String: Any], "\(reference)"))
            }
            guard let whole = (schema["allOf"] as? [[String: Any]])?.first else { return schema }
            return try resolved(whole).merging(schema) { _, own in own }
        }
    }

    @Test("has no rule, and no constraint, of what is not in the grammar")
    func rules() {
        var keys: Set<String> = []
        list(.mapping(LanguageGrammar.file), &keys)
        list(.mapping(LanguageGrammar.system), &keys)
        list(.mapping(LanguageGrammar.enumCase), &keys)
        for (noun, names, _) in SchemaRule.all {
            for name in names {
                #expect(keys.contains { $0.hasPrefix("\(name) of \(noun ?? "")") }, "\(name) of \(noun ?? "all")")
            }
        }
        for (noun, key, _) in SchemaConstraint.all { #expect(keys.contains("\(key) of \(noun)")) }
        for kind in SchemaConstraint.typeKinds { #expect(keys.contains("\(kind) of a type")) }
    }

    private func list(_ shape: Shape, _ keys: inout Set<String>) {
        switch shape {
        case .mapping(let grammar):
            for key in grammar.keys {
                keys.insert("\(key.name) of \(grammar.noun)")
                list(key.shape, &keys)
            }
        case .table(let inner), .list(let inner), .short(_, or: let inner): list(inner, &keys)
        case .text, .integer, .boolean, .choice, .anything, .freeMapping: break
        }
    }

    private func document(_ schema: SpecSchema) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(schema.text.utf8)) as? [String: Any])
    }
}

internal import MisasCompiler

/// What an editor can put in where something is declared, in the form that editors of the family of VS Code read.
struct SchemaSnippet {
    /// How many places there are so far that the cursor goes to.
    private var places = 0

    /// The declarations of one thing under a key, each with places for its name and for all that it must have.
    static func of(_ value: Shape, _ rule: SchemaRule) -> JSONTree? {
        guard case .mapping(let grammar) = value, rule.names == .upperCamelCase else { return nil }
        let kinds: [String?] = grammar.noun == LanguageGrammar.type.noun ? SchemaConstraint.typeKinds : [nil]
        return .array(
            kinds.map { kind in
                var snippet = SchemaSnippet()
                let name = snippet.place("Name")
                let body = snippet.body(of: grammar, with: ["description", kind].compactMap(\.self))
                let noun = grammar.noun.split(separator: " ").dropFirst().joined(separator: " ")
                return .members(
                    ("label", .string("new \(noun)" + (kind.map { ": \($0)" } ?? ""))),
                    ("body", .object([.init(name, body)]))
                )
            }
        )
    }

    private mutating func place(_ text: String) -> String {
        places += 1
        return "${\(places):\(text)}"
    }

    private mutating func body(of grammar: MappingGrammar, with wanted: [String] = []) -> JSONTree {
        let keys = grammar.keys.filter { $0.isRequired || wanted.contains($0.name) }
        return .object(
            keys.map { key in
                let rule = SchemaRule.of(key.name, in: grammar.noun)
                return .init(key.name, value(of: key.shape, rule, key: key.name))
            }
        )
    }

    private mutating func value(of shape: Shape, _ rule: SchemaRule, key: String) -> JSONTree {
        switch shape {
        case .text, .integer, .boolean, .freeMapping: .string(place(Self.sample(of: rule.text) ?? key))
        case .choice(let words): .string(place(words.first ?? key))
        case .short(let scalar, _): value(of: scalar, rule, key: key)
        case .list(let item): .array([value(of: item, rule, key: key)])
        // The cases of an enum.
        case .anything: .array([.string(place("name"))])
        case .table(let item):
            .object([.init(place(Self.sample(of: rule.names) ?? "name"), value(of: item, rule, key: key))])
        case .mapping(let grammar): body(of: grammar)
        }
    }

    private static func sample(of form: TextForm?) -> String? {
        switch form {
        case .upperCamelCase, .reference: "Name"
        case .lowerCamelCase: "name"
        case .typeExpression, .payload: "string"
        default: nil
        }
    }
}

internal import MisasCompiler

/// Makes the definitions of a schema, each once, while the grammar is walked.
struct SchemaDefinitions {
    /// A mapping of the grammar.
    private struct Definition: Equatable {
        let name: String
        /// What it describes: "an event".
        let noun: String
        var properties: [JSONTree.Member]
        let required: [String]
        let constraint: [JSONTree.Member]
        let allowsNothing: Bool
    }

    /// In the order in which they were met.
    private var mappings: [Definition] = []
    private var forms: Set<TextForm> = []
    /// The values of tables of which all names are known.
    private var values: [JSONTree.Member] = []
    /// The keys that several mappings have alike, each under the name of its definition.
    private var shared: [(name: String, property: JSONTree.Member)] = []

    /// The schema of a mapping, and all that it refers to as definitions.
    static func document(of grammar: MappingGrammar) -> (root: JSONTree, definitions: JSONTree) {
        var definitions = SchemaDefinitions()
        let root = definitions.definition(of: grammar, key: nil, owner: nil)
        definitions.share(with: root)
        let all =
            definitions.mappings.map { JSONTree.Member($0.name, object(of: definitions.sharing($0))) }
            + definitions.shared.map { .init($0.name, $0.property.value) } + definitions.values
            + TextForm.allCases.filter(definitions.forms.contains).map { .init($0.name, $0.schema) }
        return (object(of: definitions.sharing(root)), .object(all.sorted { $0.name < $1.name }))
    }

    // MARK: Mappings

    private mutating func definition(of grammar: MappingGrammar, key: String?, owner: String?) -> Definition {
        let constraint = SchemaConstraint.of(grammar)
        let required = grammar.keys.filter(\.isRequired).map(\.name)
        return Definition(
            name: Self.name(of: grammar, key: key, owner: owner),
            noun: grammar.noun,
            properties: grammar.keys.map { JSONTree.Member($0.name, property($0, of: grammar)) },
            required: required,
            constraint: constraint.keywords,
            allowsNothing: constraint.allowsNothing && required.isEmpty
        )
    }

    /// `a failure strategy` → `failureStrategy`; what stands outside an aggregate and may stand inside is told apart.
    private static func name(of grammar: MappingGrammar, key: String?, owner: String?) -> String {
        let words = grammar.noun.split { !$0.isLetter }.map(String.init)
        let nouns = words.dropFirst(["a", "an", "the"].contains(words.first ?? "") ? 1 : 0)
        let name = nouns.dropFirst().reduce(nouns.first?.lowercased() ?? "") { $0 + capitalised($1) }
        let isAlsoInside = key.map { LanguageGrammar.aggregate[$0] != nil } ?? false
        return owner == LanguageGrammar.file.noun && isAlsoInside ? "free" + capitalised(name) : name
    }

    private static func capitalised(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    private mutating func reference(to grammar: MappingGrammar, key: String, owner: String) -> JSONTree {
        let made = definition(of: grammar, key: key, owner: owner)
        if !mappings.contains(made) { mappings.append(made) }
        return Self.reference(made.name)
    }

    private static func reference(_ name: String) -> JSONTree {
        .members(("$ref", .string("#/definitions/\(name)")))
    }

    private static func object(of definition: Definition) -> JSONTree {
        JSONTree.members(
            ("title", .string(title(definition.noun))),
            ("type", definition.allowsNothing ? .strings(["object", "null"]) : .string("object")),
            ("required", definition.required.isEmpty ? nil : .strings(definition.required)),
            ("properties", .object(definition.properties)),
            ("additionalProperties", .bool(false))
        ).adding(definition.constraint)
    }

    /// `a step of `upcasts`` → `Step of upcasts`.
    private static func title(_ noun: String) -> String {
        let words = noun.filter { $0 != "`" }.split(separator: " ").dropFirst().joined(separator: " ")
        return capitalised(words)
    }

    // MARK: Keys

    private mutating func property(_ key: MappingGrammar.Key, of grammar: MappingGrammar) -> JSONTree {
        let rule = SchemaRule.of(key.name, in: grammar.noun)
        let isEnum = grammar.noun == LanguageGrammar.type.noun && key.name == "enum"
        let schema =
            isEnum
            ? enumeration(key.name, owner: grammar.noun)
            : schema(of: key.shape, rule, key: key.name, owner: grammar.noun)
        return Self.described(schema, key.summary)
    }

    /// A schema with what is shown of the key.
    ///
    /// What stands beside a reference is passed over, by the standard.
    private static func described(_ schema: JSONTree, _ summary: String) -> JSONTree {
        let description = JSONTree.members(
            ("description", .string(summary)),
            ("markdownDescription", summary.contains("`") ? .string(summary) : nil)
        )
        guard case .object(let members) = schema else { return description }
        let isReference = members.contains { $0.name == "$ref" }
        return description.adding(isReference ? [.init("allOf", .array([schema]))] : members)
    }

    private mutating func schema(
        of shape: Shape,
        _ rule: SchemaRule,
        key: String,
        owner: String,
        allowsNothing: Bool = true
    ) -> JSONTree {
        switch shape {
        case .text: return text(rule.text)
        case .integer(let minimum):
            if let constant = rule.constant { return .members(("const", .int(constant))) }
            return .members(
                ("type", .string("integer")),
                ("minimum", .int(minimum)),
                ("maximum", rule.maximum.map(JSONTree.int))
            )
        case .boolean: return .members(("type", .string("boolean")))
        case .choice(let words): return .members(("enum", .strings(words)))
        case .anything: return .object([])
        case .freeMapping: return .members(("type", .strings(["object", "null"])))
        case .list(let item):
            let isInnermost = if case .list = item { false } else { true }
            return .members(
                ("type", .string("array")),
                ("items", schema(of: item, rule, key: key, owner: owner)),
                ("minItems", isInnermost && rule.least > 0 ? .int(rule.least) : nil),
                ("uniqueItems", isInnermost && rule.isDistinct ? .bool(true) : nil)
            )
        case .table(let value):
            return table(of: value, rule, key: key, owner: owner, allowsNothing: allowsNothing && rule.least == 0)
        case .mapping(let grammar): return reference(to: grammar, key: key, owner: owner)
        case .short(let scalar, let longer):
            let short = schema(of: scalar, rule, key: key, owner: owner)
            // A value that is left empty is neither of the two.
            let long = schema(of: longer, rule, key: key, owner: owner, allowsNothing: false)
            return .members(("anyOf", .array([short, long])))
        }
    }

    private mutating func text(_ form: TextForm?) -> JSONTree {
        guard let form else { return .members(("type", .strings(["string", "number", "boolean"]))) }
        forms.insert(form)
        return Self.reference(form.name)
    }

    private mutating func table(
        of value: Shape,
        _ rule: SchemaRule,
        key: String,
        owner: String,
        allowsNothing: Bool
    ) -> JSONTree {
        var inner = rule
        inner.names = nil
        inner.known = nil
        let item = schema(of: value, inner, key: key, owner: owner)
        let known = rule.known.map { names in
            values.append(.init("\(key)Value", item))
            let value = Self.reference("\(key)Value")
            return JSONTree.object(names.map { .init($0.name, Self.described(value, $0.summary)) })
        }
        return .members(
            ("type", allowsNothing ? .strings(["object", "null"]) : .string("object")),
            ("propertyNames", rule.names.map { text($0) }),
            ("properties", known),
            ("additionalProperties", known == nil ? item : .bool(false)),
            ("minProperties", rule.least > 0 ? .int(rule.least) : nil),
            ("defaultSnippets", known == nil ? SchemaSnippet.of(value, rule) : nil)
        )
    }

    /// `[a, b]`, or `{a: A, b: {value: B}}`, which the grammar leaves to the reader of types.
    private mutating func enumeration(_ key: String, owner: String) -> JSONTree {
        forms.insert(.lowerCamelCase)
        let item = JSONTree.members(
            ("type", .strings(["string", "boolean", "null"])),
            ("pattern", .string(TextForm.lowerCamelCase.pattern)),
            ("patternErrorMessage", .string(TextForm.lowerCamelCase.expectation))
        )
        let list = JSONTree.members(
            ("type", .string("array")),
            ("items", item),
            ("minItems", .int(1)),
            ("uniqueItems", .bool(true))
        )
        let scalar = JSONTree.members(("type", .strings(["string", "number", "boolean", "null"])))
        let mapping = JSONTree.members(
            ("type", .string("object")),
            ("propertyNames", Self.reference(TextForm.lowerCamelCase.name)),
            (
                "additionalProperties",
                .members(
                    ("anyOf", .array([scalar, reference(to: LanguageGrammar.enumCase, key: key, owner: owner)]))
                )
            ),
            ("minProperties", .int(1))
        )
        return .members(("anyOf", .array([list, mapping])))
    }

    // MARK: Sharing

    /// Makes definitions of the keys that several mappings have alike; the one that most have keeps its name.
    private mutating func share(with root: Definition) {
        var found: [(property: JSONTree.Member, owners: [String])] = []
        var places: [String: Int] = [:]
        for definition in [root] + mappings {
            for property in definition.properties {
                let text = property.name + property.value.text
                if let place = places[text] {
                    found[place].owners.append(definition.name)
                } else {
                    places[text] = found.count
                    found.append((property, [definition.name]))
                }
            }
        }
        var taken = Set(mappings.map(\.name))
        let ordered = found.enumerated().sorted { left, right in
            let (most, least) = (left.element.owners.count, right.element.owners.count)
            return most == least ? left.offset < right.offset : most > least
        }
        for (property, owners) in ordered.map(\.element) where owners.count > 1 {
            let isTaken = taken.contains(property.name)
            let name = isTaken ? owners[0] + Self.capitalised(property.name) : property.name
            taken.insert(name)
            shared.append((name, property))
        }
    }

    /// A definition that refers to the keys that others have too.
    private func sharing(_ definition: Definition) -> Definition {
        var definition = definition
        for index in definition.properties.indices {
            let property = definition.properties[index]
            guard let found = shared.first(where: { $0.property == property }) else { continue }
            definition.properties[index] = .init(property.name, Self.reference(found.name))
        }
        return definition
    }
}

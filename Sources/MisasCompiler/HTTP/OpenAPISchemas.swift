internal import MisasLanguage

/// Writes types as JSON Schema (2020-12), as OpenAPI 3.1 has it.
///
/// A type of a subsystem's own is written once, as a component, and referred to by `accounts.Money`.
package struct OpenAPISchemas {
    private let specs: Specs
    private let literals: LiteralJSON
    /// Whether fields that say something about a person are marked.
    private let marksPersonal: Bool
    /// The components that were asked for, in that order.
    package private(set) var components: [JSONTree.Member] = []
    private var known: Set<Symbol> = []

    /// Schemas of what is declared in some specs.
    ///
    /// - Parameters:
    ///   - specs: where types and messages are declared.
    ///   - marksPersonal: whether fields that say something about a person have `x-personal`.
    package init(specs: Specs, marksPersonal: Bool = false) {
        self.specs = specs
        self.marksPersonal = marksPersonal
        literals = LiteralJSON(specs: specs)
    }

    // MARK: Types

    /// The schema of a type.
    package mutating func schema(of type: TypeExpression, from home: Int) -> JSONTree {
        switch type {
        case .builtIn(let builtIn): return Self.schema(of: builtIn)
        case .named(let reference):
            guard let symbol = specs.symbol(reference, from: home) else { return .object([]) }
            return self.reference(to: symbol)
        case .optional(let inner): return Self.orNull(schema(of: inner, from: home))
        case .list(let item):
            return .members(("type", .string("array")), ("items", schema(of: item, from: home)))
        case .set(let item):
            return .members(
                ("type", .string("array")),
                ("items", schema(of: item, from: home)),
                ("uniqueItems", .bool(true))
            )
        case .map(let key, let value):
            return .members(
                ("type", .string("object")),
                ("propertyNames", keySchema(of: key, from: home)),
                ("additionalProperties", schema(of: value, from: home))
            )
        case .invalid: return .object([])
        }
    }

    /// Also `null`.
    private static func orNull(_ schema: JSONTree) -> JSONTree {
        if case .object(let members) = schema, case .string(let type)? = schema["type"] {
            return .object(
                members.map { $0.name == "type" ? .init("type", .strings([type, "null"])) : $0 }
            )
        }
        return .members(("anyOf", .array([schema, .members(("type", .string("null")))])))
    }

    /// What the names of an object's members have to be: they are texts, whatever type they stand for.
    private mutating func keySchema(of type: TypeExpression, from home: Int) -> JSONTree? {
        switch specs.shape(of: type, from: home).base {
        case .string?: nil
        case .int?: .members(("pattern", .string("^(0|-?[1-9][0-9]*)$")))
        default: schema(of: type, from: home)
        }
    }

    /// A reference to a type or error, which becomes a component.
    package mutating func reference(to symbol: Symbol) -> JSONTree {
        let name = componentName(of: symbol)
        if known.insert(symbol).inserted {
            let place = components.count
            // It may contain itself, and what it contains comes behind it.
            components.append(.init(name, .null))
            components[place] = .init(name, component(symbol))
        }
        return .members(("$ref", .string("#/components/schemas/\(name)")))
    }

    private func componentName(of symbol: Symbol) -> String {
        "\(specs.subsystems[symbol.subsystem].name).\(specs.declared(symbol).name)"
    }

    private mutating func component(_ symbol: Symbol) -> JSONTree {
        let declaration = specs.declared(symbol)
        guard symbol.kind == .type else {
            let fields = specs.fields(of: symbol)
            return Self.described(object(fields, from: symbol.subsystem), declaration)
        }
        let type = specs.type(symbol)
        var schema: JSONTree
        switch type.kind {
        case .identifier(let base): schema = checked(Self.schema(of: base), type.checks, .builtIn(base), symbol)
        case .wrapper(let wrapped, _):
            schema = checked(self.schema(of: wrapped, from: symbol.subsystem), type.checks, wrapped, symbol)
        case .enumeration(let cases):
            schema = .members(("type", .string("string")), ("enum", .strings(cases.map(\.value))))
        case .structure(let fields): schema = object(fields, from: symbol.subsystem)
        case .union(let cases): schema = union(cases, from: symbol.subsystem)
        case .invalid: schema = .object([])
        }
        if let example = type.example {
            let reference = Reference(subsystem: nil, name: declaration.name, range: example.range)
            schema = schema.adding(examples(example, .named(reference), from: symbol.subsystem))
        }
        return Self.described(schema, declaration)
    }

    private func checked(
        _ schema: JSONTree,
        _ checks: ValueChecks,
        _ type: TypeExpression,
        _ symbol: Symbol
    ) -> JSONTree {
        schema.adding(members(checks, type, from: symbol.subsystem))
    }

    private mutating func union(_ cases: [TypeDeclaration.UnionCase], from home: Int) -> JSONTree {
        let bare = cases.filter { $0.type == nil }.map(\.wireName)
        var schemas: [JSONTree] = []
        if !bare.isEmpty { schemas.append(.members(("type", .string("string")), ("enum", .strings(bare)))) }
        for item in cases {
            guard let type = item.type else { continue }
            schemas.append(
                .members(
                    ("type", .string("object")),
                    ("properties", .object([.init(item.wireName, schema(of: type, from: home))])),
                    ("required", .strings([item.wireName])),
                    ("additionalProperties", .bool(false))
                )
            )
        }
        return .members(("oneOf", .array(schemas)))
    }

    /// An object with fields.
    ///
    /// - Parameter isClosed: whether members of other names are refused.
    mutating func object(_ fields: [FieldDeclaration], from home: Int, isClosed: Bool = false) -> JSONTree {
        let properties = fields.map { JSONTree.Member($0.wireName, schema(of: $0, from: home)) }
        let required = fields.filter { $0.defaultValue == nil && !$0.type.isOptional }.map(\.wireName)
        return .members(
            ("type", .string("object")),
            ("properties", properties.isEmpty ? nil : .object(properties)),
            ("required", required.isEmpty ? nil : .strings(required)),
            ("additionalProperties", isClosed ? .bool(false) : nil)
        )
    }

    // MARK: Fields

    /// The schema of a field, with its checks and what is said of it.
    ///
    /// - Parameter withoutNull: whether it is left out rather than `null` where it is optional.
    mutating func schema(
        of field: FieldDeclaration,
        withoutNull: Bool = false,
        from home: Int
    ) -> JSONTree {
        var more = members(field.checks, field.type, from: home)
        if let node = field.defaultValue, let value = value(node, field.type, from: home) {
            more.append(.init("default", value))
        }
        if marksPersonal, field.isPersonal { more.append(.init("x-personal", .bool(true))) }
        if let example = field.example { more += examples(example, field.type, from: home) }
        let type = withoutNull ? field.type.unwrapped : field.type
        return Self.described(schema(of: type, from: home).adding(more), field.declaration)
    }

    /// What is said of something, in front of it, and that it is deprecated.
    private static func described(_ schema: JSONTree, _ declaration: Declaration) -> JSONTree {
        var first: [JSONTree.Member] = []
        if let text = text(of: declaration) { first.append(.init("description", .string(text))) }
        let last: [JSONTree.Member] = declaration.deprecated == nil ? [] : [.init("deprecated", .bool(true))]
        return JSONTree.object(first).adding(members(of: schema) + last)
    }

    /// The description, and why it is deprecated.
    package static func text(of declaration: Declaration) -> String? {
        let parts = [declaration.description, declaration.deprecated.map { "Deprecated: \($0)" }].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: "\n\n")
    }

    private static func members(of tree: JSONTree) -> [JSONTree.Member] {
        if case .object(let members) = tree { members } else { [] }
    }

    private func examples(_ node: Node, _ type: TypeExpression, from home: Int) -> [JSONTree.Member] {
        value(node, type, from: home).map { [.init("examples", .array([$0]))] } ?? []
    }

    private func value(_ node: Node, _ type: TypeExpression, from home: Int) -> JSONTree? {
        LiteralReader(specs: specs, diagnostics: nil).read(node, as: type, from: home).map(literals.tree)
    }

    /// The checks of a value, by their names in JSON Schema, which are the language's own.
    private func members(_ checks: ValueChecks, _ type: TypeExpression, from home: Int) -> [JSONTree.Member] {
        var members: [JSONTree.Member] = []
        func add(_ name: String, _ value: Int?) {
            if let value { members.append(.init(name, .int(value))) }
        }
        add("minLength", checks.minLength?.value)
        add("maxLength", checks.maxLength?.value)
        if let pattern = checks.pattern { members.append(.init("pattern", .string(pattern.value))) }
        let base = specs.shape(of: type.unwrapped, from: home).base
        for (name, node) in [("minimum", checks.minimum), ("maximum", checks.maximum)] {
            guard let node, let base, let bound = value(node, .builtIn(base), from: home) else { continue }
            // JSON Schema compares numbers only: what is a text in JSON is said in words.
            let isNumber = base == .int || base == .double
            members.append(.init(isNumber ? name : "x-\(name)", bound))
        }
        add("minItems", checks.minItems?.value)
        add("maxItems", checks.maxItems?.value)
        return members
    }

    // MARK: Built-in types

    private static func schema(of type: BuiltInType) -> JSONTree {
        func text(_ format: String?, pattern: String? = nil, _ more: [JSONTree.Member] = []) -> JSONTree {
            JSONTree.members(
                ("type", .string("string")),
                ("format", format.map { .string($0) }),
                ("pattern", pattern.map { .string($0) })
            ).adding(more)
        }
        switch type {
        case .string: return text(nil)
        case .bool: return .members(("type", .string("boolean")))
        case .int: return .members(("type", .string("integer")), ("format", .string("int64")))
        case .double: return .members(("type", .string("number")), ("format", .string("double")))
        case .decimal: return text("decimal", pattern: #"^-?[0-9]{1,20}(\.[0-9]{1,18})?$"#)
        case .uuid: return text("uuid")
        case .bytes:
            return text(
                nil,
                pattern: "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
                [.init("contentEncoding", .string("base64"))]
            )
        case .date: return text("date")
        case .dateTime: return text("date-time")
        case .duration:
            return text(
                "duration",
                pattern: #"^-?P([0-9]+W)?([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?$"#
            )
        case .json: return .object([])
        case .secret: return text("password", [.init("writeOnly", .bool(true))])
        }
    }
}

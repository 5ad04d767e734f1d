internal import MisasLanguage

/// Values to begin with, where somebody has to write some: as its spec's examples and checks have them, as far as can be told.
struct SampleText {
    let context: ViewContext
    /// The seed of identifiers, so that those of two fields differ.
    private static let identifier: UInt64 = 0x8000_0000_0000_0000

    /// A value of a field, as Swift.
    func expression(_ field: FieldDeclaration, from home: Int) -> String {
        if let given = field.example ?? field.defaultValue, let literal = read(given, as: field.type, from: home) {
            return context.text.expression(literal)
        }
        return expression(field.type, checks: field.checks, from: home, inside: [])
    }

    /// Whether a value has to be given.
    static func isNeeded(_ field: FieldDeclaration) -> Bool { field.defaultValue == nil && !field.type.isOptional }

    private func read(_ node: Node, as type: TypeExpression, from home: Int) -> Literal? {
        LiteralReader(specs: context.specs, diagnostics: nil).read(node, as: type, from: home)
    }

    private func expression(
        _ type: TypeExpression,
        checks: ValueChecks,
        from home: Int,
        inside: Set<Symbol>
    ) -> String {
        switch type {
        case .builtIn(let type): return expression(type, checks: checks, from: home)
        case .named(let reference):
            guard let (symbol, declaration) = context.specs.type(reference, from: home), !inside.contains(symbol) else {
                return "nil"
            }
            return expression(declaration, symbol, inside: inside.union([symbol]))
        case .optional: return "nil"
        case .list(let item), .set(let item):
            let count = checks.minItems?.value ?? 0
            let element = expression(item, checks: .none, from: home, inside: inside)
            return "[" + Array(repeating: element, count: min(count, 100)).joined(separator: ", ") + "]"
        case .map: return "[:]"
        case .invalid: return "nil"
        }
    }

    private func expression(_ type: BuiltInType, checks: ValueChecks, from home: Int) -> String {
        if let least = checks.minimum, let literal = read(least, as: .builtIn(type), from: home) {
            return context.text.expression(literal)
        }
        let literal: Literal? =
            switch type {
            case .string: .string(text(checks))
            case .bool: .bool(true)
            case .int: .int(1)
            case .double: .double("1")
            case .decimal: DecimalForm(isNegative: false, significand: 1, exponent: 0).map { .decimal($0) }
            case .uuid: .uuid(0x7000, Self.identifier | 1)
            case .bytes: .bytes("bWlzYXM=")
            case .date: CalendarDate(year: 2030, month: 1, day: 1).map { .date($0) }
            case .dateTime: nil
            case .duration: .duration(.seconds(60))
            case .json, .secret: nil
            }
        if let literal { return context.text.expression(literal) }
        switch type {
        case .dateTime: return ScenarioNames.now
        case .json: return "Misas.JSONValue.string(\"sample\")"
        default: return "Misas.Secret(\"sample\")"
        }
    }

    /// A text of the right length; a pattern it may not match.
    private func text(_ checks: ValueChecks) -> String {
        var text = "sample"
        if let least = checks.minLength?.value { while text.count < min(least, 1_000) { text += " sample" } }
        if let most = checks.maxLength?.value { text = String(text.prefix(max(0, most))) }
        return text
    }

    private func expression(_ declaration: TypeDeclaration, _ symbol: Symbol, inside: Set<Symbol>) -> String {
        let home = symbol.subsystem
        let name = context.text.name(of: symbol)
        if let example = declaration.example {
            let reference = Reference(subsystem: nil, name: declaration.declaration.name, range: example.range)
            if let literal = read(example, as: .named(reference), from: home) {
                return context.text.expression(literal)
            }
        }
        switch declaration.kind {
        case .identifier(.uuid): return "\(name).new()"
        case .identifier(let base):
            return "\(name)(unchecked: \(expression(base, checks: declaration.checks, from: home)))"
        case .wrapper(let type, _):
            let value = expression(type, checks: declaration.checks, from: home, inside: inside)
            return "\(name)(unchecked: \(value))"
        case .enumeration(let cases):
            return cases.first.map { "\(name).\(Naming.escaped(SwiftNames.member($0.declaration)))" } ?? "nil"
        case .structure(let fields):
            let arguments = fields.filter(Self.isNeeded).map { field in
                let value = field.example.flatMap { read($0, as: field.type, from: home) }.map(context.text.expression)
                return "\(Naming.label(SwiftNames.member(field.declaration))): "
                    + (value ?? expression(field.type, checks: field.checks, from: home, inside: inside))
            }
            return "\(name)(\(arguments.joined(separator: ", ")))"
        case .union(let cases):
            // One without a payload, if there is one: it is the simplest.
            guard let chosen = cases.first(where: { $0.type == nil }) ?? cases.first else { return "nil" }
            let member = "\(name).\(Naming.escaped(SwiftNames.member(chosen.declaration)))"
            guard let type = chosen.type else { return member }
            return "\(member)(\(expression(type, checks: .none, from: home, inside: inside)))"
        case .invalid: return "nil"
        }
    }
}

/// What the constants of scaffolded scenarios are called.
enum ScenarioNames {
    static let now = "now"
}

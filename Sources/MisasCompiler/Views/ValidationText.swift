/// Writes the statements that check a value on its way into a bus.
struct ValidationText {
    let context: ViewContext

    /// The statements for a field, called on a value named `value` with a validator named `validator`.
    func statements(for field: FieldDeclaration, patternName: String) -> [String] {
        let isWalked = needsWalk(field.type)
        guard isWalked || !field.checks.isEmpty else { return [] }
        let name = "\"\(SwiftText.escaped(field.wireName))\""
        let access = "value.\(Naming.escaped(SwiftNames.member(field.declaration)))"
        let shape = context.specs.shape(of: field.type, from: context.index)
        var statements: [String] = []
        if let arguments = arguments(field.checks, shape: shape.unwrapped, patternName: patternName) {
            let chain = unwrapping(shape.unwrapped, isOptional: field.type.isOptional)
            statements.append(
                "validator.\(arguments.function)(\(name), \(access)\(chain)\(arguments.suffix), \(arguments.list))"
            )
        }
        if isWalked { statements.append("validator.value(\(name), \(access))") }
        return statements
    }

    /// The statements for a wrapper's own checks, at the place where the value stands.
    func statements(forWrapperOf type: TypeExpression, checks: ValueChecks) -> [String] {
        let shape = context.specs.shape(of: type, from: context.index)
        var statements: [String] = []
        if let arguments = arguments(checks, shape: shape.unwrapped, patternName: "pattern") {
            let chain = ".rawValue" + unwrapping(shape.unwrapped, isOptional: false)
            statements.append("validator.\(arguments.function)(value\(chain)\(arguments.suffix), \(arguments.list))")
        }
        if needsWalk(type) {
            statements.append("\(context.text.type(type)).validate(value.rawValue, with: &validator)")
        }
        return statements
    }

    /// Whether a value of the type has something inside that is checked.
    func needsWalk(_ type: TypeExpression) -> Bool {
        switch type {
        case .builtIn, .invalid: return false
        case .named(let reference):
            guard let symbol = context.specs.symbol(reference, from: context.index) else { return false }
            return context.traits.validated.contains(symbol)
        case .optional(let inner), .list(let inner), .set(let inner): return needsWalk(inner)
        case .map(let key, let value): return needsWalk(key) || needsWalk(value)
        }
    }

    private func unwrapping(_ shape: TypeShape, isOptional: Bool) -> String {
        var chain = ""
        var current = shape
        while case .wrapper(let inner, _) = current {
            chain += isOptional && chain.isEmpty ? "?.rawValue" : ".rawValue"
            current = inner
        }
        switch current {
        case .identifier: chain += isOptional && chain.isEmpty ? "?.rawValue" : ".rawValue"
        case .builtIn(.secret): chain += isOptional && chain.isEmpty ? "?.reveal()" : ".reveal()"
        case .list, .set, .map: chain += isOptional && chain.isEmpty ? "?" : ""
        default: break
        }
        return chain
    }

    private func arguments(
        _ checks: ValueChecks,
        shape: TypeShape,
        patternName: String
    ) -> (function: String, suffix: String, list: String)? {
        guard !checks.isEmpty else { return nil }
        if shape.isText {
            let list = [
                checks.minLength.map { "minLength: \($0.value)" },
                checks.maxLength.map { "maxLength: \($0.value)" },
                checks.pattern.map { _ in "pattern: Self.\(patternName)" },
            ].compactMap(\.self)
            return list.isEmpty ? nil : ("text", "", list.joined(separator: ", "))
        }
        if shape.isCollection {
            let list = [
                checks.minItems.map { "minItems: \($0.value)" },
                checks.maxItems.map { "maxItems: \($0.value)" },
            ].compactMap(\.self)
            return list.isEmpty ? nil : ("count", ".count", list.joined(separator: ", "))
        }
        guard let base = shape.base else { return nil }
        func bound(_ name: String, _ node: Node?) -> String? {
            node.flatMap { context.literal($0, as: .builtIn(base)) }.map { "\(name): \(context.text.expression($0))" }
        }
        let list = [bound("minimum", checks.minimum), bound("maximum", checks.maximum)].compactMap(\.self)
        return list.isEmpty ? nil : ("range", "", list.joined(separator: ", "))
    }
}

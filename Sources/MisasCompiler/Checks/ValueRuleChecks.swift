internal import MisasLanguage

/// The checks, defaults and examples of fields and types.
struct ValueRuleChecks {
    let specs: Specs
    let diagnostics: DiagnosticCollector

    func run(_ index: Int) {
        let subsystem = specs.subsystems[index]
        for type in subsystem.types { check(type, in: index) }
        for error in subsystem.errors { check(error.fields, in: index) }
        for event in subsystem.events {
            check(event.fields, in: index)
            checkAdded(by: event, in: index)
        }
        for aggregate in subsystem.aggregates { check(aggregate.state, in: index) }
        for command in subsystem.commands { check(command.fields, in: index) }
        for query in subsystem.queries { check(query.fields, in: index) }
        for prediction in subsystem.predictions { check(prediction.fields, in: index) }
        for projection in subsystem.projections { check(projection.table?.columns ?? [], in: index) }
    }

    private func check(_ type: TypeDeclaration, in index: Int) {
        let expression: TypeExpression
        switch type.kind {
        case .structure(let fields):
            check(fields, in: index)
            expression = .invalid
        case .wrapper(let wrapped, _): expression = wrapped
        case .identifier(let base): expression = .builtIn(base)
        case .enumeration, .union, .invalid: expression = .invalid
        }
        let shape = specs.shape(of: expression, from: index)
        let isCheckable = if case .invalid = expression { false } else { true }
        if !type.checks.isEmpty, !isUnknown(type, shape, isCheckable: isCheckable) {
            let name = isCheckable ? "\(expression)" : type.name
            check(type.checks, as: shape, type: "`\(name)`", isCheckable: isCheckable, in: index)
        }
        guard let example = type.example else { return }
        let reader = LiteralReader(specs: specs, diagnostics: diagnostics)
        let reference = Reference(text: type.name, range: type.nameRange)
        guard var literal = reader.read(example, as: .named(reference), from: index) else { return }
        if case .wrapper(_, let inner) = literal { literal = inner }
        LiteralChecker(specs: specs, diagnostics: diagnostics)
            .check(literal, against: type.checks, as: shape, at: place(example))
    }

    /// Whether it was told already that the type, or what it wraps, means nothing.
    private func isUnknown(_ type: TypeDeclaration, _ shape: TypeShape, isCheckable: Bool) -> Bool {
        if isCheckable { return shape.isUnknown }
        switch type.kind {
        case .invalid, .wrapper: return true
        case .identifier, .enumeration, .structure, .union: return false
        }
    }

    private func check(_ fields: [FieldDeclaration], in index: Int) {
        for field in fields {
            let shape = specs.shape(of: field.type, from: index)
            if shape.isUnknown { continue }
            if !field.checks.isEmpty {
                check(field.checks, as: shape.unwrapped, type: "`\(field.type)`", isCheckable: true, in: index)
            }
            if field.defaultValue == nil, field.example == nil { continue }
            for node in [field.defaultValue, field.example].compactMap(\.self) {
                let reader = LiteralReader(specs: specs, diagnostics: diagnostics)
                guard let literal = reader.read(node, as: field.type, from: index) else { continue }
                LiteralChecker(specs: specs, diagnostics: diagnostics)
                    .check(literal, against: field.checks, as: shape, at: place(node))
            }
        }
    }

    /// What an upcast adds has the type of the field that it becomes, where that can be followed.
    private func checkAdded(by event: EventDeclaration, in index: Int) {
        for added in event.addedFields() {
            guard let field = added.field else { continue }
            _ = LiteralReader(specs: specs, diagnostics: diagnostics).read(added.value, as: field.type, from: index)
        }
    }

    // MARK: Checks

    private func check(_ checks: ValueChecks, as shape: TypeShape, type: String, isCheckable: Bool, in index: Int) {
        guard !checks.isEmpty else { return }
        let isText = isCheckable && shape.isText
        let isOrdered = isCheckable && shape.base?.isOrdered == true
        let isCollection = isCheckable && shape.isCollection
        func place(_ name: String, _ range: SourceRange?, _ fits: Bool, _ wanted: String) {
            guard let range, !fits else { return }
            diagnostics.report(.checkPlace, "`\(name)` is for \(wanted), and this is \(type)", at: range)
        }
        place("minLength", checks.minLength?.range, isText, "texts")
        place("maxLength", checks.maxLength?.range, isText, "texts")
        place("pattern", checks.pattern?.range, isText, "texts")
        place("minItems", checks.minItems?.range, isCollection, "lists, sets and maps")
        place("maxItems", checks.maxItems?.range, isCollection, "lists, sets and maps")
        place("minimum", checks.minimum?.range, isOrdered, "numbers, dates and durations")
        place("maximum", checks.maximum?.range, isOrdered, "numbers, dates and durations")
        bounds("minLength", checks.minLength, "maxLength", checks.maxLength)
        bounds("minItems", checks.minItems, "maxItems", checks.maxItems)
        if isOrdered, let base = shape.base { checkRange(checks, base) }
        if isText, let pattern = checks.pattern { check(pattern) }
    }

    private func bounds(_ low: String, _ least: Located<Int>?, _ high: String, _ most: Located<Int>?) {
        guard let least, let most, least.value > most.value else { return }
        diagnostics.report(
            .checkBounds,
            "`\(high)` is \(most.value), which is less than `\(low)`: nothing would pass",
            at: most.range,
            notes: [.init("`\(low)` stands here", at: least.range)]
        )
    }

    private func checkRange(_ checks: ValueChecks, _ base: BuiltInType) {
        let reader = LiteralReader(specs: specs, diagnostics: diagnostics)
        let least = checks.minimum.flatMap { reader.read($0, as: .builtIn(base), from: 0) }
        let most = checks.maximum.flatMap { reader.read($0, as: .builtIn(base), from: 0) }
        guard let least, let most, most.isLess(than: least) == true, let range = checks.maximum?.range else { return }
        diagnostics.report(
            .checkBounds,
            "`maximum` is less than `minimum`: nothing would pass",
            at: range,
            notes: checks.minimum.map { [.init("`minimum` stands here", at: $0.range)] } ?? []
        )
    }

    private func check(_ pattern: Located<String>) {
        do throws(PatternError) {
            try Pattern.check(pattern.value)
        } catch {
            let last = max(0, pattern.value.unicodeScalars.count - 1)
            let range = pattern.range(ofPartAt: min(error.offset, last), length: 1)
            diagnostics.report(.badPattern, "this pattern cannot be used: \(error.message)", at: range)
        }
    }

    private func place(_ node: Node) -> SourceRange {
        node.scalar != nil ? node.range : node.range.part(from: 0, length: 1)
    }
}

extension EventDeclaration {
    /// What its upcasts add, with the field that each becomes in the end, where renames and moves lead to one.
    package func addedFields() -> [(name: String, value: Node, field: FieldDeclaration?)] {
        let operations = orderedUpcasts.flatMap(\.operations)
        var added: [(name: String, value: Node, field: FieldDeclaration?)] = []
        for (index, operation) in operations.enumerated() {
            guard case .add(let name, let value) = operation else { continue }
            var current: String? = name.value
            for later in operations[(index + 1)...] {
                switch later {
                case .rename(let old, let new) where old.value == current: current = new.value
                case .move(let old, let new) where old.value == current: current = new.value
                case .remove(let old) where old.value == current: current = nil
                case .split(let old, _, _) where old.value == current: current = nil
                default: break
                }
            }
            added.append((name.value, value, fields.first { $0.wireName == current }))
        }
        return added
    }

    /// The steps from the oldest version on; those that name no version are left out.
    package var orderedUpcasts: [UpcastStep] {
        upcasts.compactMap { step in PlainScalar.integer(step.from.value).map { ($0, step) } }
            .sorted { $0.0 < $1.0 }
            .map(\.1)
    }
}

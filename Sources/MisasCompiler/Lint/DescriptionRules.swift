/// What people read should say what it is.
struct DescriptionRules {
    let linter: Linter

    func run(_ subsystem: Subsystem) {
        if subsystem.description == nil, let name = subsystem.files.first?.subsystem {
            linter.report(
                .missingDescription,
                "the subsystem `\(subsystem.name)` has no description",
                at: name.range,
                help: "add `description:` to one of its files"
            )
        }
        subsystem.forEachDeclared { kind, _, declared in
            let rule: LintRule
            switch kind {
            case .aggregate, .command, .query, .prediction, .projection, .policy: rule = .missingDescription
            case .event: rule = .missingEventDescription
            case .error: rule = .missingErrorDescription
            case .type: return
            }
            guard declared.declaration.description == nil else { return }
            linter.report(rule, "the \(kind.rawValue) `\(declared.name)` has no description", at: declared.nameRange)
        }
        guard linter.settings[.missingFieldDescription] != nil else { return }
        subsystem.forEachField { field in
            guard field.declaration.description == nil else { return }
            linter.report(.missingFieldDescription, "the field `\(field.name)` has no description", at: field.nameRange)
        }
    }
}

extension Subsystem {
    /// Calls the body with every field of a structure, message or state, and every column.
    func forEachField(_ body: (FieldDeclaration) -> Void) {
        for type in types { if case .structure(let fields) = type.kind { fields.forEach(body) } }
        for list in fieldLists { list.forEach(body) }
    }

    /// The fields of all messages, states and tables.
    var fieldLists: [[FieldDeclaration]] {
        errors.map(\.fields) + events.map(\.fields) + aggregates.map(\.state) + commands.map(\.fields)
            + queries.map(\.fields) + predictions.map(\.fields) + projections.compactMap { $0.table?.columns }
    }
}

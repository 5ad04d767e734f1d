/// The names of what is generated, in one place, so that the check for collisions and the templates agree.
package enum SwiftNames {
    /// The name of a declared type, message or other thing, not escaped.
    package static func type(_ declaration: Declaration) -> String {
        declaration.swiftName?.value ?? declaration.name
    }

    /// The name of a field or case, not escaped.
    package static func member(_ declaration: Declaration) -> String {
        declaration.swiftName?.value ?? declaration.name
    }

    package static func subsystem(_ name: String) -> String { Naming.upperCamelCase(name) + "Subsystem" }
    package static func behavior(_ aggregate: Declaration) -> String { type(aggregate) + "Behavior" }
    package static func handling(_ message: Declaration) -> String { type(message) + "Handling" }
    package static func projection(_ projection: Declaration) -> String { type(projection) + "Projection" }
    package static func row(_ projection: Declaration) -> String { type(projection) + "Row" }
    package static func policy(_ policy: Declaration) -> String { type(policy) + "Policy" }
    package static func actions(_ policy: Declaration) -> String { type(policy) + "Actions" }
    package static func upcasting(_ event: Declaration) -> String { type(event) + "Upcasting" }

    /// What is generated beside the type of a declared thing.
    static func generated(_ kind: Symbol.Kind, _ index: Int, in subsystem: Subsystem) -> [(name: String, what: String)]
    {
        switch kind {
        case .aggregate:
            return [(behavior(subsystem.aggregates[index].declaration), "the behavior protocol")]
        case .command:
            let command = subsystem.commands[index]
            guard command.aggregate == nil else { return [] }
            return [(handling(command.declaration), "the handler protocol")]
        case .query: return [(handling(subsystem.queries[index].declaration), "the handler protocol")]
        case .event:
            let event = subsystem.events[index]
            guard event.hasCustomUpcast else { return [] }
            return [(upcasting(event.declaration), "the upcasting protocol")]
        case .projection:
            let projection = subsystem.projections[index]
            let names = [(Self.projection(projection.declaration), "the projection protocol")]
            return projection.table == nil ? names : names + [(row(projection.declaration), "the row type")]
        case .policy:
            let declaration = subsystem.policies[index].declaration
            return [(policy(declaration), "the policy protocol"), (actions(declaration), "the actions")]
        case .type, .error, .prediction: return []
        }
    }
}

extension EventDeclaration {
    /// Whether a step of its upcasts is a function of the user's.
    package var hasCustomUpcast: Bool {
        upcasts.contains { step in
            step.operations.contains { if case .custom = $0 { true } else { false } }
        }
    }
}

/// The names that stored and sent data carry.
package enum WireNames {
    /// `<subsystem>.<snake_name>`, unless `wireName` fixes it.
    package static func message(_ declaration: Declaration, in subsystem: String) -> String {
        declaration.wireName?.value ?? "\(subsystem).\(Naming.snakeCase(declaration.name))"
    }
}

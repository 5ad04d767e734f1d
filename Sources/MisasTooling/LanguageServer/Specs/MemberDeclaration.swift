internal import MisasCompiler

/// A field, column or case as it was declared.
struct MemberDeclaration {
    let declaration: Declaration
    let noun: String
    let type: TypeExpression?
    /// The name in stored data.
    let storedName: String
    /// The name that is stored where the spec does not fix one.
    let isNameFixed: Bool

    init?(_ member: NameTarget.Member, in specs: Specs) {
        let subsystem = specs.subsystems[member.owner.subsystem]
        let fields: [FieldDeclaration]
        switch member.list {
        case .fields:
            if member.owner.kind == .type {
                guard case .structure(let own) = specs.type(member.owner).kind else { return nil }
                fields = own
            } else {
                fields = specs.fields(of: member.owner)
            }
        case .state: fields = subsystem.aggregates[member.owner.index].state
        case .columns: fields = subsystem.projections[member.owner.index].table?.columns ?? []
        case .cases:
            switch specs.type(member.owner).kind {
            case .enumeration(let cases):
                guard let found = cases.first(where: { $0.name == member.name }) else { return nil }
                self.init(found.declaration, "a case", nil, found.value, found.valueRange != found.nameRange)
            case .union(let cases):
                guard let found = cases.first(where: { $0.name == member.name }) else { return nil }
                let isFixed = found.declaration.wireName != nil
                self.init(found.declaration, "a case", found.type, found.wireName, isFixed)
            default: return nil
            }
            return
        }
        guard let field = fields.first(where: { $0.name == member.name }) else { return nil }
        let isColumn = member.list == .columns
        self.init(
            field.declaration,
            isColumn ? "a column" : "a field",
            field.type,
            isColumn ? field.declaration.wireName?.value ?? Naming.snakeCase(field.name) : field.wireName,
            field.declaration.wireName != nil
        )
    }

    private init(
        _ declaration: Declaration,
        _ noun: String,
        _ type: TypeExpression?,
        _ storedName: String,
        _ isNameFixed: Bool
    ) {
        self.declaration = declaration
        self.noun = noun
        self.type = type
        self.storedName = storedName
        self.isNameFixed = isNameFixed
    }
}

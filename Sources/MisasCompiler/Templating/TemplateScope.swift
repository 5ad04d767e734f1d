/// The kinds of views around a place in a template, each once, the innermost last.
///
/// A view hides every outer view of its own kind wholly, since it has the same names. So one place per kind is enough
/// to hold the views while rendering, and recursive partials are compiled for a finite number of scopes.
struct TemplateScope {
    private(set) var schemas: [Schema]
    /// Whether a list is around, so that `-first`, `-last` and `-index` have a meaning.
    private(set) var isInList = false
    /// Whether a section around is unknown, so that a name not found here may be one of its.
    private(set) var isUncertain = false

    /// What two scopes have in common when templates mean the same in them.
    struct Key: Hashable {
        let schemas: [ObjectIdentifier]
        let isInList: Bool
    }

    var key: Key { Key(schemas: schemas.map(ObjectIdentifier.init), isInList: isInList) }

    init(root: Schema) {
        schemas = [root]
    }

    func entering(_ schema: Schema, asListElement: Bool = false) -> TemplateScope {
        var scope = self
        scope.schemas.removeAll { $0 === schema }
        scope.schemas.append(schema)
        scope.isInList = isInList || asListElement
        return scope
    }

    func enteringUnknown() -> TemplateScope {
        var scope = self
        scope.isUncertain = true
        return scope
    }

    /// The innermost kind of view that has a name, and what the name is there.
    func find(_ name: String) -> (schema: Schema, member: SchemaMember)? {
        for schema in schemas.reversed() {
            if let member = schema.members[name] { return (schema, member) }
            // The innermost view is `.` even when it is not a text.
            if name == "." { return nil }
        }
        return nil
    }

    /// The kinds of views as an error message lists them, the innermost first.
    var description: String {
        let named = schemas.filter { $0 !== TextView.schema.schema }.reversed().map { "`\($0.name)`" }
        guard let innermost = named.first else { return "a text" }
        return named.count == 1 ? innermost : "\(innermost) within \(named.dropFirst().joined(separator: " within "))"
    }
}

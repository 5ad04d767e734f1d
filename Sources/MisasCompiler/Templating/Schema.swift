/// A schema found only when it is needed, since kinds of views may contain themselves.
typealias SchemaReference = @Sendable () -> Schema

/// The names of one kind of view, without the type of the view; its identity is the kind's.
final class Schema: Sendable {
    let name: String
    let members: [String: SchemaMember]

    init(name: String, members: [String: SchemaMember]) {
        self.name = name
        self.members = members
    }
}

internal import MisasSchema
public import PostgresClient

/// The schema that holds the tables of one system; a database may hold several.
public struct PostgresSchema: Hashable, Sendable {
    /// Its name as what is shared with the command line knows it.
    let schemaName: SchemaName

    /// Its name.
    public var name: String { schemaName.text }

    /// A schema of a name.
    ///
    /// - Throws: ``PostgresError/invalidConfiguration(_:)`` for a name that PostgreSQL does not take: an empty one, one of
    ///   more than 63 bytes, one with control characters or `$`, or one that starts with `pg_`.
    public init(_ name: String) throws(PostgresError) {
        do throws(SchemaName.Refusal) {
            schemaName = try SchemaName(name)
        } catch {
            throw .invalidConfiguration(error.description)
        }
    }

    private init(_ name: SchemaName) {
        schemaName = name
    }

    /// The schema `misas`.
    public static let standard = PostgresSchema(SchemaName.standard)

    /// Where the keys of the locks of this schema's writers begin.
    var lockBase: Int64 { schemaName.lockBase }

    /// The key of the lock under which the schema is migrated.
    var migrationLock: Int64 { schemaName.migrationLock }

    /// The channel on which positions are told.
    var channel: String { "misas:\(lockBase)" }

    func value(of place: Substring) -> String { schemaName.value(of: place) }
}

extension SQLTemplate {
    /// The text for a schema.
    func text(for schema: PostgresSchema) -> String { text(for: schema.schemaName) }
}

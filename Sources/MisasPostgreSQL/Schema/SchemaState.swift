import PostgresClient

/// What a role finds that is about to migrate or check a schema.
struct SchemaState: Sendable {
    /// The connected role.
    let role: String
    /// Whether there is the schema.
    let hasSchema: Bool
    /// Whether migrations were applied to it.
    let isMigrated: Bool
    /// Whether the role may read which.
    let mayRead: Bool
    /// To whom it belongs, or will belong.
    let owner: String
    /// Whether the role may act as the owner.
    let mayActAsOwner: Bool
    /// Whether the role may create schemas.
    let mayCreateSchemas: Bool

    init(of schema: PostgresSchema, on connection: PostgresConnection) async throws(PostgresError) {
        let statement = PostgresStatement(
            EmbeddedSQL.schemaState.text(for: schema),
            [.text(schema.name)],
            isPrepared: false
        )
        guard let row = try await connection.execute(statement).first else {
            throw .unexpectedAnswer("the state of the schema is not told")
        }
        role = try row.text(0)
        hasSchema = try row.boolean(1)
        isMigrated = try row.boolean(2)
        mayRead = try row.boolean(3)
        owner = try row.text(4)
        mayActAsOwner = try row.boolean(5)
        mayCreateSchemas = try row.boolean(6)
    }
}

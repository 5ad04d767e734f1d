/// How the stores on PostgreSQL work.
public struct PostgresStoresOptions: Sendable {
    /// The schema that holds them; several systems may share a database.
    public var schema: PostgresSchema
    /// How many connections there are at most, but for two that listen, one for errands, and one for operators.
    public var connections: Int
    /// How long a task waits for a connection before it is told that there is none.
    public var patience: Duration
    /// How many transactions with appends are under way at once at most.
    ///
    /// What comes while one is goes along in the next, unless it takes long or much waits.
    public var appendTransactions: Int
    /// Whether to bring the schema up to date when the stores are opened.
    ///
    /// Otherwise it has to be up to date.
    public var migrates: Bool
    /// The roles of the database that use the stores without owning them, and so cannot change events.
    ///
    /// They get what they need when the stores are opened, with ``migrates``, as the schema's owner; what they have in the
    /// schema beyond that is taken from them. Roles that got it once keep it, also when they are not named again.
    public var applicationRoles: [String]

    /// The usual way.
    public init(
        schema: PostgresSchema = .standard,
        connections: Int = 10,
        patience: Duration = .seconds(10),
        appendTransactions: Int = 2,
        migrates: Bool = true,
        applicationRoles: [String] = []
    ) {
        self.schema = schema
        self.connections = connections
        self.patience = patience
        self.appendTransactions = appendTransactions
        self.migrates = migrates
        self.applicationRoles = applicationRoles
    }
}

package import PostgresClient

/// The database of one system: its schema, the connections that everybody shares, and one that is kept for what must
/// not wait for these.
package final class PostgresDatabase: Sendable {
    package let schema: PostgresSchema
    package let pool: PostgresPool
    /// A connection for the store's own short errands: a transaction that holds one of the pool must not wait for another
    /// of the pool to learn the number of a type.
    let errands: PostgresPool

    package init(
        _ configuration: PostgresConfiguration,
        schema: PostgresSchema,
        connections: Int,
        patience: Duration
    ) {
        self.schema = schema
        pool = PostgresPool(configuration, maximum: connections, patience: patience)
        errands = PostgresPool(configuration, maximum: 1, patience: patience)
    }

    func close() async {
        await pool.close()
        await errands.close()
    }
}

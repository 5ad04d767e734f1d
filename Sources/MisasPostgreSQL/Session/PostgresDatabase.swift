import Misas
package import PostgresClient
import Synchronization

/// The database of one system: its schema, the connections that everybody shares, and one that is kept for what must
/// not wait for these.
package final class PostgresDatabase: Sendable {
    package let schema: PostgresSchema
    let statements: StoreStatements
    package let pool: PostgresPool
    /// A connection for the store's own short errands: a transaction that holds one of the pool must not wait for another
    /// of the pool to learn the number of a type.
    let errands: PostgresPool
    /// A connection for the operator's questions: they are asked when all others are in use, too, and whether the database
    /// is away is one of them.
    let operations: PostgresPool
    /// Wakes those who wait for predictions.
    let predictionSignal: PredictionSignal
    private let offset = Mutex(Duration.zero)

    package init(
        _ configuration: PostgresConfiguration,
        schema: PostgresSchema,
        connections: Int,
        patience: Duration
    ) {
        self.schema = schema
        statements = StoreStatements(schema)
        // On which the order of events rests; a database may have another default.
        var configuration = configuration
        configuration.defaultIsolation = .readCommitted
        pool = PostgresPool(configuration, maximum: connections, patience: patience)
        errands = PostgresPool(configuration, maximum: 1, patience: patience)
        operations = PostgresPool(configuration, maximum: 1, patience: patience, waitsForServer: false)
        predictionSignal = PredictionSignal(schema: schema, errands: errands)
    }

    /// By how much the database's clock is put forward for all that goes by it: leases, retention.
    ///
    /// For tests.
    package var clockOffset: Duration {
        get { offset.withLock { $0 } }
        set { offset.withLock { $0 = newValue } }
    }

    /// The same for a statement, in microseconds.
    var clockOffsetValue: PostgresValue { .bigint(clockOffset.microseconds) }

    func close() async {
        predictionSignal.close()
        await pool.close()
        await errands.close()
        await operations.close()
    }
}

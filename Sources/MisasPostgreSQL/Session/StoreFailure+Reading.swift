import Misas
import PostgresClient

extension StoreFailure {
    /// Turns what is wrong with an answer into this failure.
    static func reading<Value>(_ body: () throws(PostgresError) -> Value) throws(Self) -> Value {
        do throws(PostgresError) {
            return try body()
        } catch {
            throw error.failure()
        }
    }
}

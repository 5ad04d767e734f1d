import Misas
import PostgresClient

/// What the event store and its transactions share.
package final class PostgresEvents: Sendable {
    let database: PostgresDatabase
    let sql: EventSQL
    let types: EventTypes
    let queue: AppendQueue
    let tail: EventTail
    let reader: EventReader

    package init(_ database: PostgresDatabase, appendTransactions: Int) {
        self.database = database
        sql = EventSQL(database.schema)
        types = EventTypes(database, sql: sql)
        queue = AppendQueue(database.pool, sql: sql, transactions: appendTransactions)
        reader = EventReader(database, sql: sql, types: types)
        tail = EventTail(database, reader: reader)
    }

    /// Says that events were committed up to a position.
    ///
    /// - Parameter appends: What was committed; `nil` where it is not known.
    func appended(_ appends: [StreamAppend]?, through position: GlobalPosition?) {
        guard let position else { return }
        tail.appended(appends, through: position)
    }
}

import Misas
import PostgresClient

/// The values of a statement that is being written, each once.
struct StatementValues {
    private(set) var values: [PostgresValue]
    private var places: [PostgresValue: Int] = [:]

    /// Begins with the values of a statement's fixed places.
    init(_ values: [PostgresValue]) {
        self.values = values
    }

    /// The place of a value in the text of the statement.
    mutating func place(_ value: PostgresValue) -> String {
        if let place = places[value] { return "$\(place)" }
        values.append(value)
        places[value] = values.count
        return "$\(values.count)"
    }

    /// The statement of a text that has its places filled in.
    ///
    /// Its text depends on what is asked, so that no plan of it is kept.
    func statement<Failure: StoreFailure>(
        _ text: String,
        failingAs failure: Failure.Type
    ) throws(Failure) -> PostgresStatement {
        guard values.count <= PostgresStatement.maximumValues else {
            throw .unavailable(
                StoreUnavailable(
                    "the query has \(values.count) values, and PostgreSQL takes \(PostgresStatement.maximumValues)"
                )
            )
        }
        return PostgresStatement(text, values, isPrepared: false)
    }
}

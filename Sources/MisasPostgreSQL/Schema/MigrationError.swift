public import PostgresClient

/// Why a schema cannot be brought up to date.
public enum MigrationError: Error, Equatable, Sendable {
    /// A migration was applied with another text than this program has.
    case changed(number: Int, name: String)
    /// The schema was migrated by a newer version of the program.
    case unknown(number: Int, name: String)
    /// The schema lacks migrations, and the program was not told to apply them.
    case missing(numbers: [Int])
    /// The database failed.
    case database(PostgresError)
}

extension MigrationError: CustomStringConvertible {
    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .changed(let number, let name):
            "migration \(number) (\(name)) was applied to the schema with another text: it was changed by hand, or by a "
                + "version that was never released; compare the schema with a new one"
        case .unknown(let number, let name):
            "migration \(number) (\(name)) of the schema is newer than this program: use the program's newer version"
        case .missing(let numbers):
            "the schema lacks the migrations \(numbers.map(String.init).joined(separator: ", ")): apply them by "
                + "migrate(), as the schema's owner, before the program starts"
        case .database(let error): error.description
        }
    }
}

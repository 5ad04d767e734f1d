/// How much of what others do a transaction sees.
public enum PostgresIsolation: String, Hashable, Sendable {
    /// Each statement sees what was committed before it began.
    case readCommitted = "READ COMMITTED"
    /// All statements see what was committed before the first began.
    case repeatableRead = "REPEATABLE READ"
    /// As if transactions ran one after the other; one that cannot be fails with
    /// ``SQLState/serializationFailure``.
    case serializable = "SERIALIZABLE"
}

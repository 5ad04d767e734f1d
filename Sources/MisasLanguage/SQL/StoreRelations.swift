/// What the stores on PostgreSQL call theirs, in the schema that they share with projections' tables.
package enum StoreRelations {
    /// Their tables, sequences and indexes.
    ///
    /// A test of the stores keeps it complete.
    package static let names: Set<String> = [
    ]
}

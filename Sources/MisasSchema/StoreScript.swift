internal import MisasLanguage

/// The stores' schema as SQL, for who makes it by other means than the migrator.
package enum StoreScript {
    /// The statements that make the stores, and note that they did, so that a migrator finds nothing left to do.
    ///
    /// They belong into one transaction, and fail where there are stores already.
    package static func statements(for schema: SchemaName) -> String {
        var parts = [EmbeddedSchema.scriptBegin, EmbeddedSchema.scriptPrepare].map { $0.text(for: schema) }
        for migration in EmbeddedSchema.migrations {
            parts.append(migration.template.text(for: schema))
            parts.append(record(migration, in: schema))
        }
        return parts.joined(separator: "\n")
    }

    /// What the tables of projections may not be called, because the stores call theirs so.
    package static var relations: Set<String> { StoreRelations.names }

    private static func record(_ migration: Migration, in schema: SchemaName) -> String {
        EmbeddedSchema.scriptRecord.text { place in
            switch place {
            case "number": String(migration.number)
            case "name": migration.name
            case "hash": migration.hash
            default: schema.value(of: place)
            }
        }
    }

    /// A script for `psql`: the stores, and what else is to be made with them, all of it or nothing.
    ///
    /// - Parameters:
    ///   - schema: The schema of the stores.
    ///   - tables: Further statements, in the same transaction.
    package static func script(for schema: SchemaName, with tables: String) -> String {
        [EmbeddedSchema.scriptHead.text, statements(for: schema), tables, EmbeddedSchema.scriptEnd.text]
            .filter { !$0.isEmpty }.joined(separator: "\n")
    }
}

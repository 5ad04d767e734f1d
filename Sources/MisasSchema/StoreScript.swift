internal import MisasLanguage

/// The stores' schema as SQL, for who makes it by other means than the migrator.
package enum StoreScript {
    /// The statements that make the stores, and note that they did, so that a migrator finds nothing left to do.
    ///
    /// They belong into one transaction, and fail where there are stores already.
    ///
    /// - Parameters:
    ///   - schema: The schema.
    ///   - applicationRoles: Roles that use the stores and do not own them.
    package static func statements(
        for schema: SchemaName,
        applicationRoles: [String] = []
    ) -> String {
        let beginning = [EmbeddedSchema.scriptBegin, EmbeddedSchema.scriptCreateSchema, EmbeddedSchema.scriptPrepare]
        var parts = beginning.map { $0.text(for: schema) }
        for migration in EmbeddedSchema.migrations {
            parts.append(migration.template.text(for: schema))
            parts.append(record(migration, in: schema))
        }
        parts += applicationRoles.map { grant(to: $0, in: schema) }
        return parts.joined(separator: "\n")
    }

    /// What the tables of projections may not be called, because the stores call theirs so.
    package static var relations: Set<String> { StoreRelations.names }

    /// The statements that give a role exactly what the stores need.
    package static func grant(
        to role: String,
        in schema: SchemaName
    ) -> String {
        EmbeddedSchema.scriptGrant.text { place in place == "role" ? SQLText.name(role) : schema.value(of: place) }
    }

    /// The statement that lets a role read and write the rows of a projection's table.
    package static func grant(
        onTable table: String,
        to role: String,
        in schema: SchemaName
    ) -> String {
        EmbeddedSchema.scriptGrantTable.text { place in
            switch place {
            case "role": SQLText.name(role)
            case "table": SQLText.name(table)
            default: schema.value(of: place)
            }
        }
    }

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
    ///   - tables: Further statements, in the same transaction, which make tables.
    ///   - names: What these are called.
    ///   - applicationRoles: Roles that use the stores and the tables, and do not own them.
    package static func script(
        for schema: SchemaName,
        with tables: String,
        named names: [String] = [],
        applicationRoles: [String] = []
    ) -> String {
        let stores = statements(for: schema, applicationRoles: applicationRoles)
        let grants = applicationRoles.flatMap { role in names.map { grant(onTable: $0, to: role, in: schema) } }
        return [EmbeddedSchema.scriptHead.text, stores, tables, grants.joined(), EmbeddedSchema.scriptEnd.text]
            .filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// A script for `psql` that changes tables of projections, all of it or nothing.
    ///
    /// - Parameters:
    ///   - schema: The schema of the stores.
    ///   - statements: The statements.
    ///   - names: What the tables are called that they make.
    ///   - applicationRoles: Roles that use the stores and the tables, and do not own them.
    package static func migration(
        of schema: SchemaName,
        _ statements: String,
        named names: [String] = [],
        applicationRoles: [String] = []
    ) -> String {
        let grants = applicationRoles.flatMap { role in names.map { grant(onTable: $0, to: role, in: schema) } }
        return [EmbeddedSchema.scriptHead.text, statements, grants.joined(), EmbeddedSchema.scriptEnd.text]
            .filter { !$0.isEmpty }.joined(separator: "\n")
    }
}

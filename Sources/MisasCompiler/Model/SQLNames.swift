internal import MisasLanguage

/// The names that projections' tables and their columns have in SQL.
package enum SQLNames {
    /// How a table is called: as `name` says, or else as its projection; later versions of it stand beside the first.
    package static func table(of projection: ProjectionDeclaration) -> String {
        let name = projection.table?.name?.value ?? Naming.snakeCase(projection.name)
        return projection.version == 1 ? name : "\(name)_v\(projection.version)"
    }

    /// How a column is called: as `wireName` says, or else by its name in snake case.
    package static func column(_ field: FieldDeclaration) -> String {
        field.declaration.wireName?.value ?? Naming.snakeCase(field.name)
    }

    /// The name of the constraint that makes a table's primary key.
    ///
    /// Tables, their keys and indexes share one namespace. No table's name has two underscores side by side.
    static func primaryKey(of table: String) -> String { fitting(table, end: "__pkey") }

    /// The names of a table's indexes, each made of its columns' names.
    static func indexes(of table: String, over columns: [[String]]) -> [String] {
        var counts: [String: Int] = [:]
        return columns.map { names in
            let name = ([table] + names.map(Naming.snakeCase)).joined(separator: "__")
            let count = counts[name, default: 0] + 1
            counts[name] = count
            // No column's name starts with a digit.
            return fitting(name, end: count == 1 ? "__idx" : "__\(count)__idx")
        }
    }

    /// A name with an end, of which PostgreSQL would cut nothing off: a hash stands for what is too much.
    private static func fitting(_ name: String, end: String) -> String {
        guard name.utf8.count + end.utf8.count > SQLText.maximumNameBytes else { return name + end }
        // FNV-1a.
        var hash: UInt32 = 2_166_136_261
        for byte in name.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        let mark = "__0" + hash.hexadecimal + end
        return String(name.prefix(SQLText.maximumNameBytes - mark.utf8.count)) + mark
    }
}

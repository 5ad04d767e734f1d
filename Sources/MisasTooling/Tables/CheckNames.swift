internal import MisasLanguage

/// The names that PostgreSQL gives to the checks of columns, which the statements that make a table do not name.
///
/// Source: `ChooseConstraintName` and `makeObjectName` in PostgreSQL's `src/backend/commands/indexcmds.c` and
/// `src/backend/catalog/pg_constraint.c`, as its documentation of `CREATE TABLE` promises in general.
enum CheckNames {
    /// Those of a column's checks, in their order: `table_column_check`, `table_column_check1`, and so on.
    static func names(of count: Int, column: String, of table: String) -> [String] {
        (0..<count).map { number in
            let end = number == 0 ? "_check" : "_check\(number)"
            let (table, column) = shortened(table, column, to: SQLText.maximumNameBytes - end.utf8.count - 1)
            return "\(table)_\(column)\(end)"
        }
    }

    /// Both names, the longer one cut until they fit.
    private static func shortened(_ first: String, _ second: String, to limit: Int) -> (String, String) {
        var (firstCount, secondCount) = (first.utf8.count, second.utf8.count)
        while firstCount + secondCount > limit {
            if firstCount > secondCount { firstCount -= 1 } else { secondCount -= 1 }
        }
        func cut(_ text: String, _ count: Int) -> String {
            // Names are ASCII, or cut before a character that does not fit.
            var result = ""
            for scalar in text.unicodeScalars {
                guard result.utf8.count + String(scalar).utf8.count <= count else { break }
                result.unicodeScalars.append(scalar)
            }
            return result
        }
        return (cut(first, firstCount), cut(second, secondCount))
    }
}

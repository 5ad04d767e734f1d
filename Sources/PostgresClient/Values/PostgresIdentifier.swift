/// Names of tables, schemas and channels in the text of statements.
public enum PostgresIdentifier {
    /// How many bytes of a name the server keeps: the rest of a longer one it cuts off.
    public static let maximumBytes = 63

    /// A name between double quotes, so that whatever it holds is a name.
    public static func quoted(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

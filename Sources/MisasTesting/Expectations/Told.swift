/// How failures tell values.
enum Told {
    /// The most characters of one value that are told: a payload may have a million.
    private static let length = 400

    static func text(_ value: some Any) -> String {
        cut(String(describing: value))
    }

    /// An error with its type: not every error says in its text what it is.
    static func text(_ error: any Error) -> String {
        cut("\(type(of: error)): \(error)")
    }

    private static func cut(_ text: String) -> String {
        guard text.utf8.count > length else { return text }
        return "\(text.prefix(length))… (\(text.utf8.count) bytes in all)"
    }
}

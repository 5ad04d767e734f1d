internal import MisasCompiler

/// Names as people say them.
enum Words {
    /// `BankAccount` → `bank account`.
    static func of(_ name: String) -> String {
        Naming.snakeCase(name).split(separator: "_").joined(separator: " ")
    }

    /// With its article: `an account`.
    static func withArticle(_ name: String) -> String {
        let words = of(name)
        return "\(words.first.map { "aeiou".contains($0) } == true ? "an" : "a") \(words)"
    }

    /// As a sentence begins.
    static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}

/// How names and texts are written in SQL.
package enum SQLText {
    /// How many bytes of a name PostgreSQL keeps: the rest of a longer one it cuts off.
    package static let maximumNameBytes = 63

    /// A name between double quotes, so that whatever it holds is a name, and no word is reserved.
    package static func name(_ name: String) -> String {
        "\"\(doubled(name, ["\""]))\""
    }

    /// A text between single quotes, right however the server is set to read backslashes.
    package static func text(_ text: String) -> String {
        text.unicodeScalars.contains("\\") ? "E'\(doubled(text, ["'", "\\"]))'" : "'\(doubled(text, ["'"]))'"
    }

    /// A text in which some scalars are written twice.
    ///
    /// Scalar by scalar: a quote with an accent on it is one `Character`, which is not a quote.
    package static func doubled(_ text: String, _ doubled: Set<Unicode.Scalar>) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if doubled.contains(scalar) { result.append(scalar) }
            result.append(scalar)
        }
        return String(result)
    }
}

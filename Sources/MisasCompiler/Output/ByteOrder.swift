extension String {
    /// Whether a text comes before another one in the order of their bytes in UTF-8, which no locale changes.
    package func precedesInBytes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}

/// Which documents are wanted.
///
/// A comparison holds where the field has a value of its kind for which it is true. Where the field is missing, null
/// or of another kind it does not hold, and ``not(_:)`` of it does: there is no third truth value.
public indirect enum DocumentPredicate: Hashable, Sendable {
    /// How a field's value and a given one compare.
    public enum Comparison: String, Hashable, Sendable {
        /// They are the same.
        case equal
        /// The field's is less.
        case less
        /// The field's is less or the same.
        case lessOrEqual
        /// The field's is greater.
        case greater
        /// The field's is greater or the same.
        case greaterOrEqual
    }

    /// The field's value compares so with this one, given in the form it has in JSON.
    case compare(DocumentField, Comparison, JSONValue)
    /// The field's value is one of these.
    case isIn(DocumentField, [JSONValue])
    /// The field is a string that starts so.
    case hasPrefix(path: String, String)
    /// The field is missing or null.
    case isNull(path: String)
    /// All of these hold; with none of them, always.
    case all([DocumentPredicate])
    /// One of these holds; with none of them, never.
    case any([DocumentPredicate])
    /// This does not hold.
    case not(DocumentPredicate)

    /// Holds for every document.
    public static let everything = DocumentPredicate.all([])
}

extension DocumentPredicate {
    /// Refuses what no store takes: paths that are no names, values that are not of the field's kind, strings with NUL.
    package func check() throws(InvalidStoreInput) {
        switch self {
        case .compare(let field, _, let value):
            try NameRules.check(field.path, as: .fieldPath)
            try Self.check(value, of: field)
        case .isIn(let field, let values):
            try NameRules.check(field.path, as: .fieldPath)
            for value in values { try Self.check(value, of: field) }
        case .hasPrefix(let path, let prefix):
            try NameRules.check(path, as: .fieldPath)
            guard !prefix.utf8.contains(0) else { throw .predicateValue(path: path) }
        case .isNull(let path): try NameRules.check(path, as: .fieldPath)
        case .all(let parts), .any(let parts):
            for part in parts { try part.check() }
        case .not(let part): try part.check()
        }
    }

    private static func check(
        _ value: JSONValue,
        of field: DocumentField
    ) throws(InvalidStoreInput) {
        guard DocumentOrdinal(value, kind: field.kind) != nil, !(value.stringValue?.utf8.contains(0) ?? false) else {
            throw .predicateValue(path: field.path)
        }
    }
}

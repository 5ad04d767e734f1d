/// A field of documents, by its place in their JSON, and how its values are compared.
public struct DocumentField: Hashable, Sendable {
    /// How the values of a field are compared, which their JSON alone does not say.
    public enum Kind: String, Hashable, Sendable {
        /// JSON strings, by their bytes. Also UUIDs, dates, enums and what wraps these.
        case text
        /// `false` before `true`.
        case boolean
        /// JSON numbers, exactly.
        case number
        /// JSON strings that hold decimal numbers, as numbers, exactly.
        case decimal
        /// JSON strings that hold times as the codec writes them (in UTC, without superfluous digits): by their bytes
        /// without the closing `Z`, which is in order of time.
        case dateTime
        /// JSON strings that hold durations of ISO 8601, to the microsecond.
        case duration
    }

    /// The names of the members on the way to the field, joined by dots.
    public let path: String
    /// How its values are compared.
    public let kind: Kind

    /// A field, by the names of the members on the way to it.
    public init(
        _ path: String,
        _ kind: Kind
    ) {
        self.path = path
        self.kind = kind
    }
}

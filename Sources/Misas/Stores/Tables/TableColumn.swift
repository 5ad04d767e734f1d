/// A column of a projection's table.
public struct TableColumn: Hashable, Sendable {
    /// What a column holds: how a value stands in a row's JSON, and of which type it is in SQL.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A JSON string, `text` in SQL: also enums.
        case text
        /// `true` or `false`, `boolean`.
        case boolean
        /// A JSON number without a fraction, `bigint`.
        case integer
        /// A JSON number, `double precision`.
        case double
        /// A JSON string that holds a decimal number, `numeric`.
        case decimal
        /// A JSON string that holds a UUID, `uuid`.
        case uuid
        /// A JSON string in base64, `bytea`.
        case bytes
        /// A JSON string that holds a calendar date of ISO 8601, `date`.
        case date
        /// A JSON string that holds a time of RFC 3339, `timestamptz`: to the microsecond.
        case dateTime
        /// A JSON string that holds a duration of ISO 8601, `interval`: to the microsecond, the rest is cut off.
        case duration
        /// Any JSON, `jsonb`.
        case json
    }

    /// Its name in SQL.
    public let name: String
    /// The member of a row's JSON that it holds.
    public let member: String
    /// What it holds.
    public let kind: Kind
    /// Whether a row may lack it: then it is `NULL`.
    public let isOptional: Bool

    /// A column.
    public init(_ name: String, member: String, _ kind: Kind, isOptional: Bool = false) {
        self.name = name
        self.member = member
        self.kind = kind
        self.isOptional = isOptional
    }
}

extension TableColumn.Kind {
    /// The type in SQL, as PostgreSQL writes it.
    package var sqlType: String {
        switch self {
        case .text: "text"
        case .boolean: "boolean"
        case .integer: "bigint"
        case .double: "double precision"
        case .decimal: "numeric"
        case .uuid: "uuid"
        case .bytes: "bytea"
        case .date: "date"
        case .dateTime: "timestamp with time zone"
        case .duration: "interval"
        case .json: "jsonb"
        }
    }

    /// How values are compared; `nil` where they are not.
    package var documentKind: DocumentField.Kind? {
        switch self {
        case .text, .uuid, .date: .text
        case .boolean: .boolean
        case .integer, .double: .number
        case .decimal: .decimal
        case .dateTime: .dateTime
        case .duration: .duration
        case .bytes, .json: nil
        }
    }
}

/// A data type of PostgreSQL, by its object identifier, which is the same on every server.
public struct PostgresType: RawRepresentable, Hashable, Sendable {
    /// The object identifier.
    public let rawValue: UInt32

    /// Wraps an object identifier.
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    init(_ rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// `boolean`.
    public static let boolean = PostgresType(16)
    /// `bytea`.
    public static let bytea = PostgresType(17)
    /// `bigint`.
    public static let bigint = PostgresType(20)
    /// `smallint`.
    public static let smallint = PostgresType(21)
    /// `integer`.
    public static let integer = PostgresType(23)
    /// `text`.
    public static let text = PostgresType(25)
    /// `json`.
    public static let json = PostgresType(114)
    /// `double precision`.
    public static let double = PostgresType(701)
    /// `date`.
    public static let date = PostgresType(1082)
    /// `interval`.
    public static let interval = PostgresType(1186)
    /// `timestamptz`.
    public static let timestamptz = PostgresType(1184)
    /// `numeric`.
    public static let numeric = PostgresType(1700)
    /// `uuid`.
    public static let uuid = PostgresType(2950)
    /// `jsonb`.
    public static let jsonb = PostgresType(3802)
    /// Left for the server to find out.
    public static let unspecified = PostgresType(0)

    /// The type of arrays of these; ``unspecified`` where it is not known here.
    public var array: PostgresType {
        switch self {
        case .boolean: PostgresType(1000)
        case .bytea: PostgresType(1001)
        case .smallint: PostgresType(1005)
        case .integer: PostgresType(1007)
        case .text: PostgresType(1009)
        case .bigint: PostgresType(1016)
        case .json: PostgresType(199)
        case .double: PostgresType(1022)
        case .date: PostgresType(1182)
        case .timestamptz: PostgresType(1185)
        case .interval: PostgresType(1187)
        case .numeric: PostgresType(1231)
        case .uuid: PostgresType(2951)
        case .jsonb: PostgresType(3807)
        default: .unspecified
        }
    }
}

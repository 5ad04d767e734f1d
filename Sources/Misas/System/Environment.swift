/// Where a system runs.
public struct Environment: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// Its name.
    public let rawValue: String

    /// An environment of one's own.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Its name.
    public var description: String { rawValue }

    /// On a developer's machine.
    public static let development = Environment(rawValue: "development")
    /// In tests.
    public static let test = Environment(rawValue: "test")
    /// Where a release is tried out.
    public static let staging = Environment(rawValue: "staging")
    /// Where it matters.
    public static let production = Environment(rawValue: "production")
}

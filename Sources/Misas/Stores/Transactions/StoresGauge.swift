/// A number that shows how stores are doing.
public struct StoresGauge: Sendable, Hashable {
    /// The metric's name, such as `db.client.connection.count`.
    public let name: String
    /// The number.
    public let value: Double
    /// What it is of.
    public let dimensions: [String: String]

    /// A number under a name.
    public init(_ name: String, _ value: Double, _ dimensions: [String: String] = [:]) {
        self.name = name
        self.value = value
        self.dimensions = dimensions
    }
}

/// A value that is written as the one value that it wraps: an identifier, a checked value.
public protocol JSONWrapper: JSONCodable {
    /// What is wrapped.
    associatedtype RawValue: JSONCodable

    /// The wrapped value.
    var rawValue: RawValue { get }

    /// Wraps a value without checking it: what is read from history was checked when it was written.
    init(unchecked rawValue: RawValue)
}

extension JSONWrapper {
    /// Reads the wrapped value.
    public init(from reader: inout JSONReader) {
        self.init(unchecked: RawValue(from: &reader))
    }

    /// Writes the wrapped value.
    public func encode(to writer: inout JSONWriter) {
        rawValue.encode(to: &writer)
    }
}

extension JSONWrapper where Self: JSONKey, RawValue: JSONKey {
    /// The key of the wrapped value.
    public var jsonKey: String { rawValue.jsonKey }

    /// Wraps the value that the key stands for.
    public init?(jsonKey: String) {
        guard let rawValue = RawValue(jsonKey: jsonKey) else { return nil }
        self.init(unchecked: rawValue)
    }
}

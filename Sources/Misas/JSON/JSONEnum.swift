/// An enumeration of strings, written as its raw value.
///
/// Declaring the conformance is enough: `enum Currency: String, CaseIterable, JSONEnum`.
/// The enumeration has at least one case; the first stands in for what could not be read.
public protocol JSONEnum: RawRepresentable<String>, CaseIterable, JSONCodable, JSONKey, DocumentValue {}

extension JSONEnum {
    /// Reads a string and finds its case; a failure lists the raw values of all cases.
    public init(from reader: inout JSONReader) {
        let text = reader.string()
        if let value = Self(rawValue: text) {
            self = value
            return
        }
        reader.fail("expected one of \(Self.allCases.map(\.rawValue).joined(separator: ", "))")
        self = Self.allCases[Self.allCases.startIndex]
    }

    /// Writes the raw value as a string.
    public func encode(to writer: inout JSONWriter) {
        writer.string(rawValue)
    }

    /// The raw value.
    public var jsonKey: String { rawValue }

    /// The case of a raw value.
    public init?(jsonKey: String) {
        self.init(rawValue: jsonKey)
    }
}

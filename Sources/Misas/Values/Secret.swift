/// A value that does not show: printed, dumped, reflected and encoded, it is `REDACTED`.
///
/// It guards against carelessness, not against an attacker in the process. Only `reveal()` gives the value.
public struct Secret<Value: Sendable>: Sendable {
    private let value: Value

    /// Hides a value.
    public init(_ value: Value) {
        self.value = value
    }

    /// The value in the clear.
    public func reveal() -> Value {
        value
    }
}

/// What stands in place of a secret.
let redactedText: StaticString = "REDACTED"

extension Secret: Equatable where Value: Equatable {}

extension Secret: Hashable where Value: Hashable {}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible {
    /// `REDACTED`.
    public var description: String { redactedText.description }

    /// `REDACTED`.
    public var debugDescription: String { redactedText.description }
}

extension Secret: CustomReflectable {
    /// A mirror without children.
    public var customMirror: Mirror {
        Mirror(self, children: EmptyCollection<Mirror.Child>(), ancestorRepresentation: .suppressed)
    }
}

extension Secret: CustomPlaygroundDisplayConvertible {
    /// `REDACTED`.
    public var playgroundDescription: Any { redactedText.description }
}

extension Secret: JSONCodable where Value == String {
    /// Reads a string.
    public init(from reader: inout JSONReader) {
        self.init(reader.string())
    }

    /// Writes `"REDACTED"`: a secret is for the one who receives it and goes no further.
    public func encode(to writer: inout JSONWriter) {
        writer.string(redactedText.description)
    }
}

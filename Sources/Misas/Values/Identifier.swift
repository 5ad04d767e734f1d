/// A value that names one thing: the base of every `identifier` type of a spec.
///
/// Equality and hashing are those of the raw value; in JSON, in a path and as the key of a map it is the raw value.
public protocol Identifier: JSONWrapper, JSONKey, DocumentValue, Validatable, CustomStringConvertible
where RawValue: JSONKey & DocumentValue {}

extension Identifier {
    /// Whether two identifiers name the same thing.
    public static func == (left: Self, right: Self) -> Bool { left.rawValue == right.rawValue }

    /// Hashes the raw value.
    public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }

    /// The raw value as text.
    public var description: String { jsonKey }
}

extension Identifier where RawValue == UUID {
    /// A new identifier, larger than those that this process made before (RFC 9562, version 7).
    public static func new() -> Self { Self(unchecked: .version7()) }
}

/// Holds a value elsewhere, so that a type can contain itself through an optional.
///
/// Generated code keeps recursive optional fields in one and shows the plain optional.
public indirect enum Indirect<Value: Sendable>: Sendable {
    /// The value.
    case value(Value)

    /// Holds a value.
    public init(_ value: Value) { self = .value(value) }

    /// The value that is held.
    public var wrapped: Value {
        switch self {
        case .value(let value): value
        }
    }
}

extension Indirect: Equatable where Value: Equatable {}
extension Indirect: Hashable where Value: Hashable {}

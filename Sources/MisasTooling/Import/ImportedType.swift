internal import MisasCompiler

/// A type of ours that a type of MISAS Go becomes.
struct ImportedType {
    /// As it is written.
    var text: String
    var shape: Shape

    enum Shape {
        /// One value; of a type of ours, what it is in the end.
        case scalar(BuiltInType)
        /// A value of an enum, by the index of its spec.
        case enumeration(Int)
        /// A value of an enum of numbers.
        case number(Int)
        case list(ofScalars: Bool)
        case other
    }

    static func builtIn(_ type: BuiltInType) -> Self { Self(text: type.rawValue, shape: .scalar(type)) }

    /// Whether it can be part of a path.
    var isScalar: Bool {
        switch shape {
        case .scalar(let type): type.isScalar
        case .enumeration, .number: true
        case .list, .other: false
        }
    }

    /// Whether it can be read from a query string.
    var fitsQueryString: Bool {
        if case .list(ofScalars: true) = shape { true } else { isScalar }
    }
}

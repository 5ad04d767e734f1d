/// What a type comes down to once names are followed.
package indirect enum TypeShape {
    case builtIn(BuiltInType)
    case identifier(BuiltInType, Symbol)
    case enumeration(Symbol)
    case structure(Symbol)
    case union(Symbol)
    case wrapper(TypeShape, Symbol)
    case optional(TypeShape)
    case list(TypeExpression)
    case set(TypeExpression)
    case map(TypeExpression, TypeExpression)
    /// Means nothing, and was told.
    case unknown

    /// Without `?` around it.
    package var unwrapped: TypeShape {
        if case .optional(let shape) = self { shape } else { self }
    }

    /// The built-in type that the value is in the end: for a wrapper what it wraps, for an identifier its base.
    package var base: BuiltInType? {
        switch self {
        case .builtIn(let type), .identifier(let type, _): type
        case .wrapper(let shape, _): shape.base
        default: nil
        }
    }

    /// Whether it is one value that can be written as one text.
    package var isScalar: Bool {
        switch self {
        case .builtIn(let type): type.isScalar
        case .identifier, .enumeration, .unknown: true
        case .wrapper(let shape, _): shape.isScalar
        case .structure, .union, .optional, .list, .set, .map: false
        }
    }

    /// Whether it can be the key of a map.
    var isMapKey: Bool {
        switch self {
        case .builtIn(let type): type == .string || type == .int || type == .uuid
        case .identifier, .enumeration, .unknown: true
        case .wrapper(let shape, _): shape.isMapKey
        case .structure, .union, .optional, .list, .set, .map: false
        }
    }

    /// Whether it comes down to something that means nothing, which was told.
    var isUnknown: Bool {
        switch self {
        case .unknown: true
        case .optional(let shape), .wrapper(let shape, _): shape.isUnknown
        default: false
        }
    }

    /// The text of it has a length.
    var isText: Bool { base == .string || base == .secret }

    /// It has items to count.
    var isCollection: Bool {
        switch self {
        case .list, .set, .map: true
        case .wrapper(let shape, _): shape.isCollection
        default: false
        }
    }
}

extension Specs {
    /// How many wrappers may lie in one another: each is a call on the stack of whatever follows them.
    static let maximumWrapperDepth = 50

    /// How many wrappers lie in one another from a type on, itself included; of a circle, more than may.
    func wrapperDepth(of type: TypeExpression, from subsystem: Int) -> Int {
        var depth = 1
        var next = type
        var home = subsystem
        while depth <= Self.maximumWrapperDepth + 1, case .named(let reference) = next,
            let (symbol, declaration) = self.type(reference, from: home),
            case .wrapper(let wrapped, _) = declaration.kind
        {
            depth += 1
            next = wrapped
            home = symbol.subsystem
        }
        return depth
    }

    /// What a type comes down to, seen from where it is written.
    package func shape(of type: TypeExpression, from subsystem: Int) -> TypeShape {
        shape(of: type, from: subsystem, depth: 0)
    }

    private func shape(of type: TypeExpression, from subsystem: Int, depth: Int) -> TypeShape {
        switch type {
        case .builtIn(let builtIn): return .builtIn(builtIn)
        case .optional(let inner): return .optional(shape(of: inner, from: subsystem, depth: depth))
        case .list(let item): return .list(item)
        case .set(let item): return .set(item)
        case .map(let key, let value): return .map(key, value)
        case .invalid: return .unknown
        case .named(let reference):
            guard let (symbol, declaration) = self.type(reference, from: subsystem) else { return .unknown }
            switch declaration.kind {
            case .identifier(let base): return .identifier(base, symbol)
            case .enumeration: return .enumeration(symbol)
            case .structure: return .structure(symbol)
            case .union: return .union(symbol)
            case .invalid: return .unknown
            case .wrapper(let wrapped, _):
                // A wrapper of itself, and too many of them, are told; here they only must not hang.
                guard depth < Self.maximumWrapperDepth else { return .unknown }
                return .wrapper(shape(of: wrapped, from: symbol.subsystem, depth: depth + 1), symbol)
            }
        }
    }
}

/// A type as it is written: `list<Money>?`.
package indirect enum TypeExpression: Sendable {
    case builtIn(BuiltInType)
    case named(Reference)
    case optional(TypeExpression)
    case list(TypeExpression)
    case set(TypeExpression)
    case map(key: TypeExpression, value: TypeExpression)
    /// Could not be read, and said so.
    case invalid

    /// The type without a `?` around it.
    package var unwrapped: TypeExpression {
        if case .optional(let type) = self { type } else { self }
    }

    package var isOptional: Bool {
        if case .optional = self { true } else { false }
    }

    /// Every name in it, from left to right.
    package var references: [Reference] {
        switch self {
        case .builtIn, .invalid: []
        case .named(let reference): [reference]
        case .optional(let type), .list(let type), .set(let type): type.references
        case .map(let key, let value): key.references + value.references
        }
    }
}

extension TypeExpression: CustomStringConvertible {
    package var description: String {
        switch self {
        case .builtIn(let type): type.rawValue
        case .named(let reference): reference.description
        case .optional(let type): "\(type)?"
        case .list(let type): "list<\(type)>"
        case .set(let type): "set<\(type)>"
        case .map(let key, let value): "map<\(key), \(value)>"
        case .invalid: "?"
        }
    }
}

/// A name of something declared elsewhere: `Money`, or `shared.Money` of another subsystem.
package struct Reference: Sendable, CustomStringConvertible {
    /// The other subsystem, or `nil` for the one that the name is written in.
    package let subsystem: String?
    package let name: String
    package let range: SourceRange

    package var description: String { subsystem.map { "\($0).\(name)" } ?? name }

    init(subsystem: String?, name: String, range: SourceRange) {
        self.subsystem = subsystem
        self.name = name
        self.range = range
    }

    /// Splits `shared.Money` at its dot.
    package init(text: some StringProtocol, range: SourceRange) {
        if let dot = text.utf8.firstIndex(of: UInt8(ascii: ".")) {
            subsystem = String(text[..<dot])
            name = String(text[text.index(after: dot)...])
        } else {
            subsystem = nil
            name = String(text)
        }
        self.range = range
    }
}

/// The types that the language brings.
package enum BuiltInType: String, CaseIterable, Sendable {
    case string
    case bool
    case int
    case double
    case decimal
    case uuid
    case bytes
    case date
    case dateTime
    case duration
    case json
    case secret

    /// Words that stand for types but are not types by themselves.
    package static let constructors = ["list", "set", "map"]

    /// Whether the language means something by a name.
    package static func isTaken(_ name: String) -> Bool {
        name.utf8.first.map(Naming.isUpper) != true && (Self(rawValue: name) != nil || constructors.contains(name))
    }

    /// Whether a value of it has an order, so that `minimum` and `maximum` mean something.
    package var isOrdered: Bool {
        switch self {
        case .int, .double, .decimal, .date, .dateTime, .duration: true
        case .string, .bool, .uuid, .bytes, .json, .secret: false
        }
    }

    /// Whether it can stand in a path, a query string or a message: one value, written as one text.
    package var isScalar: Bool { self != .json && self != .secret }
}

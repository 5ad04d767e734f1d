/// What may stand at a place of a spec.
///
/// The language's structure is data made of these: the checker reads it, and so does whatever tells an editor what may
/// be written.
package indirect enum Shape: Sendable {
    /// Any scalar, as text.
    case text
    /// A whole number, at least `minimum`.
    case integer(minimum: Int)
    /// `true` or `false`.
    case boolean
    /// One of some words.
    case choice([String])
    /// Any node: a literal that is checked when its type is known, or a free annotation.
    case anything
    /// Any mapping; its content is free.
    case freeMapping
    /// A list of things of one shape.
    case list(Shape)
    /// A mapping from names the author chooses to things of one shape.
    case table(Shape)
    /// A mapping with keys that the language fixes.
    case mapping(MappingGrammar)
    /// A scalar in short, or something longer.
    case short(Shape, or: Shape)

    /// What belongs here, as a person would say it.
    package var expectation: String {
        switch self {
        case .text: "a text"
        case .integer: "a whole number"
        case .boolean: "`true` or `false`"
        case .choice(let words): "one of " + words.map { "`\($0)`" }.joined(separator: ", ")
        case .anything: "a value"
        case .freeMapping, .table, .mapping: "a mapping"
        case .list: "a list"
        case .short(let scalar, let longer): "\(scalar.expectation) or \(longer.expectation)"
        }
    }
}

/// A mapping whose keys the language fixes.
package struct MappingGrammar: Sendable {
    /// What is being described: "a command".
    package let noun: String
    package let keys: [Key]
    private let names: [String]
    /// The places of the keys that must be there.
    let required: [Int]

    package struct Key: Sendable {
        package let name: String
        package let shape: Shape
        package let isRequired: Bool
        /// What the key says, in one sentence.
        package let summary: String
    }

    package init(_ noun: String, _ keys: [Key]) {
        self.noun = noun
        self.keys = keys
        names = keys.map(\.name)
        required = keys.indices.filter { keys[$0].isRequired }
    }

    /// The place of the key of a name.
    func index(of name: String) -> Int? {
        var index = 0
        while index < names.count {
            if names[index] == name { return index }
            index += 1
        }
        return nil
    }

    package subscript(name: String) -> Key? { index(of: name).map { keys[$0] } }
}

extension MappingGrammar.Key {
    static func required(_ name: String, _ shape: Shape, _ summary: String) -> Self {
        Self(name: name, shape: shape, isRequired: true, summary: summary)
    }

    static func optional(_ name: String, _ shape: Shape, _ summary: String) -> Self {
        Self(name: name, shape: shape, isRequired: false, summary: summary)
    }
}

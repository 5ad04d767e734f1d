internal import MisasCompiler

/// What the language has at a place of a spec.
struct GrammarPlace {
    /// What may stand there; `nil` where the language does not know.
    private(set) var shape: Shape?
    /// The keys that lead there, each with what it says, the innermost last.
    private(set) var keys: [MappingGrammar.Key] = []
    /// The names that the author chose on the way, by the section that they are in: `aggregates` → `Account`.
    private(set) var names: [String: String] = [:]
    /// What the innermost mapping on the way describes, and its name, if it has one.
    private(set) var owners: [(grammar: MappingGrammar, name: String?)] = []

    init(_ path: [Cursor.Step], in grammar: MappingGrammar) {
        shape = .mapping(grammar)
        owners = [(grammar, nil)]
        var section: String?
        for step in path {
            switch step {
            case .item:
                guard case .list(let item)? = shape else {
                    shape = nil
                    return
                }
                shape = item
            case .key(let name):
                switch shape.map(Self.longer) {
                case .mapping(let grammar):
                    guard let key = grammar[name] else {
                        shape = nil
                        return
                    }
                    keys.append(key)
                    section = name
                    enter(key.shape, name: nil)
                case .table(let value):
                    if let section { names[section] = name }
                    enter(value, name: name)
                case .anything where keys.last?.name == "enum":
                    enter(.short(.text, or: .mapping(LanguageGrammar.enumCase)), name: name)
                default:
                    shape = nil
                    return
                }
            }
        }
    }

    private mutating func enter(_ shape: Shape, name: String?) {
        self.shape = shape
        if case .mapping(let grammar) = Self.longer(shape) { owners.append((grammar, name)) }
    }

    /// What a place holds that may be written in short.
    static func longer(_ shape: Shape) -> Shape {
        if case .short(_, let longer) = shape { longer } else { shape }
    }

    /// What a scalar there is.
    var scalar: Shape? {
        switch shape {
        case .short(let scalar, _): scalar
        case let other: other
        }
    }

    /// The mapping whose keys may stand there.
    var mapping: MappingGrammar? {
        guard let shape, case .mapping(let grammar) = Self.longer(shape) else { return nil }
        return grammar
    }
}

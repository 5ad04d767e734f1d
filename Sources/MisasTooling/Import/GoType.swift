/// A type as MISAS Go writes it: `map[string][]user.address`.
indirect enum GoType: Equatable {
    case builtIn(BuiltIn)
    /// The type name of another spec.
    case named(String)
    case array(GoType)
    case map(key: GoType, value: GoType)

    enum BuiltIn: String, CaseIterable {
        case null
        case identifier
        case string
        case bool
        case int
        case float
        case date
        case dateTime
        case duration
        case char
        case any
    }

    /// What is wrong with a text that is no type.
    struct Fault: Error {
        let message: String
    }

    /// As many levels as a type of ours can have, less what an import adds.
    private static let maximumDepth = 18

    init(_ text: String) throws(Fault) {
        var rest = text[...]
        self = try Self.read(&rest, of: text, depth: 0)
        guard rest.isEmpty else { throw Fault(message: "the type ends before `\(rest)`") }
    }

    private static func read(_ rest: inout Substring, of text: String, depth: Int) throws(Fault) -> GoType {
        guard depth < maximumDepth else { throw Fault(message: "a type is at most \(maximumDepth) levels deep") }
        if rest.hasPrefix("[]") {
            rest.removeFirst(2)
            return .array(try read(&rest, of: text, depth: depth + 1))
        }
        if rest.hasPrefix("map[") {
            rest.removeFirst(4)
            let key = word(&rest)
            guard !key.isEmpty, rest.first == "]" else {
                throw Fault(message: "the type of a map's keys and `]` follow on `map[`")
            }
            rest.removeFirst()
            return .map(key: try leaf(key), value: try read(&rest, of: text, depth: depth + 1))
        }
        let name = word(&rest)
        guard !name.isEmpty else {
            throw Fault(message: rest.isEmpty ? "a type is missing" : "a type belongs here, not `\(rest)`")
        }
        return try leaf(name)
    }

    private static func word(_ rest: inout Substring) -> String {
        let word = rest.prefix { !$0.isWhitespace && $0 != "[" && $0 != "]" && $0 != "," }
        rest.removeFirst(word.count)
        return String(word)
    }

    private static func leaf(_ name: String) throws(Fault) -> GoType {
        if let builtIn = BuiltIn(rawValue: name) { return .builtIn(builtIn) }
        guard name != "array", name != "map" else { throw Fault(message: "`\(name)` is no type by itself") }
        return .named(name)
    }

    /// The other specs that it names, from left to right.
    var names: [String] {
        switch self {
        case .builtIn: []
        case .named(let name): [name]
        case .array(let item): item.names
        case .map(let key, let value): key.names + value.names
        }
    }
}

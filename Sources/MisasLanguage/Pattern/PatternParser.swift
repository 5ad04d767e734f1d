/// Reads a pattern into a tree, and names what is outside the subset.
struct PatternParser {
    /// How deep groups may be nested: reading them, and all that follows, uses stack for each level.
    private static let maximumDepth = 100

    let scalars: [Unicode.Scalar]
    var index = 0
    private var depth = 0

    init(_ source: String) {
        scalars = Array(source.unicodeScalars)
    }

    var current: Unicode.Scalar? {
        index < scalars.count ? scalars[index] : nil
    }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard current == scalar else { return false }
        index += 1
        return true
    }

    mutating func parse() throws(PatternError) -> PatternNode {
        let result = try alternatives()
        if current != nil {
            throw PatternError("')' closes no group; a literal one is written '\\)'", offset: index)
        }
        guard result.size <= PatternProgram.maximumSize else {
            throw PatternError("the pattern is too large", offset: 0)
        }
        return result.node
    }

    private mutating func alternatives() throws(PatternError) -> SizedPatternNode {
        var items = [try sequence()]
        while take("|") {
            items.append(try sequence())
        }
        return .alternatives(items)
    }

    private mutating func sequence() throws(PatternError) -> SizedPatternNode {
        var items: [SizedPatternNode] = []
        while let scalar = current, scalar != "|", scalar != ")" {
            let start = index
            let atom = try atom(scalar)
            items.append(try quantified(atom, from: start))
        }
        return .sequence(items)
    }

    private mutating func atom(_ scalar: Unicode.Scalar) throws(PatternError) -> SizedPatternNode {
        let start = index
        switch scalar {
        case "(":
            return try group()
        case "[":
            return SizedPatternNode(node: .scalars(try characterClass()), size: 1)
        case "\\":
            return SizedPatternNode(node: .scalars(try escape().set), size: 1)
        case ".":
            index += 1
            return SizedPatternNode(node: .scalars(.allButLineEnds), size: 1)
        case "^":
            index += 1
            return SizedPatternNode(node: .start, size: 1)
        case "$":
            index += 1
            return SizedPatternNode(node: .end, size: 1)
        case "*", "+", "?", "{":
            throw PatternError(
                "the quantifier '\(scalar)' has nothing to repeat; a literal one is written '\\\(scalar)'",
                offset: start
            )
        case "}", "]":
            throw PatternError("a literal '\(scalar)' is written '\\\(scalar)'", offset: start)
        default:
            index += 1
            return SizedPatternNode(node: .scalars(ScalarSet(scalar.value)), size: 1)
        }
    }

    private mutating func group() throws(PatternError) -> SizedPatternNode {
        let start = index
        index += 1
        if take("?") {
            guard take(":") else { throw PatternError(unsupportedGroup(), offset: start) }
        }
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else {
            throw PatternError("groups are nested deeper than \(Self.maximumDepth) levels", offset: start)
        }
        let content = try alternatives()
        guard take(")") else { throw PatternError("the group is not closed by ')'", offset: start) }
        return content
    }

    /// What the characters behind `(?` begin.
    private func unsupportedGroup() -> String {
        let next = index + 1 < scalars.count ? scalars[index + 1] : nil
        switch (current, next) {
        case ("=", _), ("!", _): return "look-ahead is not supported"
        case ("<", "="), ("<", "!"): return "look-behind is not supported"
        case ("<", _), ("P", _), ("'", _): return "named groups are not supported"
        case (">", _): return "atomic groups are not supported"
        case ("#", _): return "comments are not supported"
        case ("(", _): return "conditional groups are not supported"
        default: return "inline flags are not supported"
        }
    }
}

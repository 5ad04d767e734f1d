extension PatternParser {
    /// Applies the quantifier at the index, if there is one.
    mutating func quantified(
        _ atom: SizedPatternNode,
        from start: Int
    ) throws(PatternError) -> SizedPatternNode {
        let quantifierStart = index
        let minimum: Int
        let maximum: Int?
        switch current {
        case "*":
            index += 1
            (minimum, maximum) = (0, nil)
        case "+":
            index += 1
            (minimum, maximum) = (1, nil)
        case "?":
            index += 1
            (minimum, maximum) = (0, 1)
        case "{":
            (minimum, maximum) = try counts()
        default:
            return atom
        }
        switch atom.node {
        case .start, .end:
            if !isGroup(from: start) {
                throw PatternError("an anchor cannot be repeated", offset: quantifierStart)
            }
        default: break
        }
        switch current {
        case "?": throw PatternError("lazy quantifiers are not supported", offset: index)
        case "+": throw PatternError("possessive quantifiers are not supported", offset: index)
        case "*", "{": throw PatternError("a quantifier cannot follow another; use a group", offset: index)
        default: break
        }
        let result = atom.repeated(minimum: minimum, maximum: maximum)
        guard result.size <= PatternProgram.maximumSize else {
            throw PatternError("the repetition is too large", offset: quantifierStart)
        }
        return result
    }

    private func isGroup(from start: Int) -> Bool {
        scalars[start] == "("
    }

    /// Reads `{n}`, `{n,}` or `{n,m}`.
    private mutating func counts() throws(PatternError) -> (minimum: Int, maximum: Int?) {
        let start = index
        index += 1
        guard let minimum = count() else {
            throw PatternError("expected {n}, {n,} or {n,m}; a literal '{' is written '\\{'", offset: start)
        }
        var maximum: Int? = minimum
        if take(",") { maximum = count() }
        guard take("}") else {
            throw PatternError("expected {n}, {n,} or {n,m}; a literal '{' is written '\\{'", offset: start)
        }
        if let maximum, maximum < minimum {
            throw PatternError("the counts of the quantifier are out of order", offset: start)
        }
        return (minimum, maximum)
    }

    /// Reads a count; one beyond all that is allowed is cut to a value that is still beyond it.
    private mutating func count() -> Int? {
        let start = index
        var value = 0
        while let scalar = current, ("0"..."9").contains(scalar) {
            value = min(value * 10 + Int(scalar.value - 0x30), PatternProgram.maximumSize + 1)
            index += 1
        }
        return index > start ? value : nil
    }
}

extension PatternParser {
    /// Reads a class in brackets.
    mutating func characterClass() throws(PatternError) -> ScalarSet {
        let start = index
        index += 1
        let isNegated = take("^")
        var ranges: [ClosedRange<UInt32>] = []
        if current == "]" {
            throw PatternError("the class is empty; a literal ']' is written '\\]'", offset: index)
        }
        while !take("]") {
            let itemStart = index
            guard let lower = try classItem() else {
                throw PatternError("the class is not closed by ']'", offset: start)
            }
            guard current == "-", index + 1 < scalars.count, scalars[index + 1] != "]" else {
                ranges += lower.set.ranges
                continue
            }
            if scalars[index + 1] == "-" { throw Self.subtraction(at: index) }
            index += 1
            let upper = try classItem()
            guard let first = lower.scalar, let last = upper?.scalar else {
                throw PatternError("a range needs a single character on either side", offset: itemStart)
            }
            guard first <= last else { throw PatternError("the range is out of order", offset: itemStart) }
            ranges.append(first...last)
        }
        let set = ScalarSet(ranges)
        return isNegated ? set.inverted : set
    }

    /// Reads a character or an escape inside a class; `nil` at the end of the pattern.
    private mutating func classItem() throws(PatternError) -> (set: ScalarSet, scalar: UInt32?)? {
        guard let scalar = current else { return nil }
        let next = index + 1 < scalars.count ? scalars[index + 1] : nil
        switch scalar {
        case "\\":
            return try escape()
        case "[":
            throw PatternError("nested classes are not supported; a literal '[' is written '\\['", offset: index)
        case "&" where next == "&":
            throw PatternError("class intersection is not supported; a literal '&' is written once", offset: index)
        case "-" where next == "-":
            throw Self.subtraction(at: index)
        default:
            index += 1
            return (ScalarSet(scalar.value), scalar.value)
        }
    }

    private static func subtraction(at offset: Int) -> PatternError {
        PatternError("class subtraction is not supported; a literal '-' is written '\\-'", offset: offset)
    }

    /// Reads an escape: a class, or a single scalar.
    mutating func escape() throws(PatternError) -> (set: ScalarSet, scalar: UInt32?) {
        let start = index
        index += 1
        guard let scalar = current else {
            throw PatternError("nothing follows the backslash; a literal one is written '\\\\'", offset: start)
        }
        index += 1
        switch scalar {
        case "d": return (.digits, nil)
        case "D": return (ScalarSet.digits.inverted, nil)
        case "w": return (.wordCharacters, nil)
        case "W": return (ScalarSet.wordCharacters.inverted, nil)
        case "s": return (.spaces, nil)
        case "S": return (ScalarSet.spaces.inverted, nil)
        case "t": return single(0x09)
        case "n": return single(0x0A)
        case "r": return single(0x0D)
        case "f": return single(0x0C)
        case "u": return single(try unicodeEscape(from: start))
        case "^", "$", "\\", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "/", "-":
            return single(scalar.value)
        default:
            throw PatternError(Self.unsupportedEscape(scalar), offset: start)
        }
    }

    private func single(_ scalar: UInt32) -> (set: ScalarSet, scalar: UInt32?) {
        (ScalarSet(scalar), scalar)
    }

    /// Reads the digits behind `\u`, and those of the second `\u` when it takes two to name a scalar.
    private mutating func unicodeEscape(from start: Int) throws(PatternError) -> UInt32 {
        let unit = try codeUnit(from: start)
        switch unit {
        case 0xD800...0xDBFF:
            guard take("\\"), take("u") else {
                throw PatternError("the escape is half a surrogate pair", offset: start)
            }
            let low = try codeUnit(from: start)
            guard low & 0xFC00 == 0xDC00 else {
                throw PatternError("the escape is half a surrogate pair", offset: start)
            }
            return 0x1_0000 + ((unit & 0x3FF) << 10 | low & 0x3FF)
        case 0xDC00...0xDFFF:
            throw PatternError("the escape is half a surrogate pair", offset: start)
        default:
            return unit
        }
    }

    private mutating func codeUnit(from start: Int) throws(PatternError) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let scalar = current, scalar.isASCII, let digit = Character(scalar).hexDigitValue else {
                throw PatternError("'\\u' is followed by four hexadecimal digits", offset: start)
            }
            unit = unit << 4 | UInt32(digit)
            index += 1
        }
        return unit
    }

    private static func unsupportedEscape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "1"..."9", "k": "back-references are not supported"
        case "b", "B": "word boundaries ('\\\(scalar)') are not supported"
        case "A", "Z", "z", "G": "the anchor '\\\(scalar)' is not supported; use '^' and '$'"
        case "p", "P": "Unicode properties are not supported"
        case "Q", "E": "quoting with '\\\(scalar)' is not supported"
        case "x", "0", "c", "v", "a", "e", "N", "U": "the escape '\\\(scalar)' is not supported; use '\\uXXXX'"
        default: "the escape '\\\(scalar)' is not supported"
        }
    }
}

extension JSONReader {
    /// The byte at the cursor; 0, which is nowhere allowed, at the end.
    func peek() -> UInt8 {
        cursor < bytes.count ? bytes[cursor] : 0
    }

    mutating func skipWhitespace() {
        while cursor < bytes.count {
            switch bytes[cursor] {
            case 0x20, 0x0A, 0x0D, 0x09: cursor += 1
            default: return
            }
        }
    }

    mutating func takeLiteral(_ literal: StaticString) {
        let isThere = literal.withUTF8Buffer { literal in
            guard cursor + literal.count <= bytes.count else { return false }
            for index in 0..<literal.count where bytes[cursor + index] != literal[index] { return false }
            return true
        }
        guard isThere else {
            terminate(expected: "a value")
            return
        }
        cursor += literal.utf8CodeUnitCount
    }

    /// Validates the value at the cursor and moves behind it.
    ///
    /// Depth costs no stack.
    mutating func skipValue() {
        var brackets: [UInt8] = []
        while !isTerminated {
            let byte = peek()
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                enter()
                guard !isTerminated else { return }
                skipWhitespace()
                brackets.append(byte)
                if peek() == byte + 2 {
                    break
                }
                if byte == UInt8(ascii: "{") { skipName() }
                continue
            case UInt8(ascii: "\""): _ = scanString()
            case UInt8(ascii: "t"): takeLiteral("true")
            case UInt8(ascii: "f"): takeLiteral("false")
            case UInt8(ascii: "n"): takeLiteral("null")
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): _ = scanNumber()
            default: terminate(expected: "a value")
            }
            skipAfterValue(&brackets)
            if brackets.isEmpty { return }
        }
    }

    /// Behind a value: closes what ends here, and moves to the next value of what does not.
    private mutating func skipAfterValue(_ brackets: inout [UInt8]) {
        while !isTerminated, let bracket = brackets.last {
            skipWhitespace()
            switch peek() {
            case bracket + 2:
                cursor += 1
                depth -= 1
                brackets.removeLast()
            case UInt8(ascii: ","):
                cursor += 1
                skipWhitespace()
                if bracket == UInt8(ascii: "{") { skipName() }
                return
            default:
                let isObject = bracket == UInt8(ascii: "{")
                terminate(expected: isObject ? "a comma or the end of the object" : "a comma or the end of the array")
            }
        }
    }

    private mutating func skipName() {
        guard peek() == UInt8(ascii: "\"") else {
            terminate(expected: "the name of a member")
            return
        }
        guard scanString() != nil else { return }
        takeColon()
    }
}

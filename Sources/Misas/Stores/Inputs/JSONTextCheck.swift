/// Reads a JSON text only to see whether every store can hold it: RFC 8259, and what `jsonb` refuses besides.
///
/// The event store knows nothing of a codec, but must refuse in memory what a database would refuse.
/// Linear in the text; nothing is allocated.
package struct JSONTextCheck {
    private let bytes: [UInt8]
    private var index = 0
    private var depth = 0
    /// How many bytes more the text has when it is written as `jsonb` writes it: a space behind each comma and colon, no
    /// others, and numbers without an exponent.
    private var growth = 0

    /// Checks a whole text.
    ///
    /// - Throws: ``InvalidStoreInput`` when it is too large or not a JSON text that every store can hold.
    package static func check(_ bytes: [UInt8]) throws(InvalidStoreInput) {
        guard bytes.count <= StoreLimits.dataBytes else { throw .dataTooLarge(bytes: bytes.count) }
        let size: Int
        do throws(JSONTextProblem) {
            var check = JSONTextCheck(bytes: bytes)
            try check.text()
            size = bytes.count + check.growth
        } catch {
            throw .json(error)
        }
        // What is read back can be written again.
        guard size <= StoreLimits.dataBytes else { throw .dataTooLarge(bytes: size) }
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func text() throws(JSONTextProblem) {
        skipWhitespace()
        try value()
        skipWhitespace()
        guard index == bytes.count else { throw problem(.trailingText) }
    }

    private func problem(_ reason: JSONTextProblem.Reason) -> JSONTextProblem {
        JSONTextProblem(reason, at: index)
    }

    private func peek() throws(JSONTextProblem) -> UInt8 {
        guard index < bytes.count else { throw problem(.unexpectedEnd) }
        return bytes[index]
    }

    private mutating func skipWhitespace() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x0A, 0x0D, 0x09:
                index += 1
                growth -= 1
            default: return
            }
        }
    }

    private mutating func value() throws(JSONTextProblem) {
        switch try peek() {
        case UInt8(ascii: "{"): try object()
        case UInt8(ascii: "["): try array()
        case UInt8(ascii: "\""): try string()
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        default: try number()
        }
    }

    private mutating func word(_ word: StaticString) throws(JSONTextProblem) {
        for position in 0..<word.utf8CodeUnitCount {
            guard try peek() == word.utf8Start[position] else { throw problem(.unexpectedByte) }
            index += 1
        }
    }

    private mutating func enter() throws(JSONTextProblem) {
        guard depth < StoreLimits.jsonDepth else { throw problem(.tooDeep) }
        depth += 1
        index += 1
        skipWhitespace()
    }

    private mutating func leave() {
        depth -= 1
        index += 1
    }

    /// Takes a comma or colon.
    private mutating func separate() {
        index += 1
        growth += 1
        skipWhitespace()
    }

    private mutating func array() throws(JSONTextProblem) {
        try enter()
        if try peek() == UInt8(ascii: "]") { return leave() }
        while true {
            try value()
            skipWhitespace()
            switch try peek() {
            case UInt8(ascii: ","): separate()
            case UInt8(ascii: "]"): return leave()
            default: throw problem(.unexpectedByte)
            }
        }
    }

    private mutating func object() throws(JSONTextProblem) {
        try enter()
        if try peek() == UInt8(ascii: "}") { return leave() }
        while true {
            guard try peek() == UInt8(ascii: "\"") else { throw problem(.unexpectedByte) }
            try string()
            skipWhitespace()
            guard try peek() == UInt8(ascii: ":") else { throw problem(.unexpectedByte) }
            separate()
            try value()
            skipWhitespace()
            switch try peek() {
            case UInt8(ascii: ","): separate()
            case UInt8(ascii: "}"): return leave()
            default: throw problem(.unexpectedByte)
            }
        }
    }

    private mutating func string() throws(JSONTextProblem) {
        index += 1
        while true {
            let byte = try peek()
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return
            case UInt8(ascii: "\\"): try escape()
            case 0..<0x20: throw problem(.controlCharacter)
            case 0..<0x80: index += 1
            default: try multibyteScalar(after: byte)
            }
        }
    }

    private mutating func escape() throws(JSONTextProblem) {
        let start = index
        index += 1
        switch try peek() {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            index += 1
        case UInt8(ascii: "u"):
            let unit = try hexadecimal()
            if unit == 0 { throw JSONTextProblem(.escapedNUL, at: start) }
            if (0xDC00...0xDFFF).contains(unit) { throw JSONTextProblem(.loneSurrogate, at: start) }
            guard (0xD800...0xDBFF).contains(unit) else { return }
            guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u")
            else { throw JSONTextProblem(.loneSurrogate, at: start) }
            index += 1
            guard try (0xDC00...0xDFFF).contains(hexadecimal()) else {
                throw JSONTextProblem(.loneSurrogate, at: start)
            }
        default: throw JSONTextProblem(.invalidEscape, at: start)
        }
    }

    /// Reads `u` and the four digits after it.
    private mutating func hexadecimal() throws(JSONTextProblem) -> UInt32 {
        index += 1
        var unit: UInt32 = 0
        for _ in 0..<4 {
            let byte = try peek()
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
            default: throw problem(.invalidEscape)
            }
            index += 1
        }
        return unit
    }

    private mutating func multibyteScalar(after lead: UInt8) throws(JSONTextProblem) {
        // The second byte's range shuts out overlong forms, surrogates and what lies beyond U+10FFFF.
        let (count, second): (Int, ClosedRange<UInt8>) =
            switch lead {
            case 0xC2...0xDF: (2, 0x80...0xBF)
            case 0xE0: (3, 0xA0...0xBF)
            case 0xED: (3, 0x80...0x9F)
            case 0xE1...0xEF: (3, 0x80...0xBF)
            case 0xF0: (4, 0x90...0xBF)
            case 0xF1...0xF3: (4, 0x80...0xBF)
            case 0xF4: (4, 0x80...0x8F)
            default: throw problem(.invalidUTF8)
            }
        guard index + count <= bytes.count, second.contains(bytes[index + 1]) else { throw problem(.invalidUTF8) }
        for position in index + 2..<max(index + 2, index + count)
        where !(0x80...0xBF).contains(bytes[position]) {
            throw problem(.invalidUTF8)
        }
        index += count
    }

    private mutating func number() throws(JSONTextProblem) {
        let start = index
        if try peek() == UInt8(ascii: "-") { index += 1 }
        guard let first = digit() else {
            throw index == start ? problem(.unexpectedByte) : JSONTextProblem(.invalidNumber, at: start)
        }
        if first == 0 {
            guard digit() == nil else { throw JSONTextProblem(.invalidNumber, at: start) }
        } else {
            while digit() != nil {}
        }
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            guard digit() != nil else { throw JSONTextProblem(.invalidNumber, at: start) }
            while digit() != nil {}
        }
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") {
                index += 1
            }
            guard var exponent = digit() else { throw JSONTextProblem(.invalidNumber, at: start) }
            while let next = digit() {
                exponent = min(exponent * 10 + next, StoreLimits.jsonNumber + 1)
            }
            guard exponent <= StoreLimits.jsonNumber else { throw JSONTextProblem(.numberTooLong, at: start) }
            growth += exponent
        }
        guard index - start <= StoreLimits.jsonNumber else { throw JSONTextProblem(.numberTooLong, at: start) }
    }

    /// Takes a digit, if there is one.
    private mutating func digit() -> Int? {
        guard index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) else { return nil }
        defer { index += 1 }
        return Int(bytes[index] - UInt8(ascii: "0"))
    }
}

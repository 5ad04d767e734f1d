/// Where a string lies in a text: the bytes between its quotes.
struct JSONStringRange {
    let start: Int
    let end: Int
    let hasEscapes: Bool
    let isASCII: Bool
}

extension JSONReader {
    /// Validates the string whose quote is at the cursor, and moves behind it.
    ///
    /// - Returns: Where it lies, or `nil` when the pass ended.
    mutating func scanString() -> JSONStringRange? {
        let start = cursor + 1
        var index = start
        var hasEscapes = false
        var isASCII = true
        while true {
            index = endOfPlainText(from: index)
            guard index < bytes.count else {
                terminate("expected the end of the string, found the end of the text", offset: index)
                return nil
            }
            switch bytes[index] {
            case UInt8(ascii: "\""):
                cursor = index + 1
                return JSONStringRange(start: start, end: index, hasEscapes: hasEscapes, isASCII: isASCII)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                guard let (_, end) = escapedScalar(at: index) else {
                    terminate("not a valid escape sequence", offset: index)
                    return nil
                }
                index = end
            case 0..<0x20:
                terminate("a control character in a string has to be escaped", offset: index)
                return nil
            default:
                isASCII = false
                let length = lengthOfScalar(at: index)
                guard length > 0 else {
                    terminate("not UTF-8", offset: index)
                    return nil
                }
                index += length
            }
        }
    }

    /// The first index from this one on that holds a quote, a backslash, a control character or no ASCII.
    private func endOfPlainText(from start: Int) -> Int {
        let text = bytes.span.bytes
        let count = text.byteCount
        var index = start
        // Eight at a time, each byte tested in its own lane: a lane's high bit tells that it is not plain. A borrow
        // can only make a lane behind such a one look not plain too, which the loop below puts right.
        while index &+ 8 <= count {
            let word = text.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            let quotes = word ^ 0x2222_2222_2222_2222
            let backslashes = word ^ 0x5C5C_5C5C_5C5C_5C5C
            let ones: UInt64 = 0x0101_0101_0101_0101
            let found = word | (word &- 0x2020_2020_2020_2020) | (quotes &- ones) | (backslashes &- ones)
            guard found & 0x8080_8080_8080_8080 == 0 else { break }
            index &+= 8
        }
        while index < count {
            let byte = text.unsafeLoad(fromByteOffset: index, as: UInt8.self)
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 || byte >= 0x80 { break }
            index &+= 1
        }
        return index
    }

    /// How long the UTF-8 sequence of a scalar beyond ASCII is; 0 when it is none (Unicode, table 3-7).
    private func lengthOfScalar(at index: Int) -> Int {
        func isContinuation(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            index + offset < bytes.count && range.contains(bytes[index + offset])
        }
        switch bytes[index] {
        case 0xC2...0xDF:
            return isContinuation(1) ? 2 : 0
        case let first where first & 0xF0 == 0xE0:
            let second: ClosedRange<UInt8> = first == 0xE0 ? 0xA0...0xBF : first == 0xED ? 0x80...0x9F : 0x80...0xBF
            return isContinuation(1, second) && isContinuation(2) ? 3 : 0
        case let first where first >= 0xF0 && first <= 0xF4:
            let second: ClosedRange<UInt8> = first == 0xF0 ? 0x90...0xBF : first == 0xF4 ? 0x80...0x8F : 0x80...0xBF
            return isContinuation(1, second) && isContinuation(2) && isContinuation(3) ? 4 : 0
        default:
            return 0
        }
    }

    /// What the escape sequence at the backslash stands for, and where it ends.
    ///
    /// A surrogate needs its other half.
    private func escapedScalar(at index: Int) -> (scalar: UInt32, end: Int)? {
        guard index + 1 < bytes.count else { return nil }
        switch bytes[index + 1] {
        case UInt8(ascii: "\""): return (0x22, index + 2)
        case UInt8(ascii: "\\"): return (0x5C, index + 2)
        case UInt8(ascii: "/"): return (0x2F, index + 2)
        case UInt8(ascii: "b"): return (0x08, index + 2)
        case UInt8(ascii: "f"): return (0x0C, index + 2)
        case UInt8(ascii: "n"): return (0x0A, index + 2)
        case UInt8(ascii: "r"): return (0x0D, index + 2)
        case UInt8(ascii: "t"): return (0x09, index + 2)
        case UInt8(ascii: "u"): break
        default: return nil
        }
        guard let unit = codeUnit(at: index + 2) else { return nil }
        switch unit {
        case 0xD800...0xDBFF:
            guard index + 7 < bytes.count, bytes[index + 6] == UInt8(ascii: "\\"),
                bytes[index + 7] == UInt8(ascii: "u"), let low = codeUnit(at: index + 8), low & 0xFC00 == 0xDC00
            else { return nil }
            return (0x1_0000 + ((unit & 0x3FF) << 10 | low & 0x3FF), index + 12)
        case 0xDC00...0xDFFF:
            return nil
        default:
            return (unit, index + 6)
        }
    }

    /// Four hexadecimal digits.
    private func codeUnit(at index: Int) -> UInt32? {
        guard index + 4 <= bytes.count else { return nil }
        var unit: UInt32 = 0
        for byte in bytes[index..<index + 4] {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
            default: return nil
            }
        }
        return unit
    }

    /// A validated string, in plain.
    func text(of range: JSONStringRange) -> String {
        guard range.hasEscapes else {
            return String(decoding: bytes[range.start..<range.end], as: UTF8.self)
        }
        var plain: [UInt8] = []
        appendPlain(range, to: &plain)
        return String(decoding: plain, as: UTF8.self)
    }

    /// Appends a validated string with its escape sequences resolved.
    func appendPlain(_ range: JSONStringRange, to plain: inout [UInt8]) {
        var index = range.start
        while index < range.end {
            let byte = bytes[index]
            guard byte == UInt8(ascii: "\\"), let (scalar, end) = escapedScalar(at: index) else {
                plain.append(byte)
                index += 1
                continue
            }
            if let scalar = Unicode.Scalar(scalar) { plain.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
            index = end
        }
    }
}

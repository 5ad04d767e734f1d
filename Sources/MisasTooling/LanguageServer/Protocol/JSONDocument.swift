package import MisasCompiler

/// Reads a document of JSON, as strictly as RFC 8259 has it.
///
/// Whatever it is given, it ends, and takes no more of the stack than ``maximumDepth`` levels need.
package struct JSONDocument {
    /// What is wrong with a text that is no JSON.
    package struct Fault: Error, CustomStringConvertible {
        package let description: String
    }

    /// How many lists and objects may lie in one another.
    static let maximumDepth = 100

    private let bytes: [UInt8]
    private var index = 0

    /// Reads all of a text.
    ///
    /// - Complexity: O(length of the text)
    package static func read(_ bytes: [UInt8]) throws(Fault) -> JSONTree {
        guard UTF8Check.firstFault(in: bytes) == nil else { throw Fault(description: "it is not UTF-8") }
        var document = JSONDocument(bytes: bytes)
        let value = try document.value(depth: 0)
        document.skipSpace()
        guard document.index == bytes.count else { throw document.unexpected() }
        return value
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
    }

    private func unexpected() -> Fault {
        Fault(description: next == nil ? "it ends too early" : "byte \(index) does not belong there")
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        index += 1
        return true
    }

    private mutating func value(depth: Int) throws(Fault) -> JSONTree {
        guard depth < Self.maximumDepth else { throw Fault(description: "it is too deep") }
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func object(depth: Int) throws(Fault) -> JSONTree {
        index += 1
        var members: [JSONTree.Member] = []
        skipSpace()
        if take(UInt8(ascii: "}")) { return .object(members) }
        while true {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw unexpected() }
            let name = try string()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw unexpected() }
            members.append(JSONTree.Member(name, try value(depth: depth + 1)))
            skipSpace()
            if take(UInt8(ascii: "}")) { return .object(members) }
            guard take(UInt8(ascii: ",")) else { throw unexpected() }
        }
    }

    private mutating func array(depth: Int) throws(Fault) -> JSONTree {
        index += 1
        var items: [JSONTree] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return .array(items) }
        while true {
            items.append(try value(depth: depth + 1))
            skipSpace()
            if take(UInt8(ascii: "]")) { return .array(items) }
            guard take(UInt8(ascii: ",")) else { throw unexpected() }
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONTree) throws(Fault) -> JSONTree {
        let end = index + word.utf8CodeUnitCount
        guard end <= bytes.count, bytes[index..<end].elementsEqual("\(word)".utf8) else { throw unexpected() }
        index = end
        return value
    }

    private mutating func number() throws(Fault) -> JSONTree {
        let start = index
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        var isWhole = true
        if take(UInt8(ascii: ".")) {
            isWhole = false
            try digits()
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            isWhole = false
            index += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { index += 1 }
            try digits()
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        return isWhole ? Int(text).map(JSONTree.int) ?? .number(text) : .number(text)
    }

    private mutating func digits() throws(Fault) {
        guard let first = next, (0x30...0x39).contains(first) else { throw unexpected() }
        while let byte = next, (0x30...0x39).contains(byte) { index += 1 }
    }

    // MARK: Texts

    private mutating func string() throws(Fault) -> String {
        index += 1
        var text: [UInt8] = []
        var start = index
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                text += bytes[start..<index]
                index += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                text += bytes[start..<index]
                index += 1
                text += try escape().utf8
                start = index
            case 0..<0x20: throw unexpected()
            default: index += 1
            }
        }
        throw unexpected()
    }

    private mutating func escape() throws(Fault) -> String {
        guard let byte = next else { throw unexpected() }
        index += 1
        switch byte {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default:
            index -= 1
            throw unexpected()
        }
    }

    /// A scalar of one or two units; half of a pair alone becomes the sign for what cannot be shown.
    private mutating func unicodeEscape() throws(Fault) -> String {
        let unit = try unit()
        guard (0xD800..<0xDC00).contains(unit), index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
            bytes[index + 1] == UInt8(ascii: "u")
        else { return String(Unicode.Scalar(unit) ?? "\u{FFFD}") }
        let before = index
        index += 2
        let second = try self.unit()
        guard (0xDC00..<0xE000).contains(second) else {
            index = before
            return "\u{FFFD}"
        }
        let value = 0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00)
        return String(Unicode.Scalar(value) ?? "\u{FFFD}")
    }

    private mutating func unit() throws(Fault) -> UInt32 {
        guard index + 4 <= bytes.count else { throw Fault(description: "it ends too early") }
        var value: UInt32 = 0
        for byte in bytes[index..<(index + 4)] {
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x41...0x46: value = value << 4 | UInt32(byte - 0x37)
            case 0x61...0x66: value = value << 4 | UInt32(byte - 0x57)
            default: throw unexpected()
            }
        }
        index += 4
        return value
    }
}

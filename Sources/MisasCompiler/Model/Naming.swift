/// How names are written on the wire and in Swift.
package enum Naming {
    /// `MoneyDeposited` → `money_deposited`, `AccountID` → `account_id`, `HTTPRequest` → `http_request`.
    package static func snakeCase(_ name: String) -> String {
        let bytes = Array(name.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 4)
        for (index, byte) in bytes.enumerated() {
            let startsWord =
                isUpper(byte) && index > 0 && bytes[index - 1] != underscore
                && (!isUpper(bytes[index - 1]) || (index + 1 < bytes.count && isLower(bytes[index + 1])))
            if startsWord { result.append(underscore) }
            result.append(isUpper(byte) ? byte | 0x20 : byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// `money_deposited` → `MoneyDeposited`.
    package static func upperCamelCase(_ name: String) -> String {
        name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// `MoneyDeposited` → `moneyDeposited`, `IBANChanged` → `ibanChanged`, `ID` → `id`.
    package static func lowerCamelCase(_ name: String) -> String {
        var bytes = Array(name.utf8)
        for index in bytes.indices {
            guard isUpper(bytes[index]) else { break }
            let startsNextWord = index > 0 && index + 1 < bytes.count && isLower(bytes[index + 1])
            if startsNextWord { break }
            bytes[index] |= 0x20
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    package static func isUpperCamelCase(_ name: String) -> Bool {
        name.utf8.first.map(isUpper) == true && name.utf8.allSatisfy(isLetterOrDigit)
    }

    package static func isLowerCamelCase(_ name: String) -> Bool {
        name.utf8.first.map(isLower) == true && name.utf8.allSatisfy(isLetterOrDigit)
    }

    package static func isLowerSnakeCase(_ name: String) -> Bool {
        name.utf8.first.map(isLower) == true && name.utf8.last != underscore
            && name.utf8.allSatisfy { isLower($0) || isDigit($0) || $0 == underscore } && !name.contains("__")
    }

    /// Whether a name can be a wire name: `[a-z0-9_.-]+`.
    package static func isWireName(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy {
                isLower($0) || isDigit($0) || $0 == underscore || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
            }
    }

    /// Letters, digits and underscores of ASCII, not starting with a digit, and not underscores alone.
    package static func isSwiftIdentifier(_ name: String) -> Bool {
        guard let first = name.utf8.first, !isDigit(first) else { return false }
        return name.utf8.allSatisfy { isLetterOrDigit($0) || $0 == underscore }
            && name.utf8.contains { $0 != underscore }
    }

    /// The name as it is written in Swift code: words that Swift keeps for itself stand in back-quotes.
    package static func escaped(_ name: String) -> String {
        reservedWords.contains(name) ? "`\(name)`" : name
    }

    /// The name as the label of an argument in a call, where Swift takes nearly every word and warns of back-quotes.
    package static func label(_ name: String) -> String {
        ["inout", "let", "var"].contains(name) ? "`\(name)`" : name
    }

    /// Words that cannot stand as they are where a name is declared or used.
    ///
    /// Source: The Swift Programming Language, "Lexical Structure", keywords used in declarations, statements,
    /// expressions and types, with those that only a contextual position would allow.
    private static let reservedWords: Set<String> = [
        "Any", "Protocol", "Self", "Type", "actor", "as", "associatedtype", "async", "await", "borrowing", "break",
        "case", "catch",
        "class", "consuming", "continue", "default", "defer", "deinit", "do", "dynamic", "each", "else", "enum",
        "extension",
        "fallthrough", "false", "fileprivate", "for", "func", "get", "guard", "if", "import", "in", "init", "inout",
        "internal", "is", "isolated", "let", "macro", "nil", "nonisolated", "open", "operator", "package",
        "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return", "self", "sending", "set",
        "some", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias",
        "unowned",
        "var", "weak", "where", "while", "yield",
    ]

    private static let underscore = UInt8(ascii: "_")

    private static func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
    private static func isLower(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    private static func isLetterOrDigit(_ byte: UInt8) -> Bool { isUpper(byte) || isLower(byte) || isDigit(byte) }
}

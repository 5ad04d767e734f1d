/// How names are written on the wire and in Swift.
package enum Naming {
    /// `MoneyDeposited` → `money_deposited`, `AccountID` → `account_id`, `HTTPRequest` → `http_request`.
    package static func snakeCase(_ name: String) -> String {
        let bytes = Array(name.utf8)
        return String(unsafeUninitializedCapacity: bytes.count * 2) { result in
            var count = 0
            for index in 0..<bytes.count {
                let byte = bytes[index]
                let isUpper = isUpper(byte)
                let startsWord =
                    isUpper && index > 0 && bytes[index - 1] != underscore
                    && (!Self.isUpper(bytes[index - 1]) || (index + 1 < bytes.count && isLower(bytes[index + 1])))
                if startsWord {
                    result[count] = underscore
                    count += 1
                }
                result[count] = isUpper ? byte | 0x20 : byte
                count += 1
            }
            return count
        }
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
        mayBeReserved(name) && reservedWords.contains(name) ? "`\(name)`" : name
    }

    /// Whether some reserved word is as long as a name and starts with its letter.
    ///
    /// Most names are told apart by this, which costs less than hashing them.
    private static func mayBeReserved(_ name: String) -> Bool {
        let length = name.utf8.count
        guard length < reservedLetters.count, let first = name.utf8.first else { return false }
        return reservedLetters[length] & (1 << UInt64(first & 63)) != 0
    }

    /// By the length of a word, a bit for each first letter.
    private static let reservedLetters: [UInt64] = {
        var letters = Array(repeating: UInt64(0), count: 1 + (reservedWords.map(\.utf8.count).max() ?? 0))
        for word in reservedWords {
            if let first = word.utf8.first { letters[word.utf8.count] |= 1 << UInt64(first & 63) }
        }
        return letters
    }()

    /// The name as the label of an argument in a call, where Swift takes nearly every word and warns of back-quotes.
    package static func label(_ name: String) -> String {
        name == "inout" || name == "let" || name == "var" ? "`\(name)`" : name
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

    static func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
    private static func isLower(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    static func isLetterOrDigit(_ byte: UInt8) -> Bool { isUpper(byte) || isLower(byte) || isDigit(byte) }
}

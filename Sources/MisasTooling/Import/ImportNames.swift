internal import MisasCompiler

/// How names of MISAS Go become names of ours.
enum ImportNames {
    /// What MISAS Go writes in capitals in the names of its types.
    private static let acronyms: Set<String> = ["id", "url", "http"]

    /// How long a part of a name may be.
    static let maximumLength = 200

    /// The words of a name: `user_account` and `user-account` → `user`, `account`.
    ///
    /// Letters beyond ASCII are left out.
    private static func words(_ name: String) -> [String] {
        name.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.map { word in
            // `SUPER_ADMIN` is shouted, and `userID` is not.
            name.contains(where: \.isLowercase) || word.count == 1 ? String(word) : word.lowercased()
        }
    }

    /// `user.create_account` → `UserCreateAccount`; `nil` where nothing is left of it.
    static func upperCamelCase(_ name: String) -> String? {
        let words = words(name).map { word in
            acronyms.contains(word.lowercased()) ? word.uppercased() : word.prefix(1).uppercased() + word.dropFirst()
        }
        guard let first = words.first?.first else { return nil }
        return (first.isNumber ? "N" : "") + words.joined()
    }

    /// `email_address` → `emailAddress`, `URL` → `url`; `nil` where nothing is left of it.
    static func lowerCamelCase(_ name: String) -> String? {
        joined(name).map { $0.first?.isNumber == true ? "n\($0)" : $0 }
    }

    /// How MISAS Go calls a field in JSON.
    ///
    /// What letters beyond ASCII become there is not known; they are left as they are.
    static func json(_ name: String) -> String { name.utf8.allSatisfy { $0 < 0x80 } ? joined(name) ?? name : name }

    private static func joined(_ name: String) -> String? {
        let words = words(name)
        guard let first = words.first else { return nil }
        return Naming.lowerCamelCase(first)
            + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// `User-Accounts` → `user_accounts`; `nil` where nothing is left of it.
    static func lowerSnakeCase(_ name: String) -> String? {
        let words = words(name).map { Naming.snakeCase($0) }
        guard let first = words.first?.first else { return nil }
        return (first.isNumber ? "n" : "") + words.joined(separator: "_")
    }
}

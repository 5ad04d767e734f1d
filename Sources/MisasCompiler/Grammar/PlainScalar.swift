/// What an unquoted scalar means.
///
/// YAML 1.1 reads far more into one; the language does not.
package enum PlainScalar {
    /// A whole number in decimal digits, without leading zeros, that fits 64 bits.
    package static func integer(_ text: String) -> Int? {
        guard !text.hasPrefix("+"), !hasLeadingZero(text), text != "-0" else { return nil }
        return Int(text)
    }

    package static func hasLeadingZero(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        return digits.count > 1 && digits.hasPrefix("0") && digits.allSatisfy { $0.isASCII && $0.isNumber }
    }

    /// Whether it is a number where JSON is written, with a fraction or without: neither hexadecimal nor infinite.
    static func isNumber(_ text: String) -> Bool {
        Double(text)?.isFinite == true && text.utf8.allSatisfy { "0123456789.-eE+".utf8.contains($0) }
    }

    package static func boolean(_ text: String) -> Bool? {
        switch text {
        case "true": true
        case "false": false
        default: nil
        }
    }

    /// What somebody may have meant who knows other YAML.
    static func looseBoolean(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "yes", "on", "y": true
        case "false", "no", "off", "n": false
        default: nil
        }
    }
}

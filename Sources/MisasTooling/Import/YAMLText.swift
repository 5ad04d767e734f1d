internal import MisasCompiler

/// Texts as YAML, for every reader of it.
enum YAMLText {
    /// A text in one line.
    ///
    /// - Parameter inFlow: whether it stands in brackets, where a comma ends it, or before a colon.
    static func scalar(_ text: String, inFlow: Bool) -> String { isPlain(text, inFlow: inFlow) ? text : quoted(text) }

    /// A text behind a key: in lines of its own where it has several.
    static func block(_ text: String, indent: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        // The first line tells how far all are indented.
        guard lines.count > 1, let first = lines[0].utf8.first, first != 0x20, lines.last?.isEmpty == false,
            text.unicodeScalars.allSatisfy({ $0 == "\n" || isVisible($0) })
        else { return scalar(text, inFlow: false) }
        return "|-\n" + lines.map { $0.isEmpty ? "" : indent + $0 }.joined(separator: "\n")
    }

    /// A comment in one line.
    static func comment(_ text: String) -> String { "# " + line(text) }

    /// A text in one line that shows all of it.
    static func line(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { isVisible($0) ? $0 : " " }))
    }

    /// Whether a text can stand without quotes, and is a text there to all readers.
    private static func isPlain(_ text: String, inFlow: Bool) -> Bool {
        guard let first = text.unicodeScalars.first, isLetter(first), text.utf8.last != 0x20 else { return false }
        guard text.utf8.count > 5 || !notTexts.contains(text.lowercased()) else { return false }
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            let isFine =
                switch scalar {
                case " ": previous != ":"
                case "#": previous != " "
                case ":", ",", "{", "}", "[", "]", "'", "\"": !inFlow
                default: isVisible(scalar)
                }
            guard isFine else { return false }
            previous = scalar
        }
        return previous != ":"
    }

    /// Words that are no texts to some reader of YAML.
    private static let notTexts: Set<String> = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"]

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || (scalar.value > 0xFF && isVisible(scalar))
    }

    /// Whether a scalar is shown as it is, and no reader ends a line at it.
    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20..<0x7F, 0xA0..<0x2028, 0x202F..<0x2066, 0x206A..<0xD800, 0xE000..<0xFEFF, 0xFF00..<0xFFFE:
            true
        case 0x10000...: true
        default: false
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case _ where isVisible(scalar): result.unicodeScalars.append(scalar)
            default: for unit in String(scalar).utf16 { result += "\\u" + unit.hexadecimal }
            }
        }
        return result + "\""
    }
}

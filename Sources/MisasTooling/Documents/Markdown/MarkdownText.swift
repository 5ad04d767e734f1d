internal import MisasCompiler

/// Texts of users as Markdown that shows just these texts, whatever they hold.
///
/// Source: the specification of GitHub Flavored Markdown, 0.29.
enum MarkdownText {
    /// A text in one line: line breaks become spaces.
    ///
    /// - Parameters:
    ///   - keepsSpace: whether it keeps the spaces at its ends, because it stands between others.
    ///   - linksAddresses: whether what is an address on the web leads there.
    static func inline(_ text: String, keepsSpace: Bool = false, linksAddresses: Bool = true) -> String {
        let words = lines(of: text).filter { !$0.isEmpty }.joined(separator: " ")
        let line = escaped(words, linksAddresses: linksAddresses)
        guard keepsSpace else { return line }
        return (text.hasPrefix(" ") ? " " : "") + line + (text.hasSuffix(" ") && !line.isEmpty ? " " : "")
    }

    /// A text of lines and paragraphs, which stay such.
    static func block(_ text: String) -> String {
        var paragraphs: [[String]] = [[]]
        for line in lines(of: text) {
            if !line.isEmpty {
                paragraphs[paragraphs.count - 1].append(withoutMarker(escaped(line)))
            } else if paragraphs.last?.isEmpty == false {
                paragraphs.append([])
            }
        }
        return paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: "\\\n") }.joined(separator: "\n\n")
    }

    /// A name or value as code.
    ///
    /// - Parameter isInTable: whether it stands in a table, where `|` would end its cell.
    static func code(_ text: String, isInTable: Bool = false) -> String {
        let line = lines(of: text).joined(separator: " ").map { visible($0) }.joined()
        guard !line.isEmpty else { return "(empty)" }
        // A cell is cut at what may look like an escaped backslash before a bar; no code can say it, but text can.
        if isInTable, line.contains("\\|") || line.hasSuffix("\\") { return inline(line) }
        var longest = 0
        var current = 0
        for character in line {
            current = character == "`" ? current + 1 : 0
            longest = max(longest, current)
        }
        let fence = String(repeating: "`", count: longest + 1)
        let needsRoom = line.hasPrefix("`") || line.hasSuffix("`") || (line.hasPrefix(" ") && line.hasSuffix(" "))
        let room = needsRoom && line.contains { $0 != " " } ? " " : ""
        return fence + room
            + (isInTable
                ? line.split(separator: "|", omittingEmptySubsequences: false)
                    .joined(separator: "\\|") : line) + room + fence
    }

    private static func lines(of text: String) -> [String] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
            var line = line
            while line.first?.isWhitespace == true { line.removeFirst() }
            while line.last?.isWhitespace == true { line.removeLast() }
            return String(line)
        }
    }

    /// The text with everything escaped that may mean something inside of a line; addresses of the web stay such.
    private static func escaped(_ text: String, linksAddresses: Bool = true) -> String {
        guard linksAddresses, text.contains("://") else { return withoutMeaning(text) }
        return text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            // A mark behind an address belongs to the sentence.
            let end = word.last.map { ".,;:!?".contains($0) } == true ? String(word.suffix(1)) : ""
            let address = String(word.dropLast(end.count))
            return WebAddress.isAddress(address) && !mayHoldReference(address)
                ? "<\(address)>\(end)" : withoutMeaning(String(word))
        }
        .joined(separator: " ")
    }

    /// Whether a text may hold a reference to a character, such as `&#60;`, which some readers replace in an address too.
    private static func mayHoldReference(_ text: String) -> Bool {
        text.firstIndex(of: "&").map { text[$0...].contains(";") } ?? false
    }

    private static func withoutMeaning(_ text: String) -> String {
        var result = ""
        var last: Character = " "
        var count = 0
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\\", "`", "*", "_", "[", "]", "|", "~", "$":
                result.append("\\")
                result.append(character)
            // What follows `www.` or `http:/` would be taken for an address, as far as it goes, with all that was escaped in it.
            case "." where count >= 3, "/" where last == ":":
                result.append("\\")
                result.append(character)
            default: result += visible(character)
            }
            last = character
            count = character == "w" || character == "W" ? count + 1 : 0
        }
        return result
    }

    /// The line with its start escaped where it would begin a heading, a list, a rule or a table.
    private static func withoutMarker(_ line: String) -> String {
        guard let first = line.first else { return line }
        if "#+-=:".contains(first) { return "\\" + line }
        let digits = line.prefix { $0.isASCII && $0.isNumber }
        let rest = line[digits.endIndex...]
        guard !digits.isEmpty, let mark = rest.first, mark == "." || mark == ")" else { return line }
        return "\(digits)\\\(rest)"
    }

    /// What nobody sees, or what would turn the direction of the text behind it, as the number that it has.
    static func visible(_ character: Character) -> String {
        guard character.unicodeScalars.contains(where: isHidden) else { return String(character) }
        return character.unicodeScalars.map { scalar in
            isHidden(scalar) ? "U+\(Self.padded(String(scalar.value, radix: 16, uppercase: true)))" : String(scalar)
        }
        .joined()
    }

    private static func padded(_ digits: String) -> String {
        String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09: false
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}

internal import MisasCompiler

extension JSONTree {
    /// The document without spaces or line breaks.
    var compact: String {
        var text = ""
        write(to: &text, depth: 0, isEmbedded: false)
        return text
    }

    /// The document without spaces, so that nothing in it means anything to HTML: neither the end of a script nor a comment can
    /// stand in it.
    ///
    /// Each item of the topmost lists stands in a line of its own, so that differences can be read.
    var embedded: String {
        var text = ""
        write(to: &text, depth: 0, isEmbedded: true)
        return text
    }

    private func write(to text: inout String, depth: Int, isEmbedded: Bool) {
        func quoted(_ string: String) -> String { isEmbedded ? Self.quoted(string) : JSONText.quoted(string) }
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .int(let value): text += String(value)
        case .number(let number): text += number
        case .string(let string): text += quoted(string)
        case .array(let items):
            text += "["
            for (index, item) in items.enumerated() {
                if index > 0 { text += "," }
                if isEmbedded, depth == 1 { text += "\n" }
                item.write(to: &text, depth: depth + 1, isEmbedded: isEmbedded)
            }
            text += "]"
        case .object(let members):
            text += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { text += "," }
                if isEmbedded, depth == 0 { text += "\n" }
                text += quoted(member.name) + ":"
                member.value.write(to: &text, depth: depth + 1, isEmbedded: isEmbedded)
            }
            text += "}"
        }
    }

    private static func quoted(_ string: String) -> String {
        let quoted = JSONText.quoted(string)
        guard quoted.utf8.contains(where: isOfHTML) else { return quoted }
        var text = ""
        for scalar in quoted.unicodeScalars {
            switch scalar {
            case "<": text += "\\u003c"
            case ">": text += "\\u003e"
            case "&": text += "\\u0026"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    private static func isOfHTML(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&")
    }
}

/// A document of JSON that is to be written, its members in their order.
package indirect enum JSONTree: Sendable, Equatable {
    case null
    case bool(Bool)
    case int(Int)
    /// As it is written.
    case number(String)
    case string(String)
    case array([JSONTree])
    case object([Member])

    package struct Member: Sendable, Equatable {
        package let name: String
        package let value: JSONTree

        package init(_ name: String, _ value: JSONTree) {
            self.name = name
            self.value = value
        }
    }

    /// An object without the members that there is nothing to say of.
    package static func members(_ members: (String, JSONTree?)...) -> JSONTree {
        .object(members.compactMap { name, value in value.map { Member(name, $0) } })
    }

    /// A list of texts.
    package static func strings(_ texts: some Sequence<String>) -> JSONTree { .array(texts.map { .string($0) }) }

    /// The value of a member.
    package subscript(name: String) -> JSONTree? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The same object with more members at its end; one without members where it is none.
    package func adding(_ members: [Member]) -> JSONTree {
        guard case .object(let own) = self else { return .object(members) }
        return .object(own + members)
    }

    /// The document as text, with two spaces for each level, and a line break at its end.
    package var text: String {
        var text = ""
        write(to: &text, level: 0)
        return text + "\n"
    }

    private func write(to text: inout String, level: Int) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .int(let value): text += String(value)
        case .number(let number): text += number
        case .string(let string): text += JSONText.quoted(string)
        case .array(let items):
            // What is short is read more easily in one line.
            guard !items.allSatisfy(\.isScalar) else {
                text += "["
                for (index, item) in items.enumerated() {
                    if index > 0 { text += ", " }
                    item.write(to: &text, level: level)
                }
                text += "]"
                return
            }
            write(items, between: "[", "]", to: &text, level: level) { item, text in
                item.write(to: &text, level: level + 1)
            }
        case .object(let members):
            write(members, between: "{", "}", to: &text, level: level) { member, text in
                text += JSONText.quoted(member.name) + ": "
                member.value.write(to: &text, level: level + 1)
            }
        }
    }

    private var isScalar: Bool {
        switch self {
        case .array, .object: false
        default: true
        }
    }

    private func write<Item>(
        _ items: [Item],
        between start: String,
        _ end: String,
        to text: inout String,
        level: Int,
        _ write: (Item, inout String) -> Void
    ) {
        text += start
        for (index, item) in items.enumerated() {
            text += index > 0 ? ",\n" : "\n"
            text += String(repeating: "  ", count: level + 1)
            write(item, &text)
        }
        if !items.isEmpty { text += "\n" + String(repeating: "  ", count: level) }
        text += end
    }
}

/// Texts as JSON.
package enum JSONText {
    /// A text with quotes around it.
    package static func quoted(_ text: String) -> String {
        // Most texts are written as they are.
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != 0x22 && $0 != 0x5C }) { return "\"\(text)\"" }
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case let scalar where scalar.value < 0x20 || scalar.value == 0x7F || isInvisible(scalar):
                for unit in String(scalar).utf16 { result += "\\u" + unit.hexadecimal }
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// Whether a scalar turns the direction of what is written after it, or ends a line where nobody sees it.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x80..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}

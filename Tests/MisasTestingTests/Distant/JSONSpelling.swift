import Misas

/// JSON texts as a database may give them back that keeps values and not texts.
enum JSONSpelling {
    /// The same value with its members by length and name, spaces between them, and numbers without exponents.
    static func otherwise(_ data: [UInt8]) -> [UInt8] {
        guard let value = try? JSON.decode(JSONValue.self, from: data) else { return data }
        var text: [UInt8] = []
        write(value, to: &text)
        return text
    }

    private static func write(
        _ value: JSONValue,
        to text: inout [UInt8]
    ) {
        switch value {
        case .null, .bool, .int, .string: text += (try? JSON.encode(value)) ?? []
        case .number(let number): text += plain(number.literal).utf8
        case .array(let elements):
            text += "[".utf8
            for (index, element) in elements.enumerated() {
                if index > 0 { text += ", ".utf8 }
                write(element, to: &text)
            }
            text += "]".utf8
        case .object(let object):
            text += "{".utf8
            let members = object.members.sorted { ($0.name.utf8.count, $0.name) < ($1.name.utf8.count, $1.name) }
            for (index, member) in members.enumerated() {
                if index > 0 { text += ", ".utf8 }
                write(.string(member.name), to: &text)
                text += ": ".utf8
                write(member.value, to: &text)
            }
            text += "}".utf8
        }
    }

    /// A number without an exponent.
    private static func plain(_ literal: String) -> String {
        let parts = literal.lowercased().split(separator: "e")
        guard parts.count == 2, let exponent = Int(parts[1]) else { return literal }
        let isNegative = parts[0].hasPrefix("-")
        let mantissa = parts[0].drop { $0 == "-" }.split(separator: ".")
        var digits = mantissa.joined()
        var point = mantissa[0].count + exponent
        if point <= 0 {
            digits = String(repeating: "0", count: 1 - point) + digits
            point = 1
        }
        if point > digits.count { digits += String(repeating: "0", count: point - digits.count) }
        // JSON knows no leading zeros but one before the point.
        while point > 1, digits.first == "0" {
            digits.removeFirst()
            point -= 1
        }
        let fraction = digits.dropFirst(point)
        return (isNegative ? "-" : "") + digits.prefix(point) + (fraction.isEmpty ? "" : "." + fraction)
    }
}

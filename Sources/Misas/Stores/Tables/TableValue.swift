internal import MisasLanguage

/// A value of a column, as every store understands it: two texts of one value are one here.
package enum TableValue: Hashable, Sendable {
    case text(ExactText)
    case boolean(Bool)
    case integer(Int64)
    case double(Double)
    /// In the form without exponent or superfluous zeros.
    case decimal(String)
    case uuid(UUID)
    case bytes([UInt8])
    /// Counted from 1970-01-01.
    case date(days: Int)
    /// Counted from 1970-01-01T00:00:00Z.
    case dateTime(microseconds: Int64)
    case duration(microseconds: Int64)
    /// A JSON text.
    case json([UInt8])
}

extension TableValue {
    /// The longest duration that `interval` holds.
    private static let longest = Int64.max - 1

    /// A value from its JSON; `nil` where it is not of the kind.
    package init?(_ value: JSONValue, kind: TableColumn.Kind) {
        switch (kind, value) {
        case (.text, .string(let text)): self = .text(ExactText(text))
        case (.boolean, .bool(let flag)): self = .boolean(flag)
        case (.integer, .int(let number)): self = .integer(Int64(number))
        case (.double, .int(let number)): self = .double(Double(number))
        case (.double, .number(let number)):
            guard number.doubleValue.isFinite else { return nil }
            self = .double(number.doubleValue)
        case (.decimal, .string(let text)):
            guard let form = try? DecimalForm(text) else { return nil }
            self = .decimal(form.description)
        case (.uuid, .string(let text)):
            guard let id = UUID(jsonKey: text) else { return nil }
            self = .uuid(id)
        case (.bytes, .string(let text)):
            guard let bytes = Bytes(base64: text) else { return nil }
            self = .bytes(bytes.bytes)
        case (.date, .string(let text)):
            guard let date = try? CalendarDate(text) else { return nil }
            self = .date(days: date.daysSince1970)
        case (.dateTime, .string(let text)):
            guard let time = try? Timestamp(text) else { return nil }
            self = .dateTime(microseconds: time.microsecondsSince1970)
        case (.duration, .string(let text)):
            guard let duration = try? DurationForm.parseISO8601(text),
                duration.microseconds.magnitude < Self.longest.magnitude
            else { return nil }
            self = .duration(microseconds: duration.microseconds)
        case (.json, let tree):
            guard let bytes = try? JSON.encode(tree) else { return nil }
            self = .json(bytes)
        default: return nil
        }
    }

    /// A value from the text that stands for it in a key; `nil` where it is not of the kind.
    package init?(keyText text: String, kind: TableColumn.Kind) {
        switch kind {
        case .boolean, .integer, .double:
            guard let tree = try? JSON.decode(JSONValue.self, from: Array(text.utf8)) else { return nil }
            self.init(tree, kind: kind)
        case .json: return nil
        case .text, .decimal, .uuid, .bytes, .date, .dateTime, .duration: self.init(.string(text), kind: kind)
        }
    }

    /// The text that stands for it in a key.
    package var keyText: String {
        switch self {
        case .text(let text): text.string
        case .boolean(let flag): String(flag)
        case .integer(let number): String(number)
        // Zero is one key, whatever its sign.
        case .double(let number): number == 0 ? "0.0" : number.description
        case .decimal(let text): text
        case .uuid(let id): id.jsonKey
        case .bytes(let bytes): Bytes(bytes).base64
        case .date(let days): CalendarDate(daysSince1970: days)?.description ?? ""
        case .dateTime(let microseconds): Timestamp(microsecondsSince1970: microseconds)?.description ?? ""
        case .duration(let microseconds): DurationForm.format(.microseconds(microseconds))
        case .json(let text): String(decoding: text, as: UTF8.self)
        }
    }

    /// Appends it to a JSON text.
    func write(to text: inout [UInt8]) {
        switch self {
        case .boolean, .integer, .json: text.append(contentsOf: keyText.utf8)
        case .double(let number): text.append(contentsOf: number.description.utf8)
        case .text(let string): text.append(contentsOf: Self.quoted(string.string))
        case .decimal, .uuid, .bytes, .date, .dateTime, .duration:
            text.append(UInt8(ascii: "\""))
            text.append(contentsOf: keyText.utf8)
            text.append(UInt8(ascii: "\""))
        }
    }

    static func quoted(_ text: String) -> [UInt8] {
        var writer = JSONWriter(context: CodingContext(), limits: .default)
        writer.appendQuoted(text)
        return writer.takeBytes()
    }
}

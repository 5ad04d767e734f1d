/// A field's value in the form in which it is compared.
package enum DocumentOrdinal: Hashable, Comparable {
    case text(ExactText)
    case boolean(Bool)
    case number(DecimalOrder)
    /// In microseconds.
    case duration(Int64)

    /// The form of a JSON value, or `nil` when it is not of the kind.
    package init?(
        _ value: JSONValue,
        kind: DocumentField.Kind
    ) {
        switch (kind, value) {
        case (.text, .string(let text)): self = .text(ExactText(text))
        case (.dateTime, .string(let text)):
            // By bytes: what precedes the letter may join it to one of Swift's characters.
            let isUTC = text.utf8.last == UInt8(ascii: "Z")
            self = .text(ExactText(isUTC ? String(text.unicodeScalars.dropLast()) : text))
        case (.boolean, .bool(let flag)): self = .boolean(flag)
        case (.number, .int(let number)):
            guard let order = DecimalOrder(String(number)) else { return nil }
            self = .number(order)
        case (.number, .number(let number)):
            guard let order = DecimalOrder(number.literal) else { return nil }
            self = .number(order)
        case (.decimal, .string(let text)):
            guard let order = DecimalOrder(text) else { return nil }
            self = .number(order)
        case (.duration, .string(let text)):
            guard let duration = try? DurationForm.parseISO8601(text) else { return nil }
            self = .duration(duration.microseconds)
        default: return nil
        }
    }

    package static func < (lhs: DocumentOrdinal, rhs: DocumentOrdinal) -> Bool {
        switch (lhs, rhs) {
        case (.text(let left), .text(let right)): left < right
        case (.boolean(let left), .boolean(let right)): !left && right
        case (.number(let left), .number(let right)): left < right
        case (.duration(let left), .duration(let right)): left < right
        default: lhs.rank < rhs.rank
        }
    }

    /// Orders the kinds among each other; the values of one field are all of one kind.
    private var rank: Int {
        switch self {
        case .text: 0
        case .boolean: 1
        case .number: 2
        case .duration: 3
        }
    }
}

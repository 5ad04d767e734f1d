/// A field's value in the form in which it is compared.
enum DocumentOrdinal: Hashable, Comparable {
    case text(ExactText)
    case boolean(Bool)
    case number(DecimalOrder)

    /// The form of a JSON value, or `nil` when it is not of the kind.
    init?(
        _ value: JSONValue,
        kind: DocumentField.Kind
    ) {
        switch (kind, value) {
        case (.text, .string(let text)): self = .text(ExactText(text))
        case (.dateTime, .string(let text)):
            self = .text(ExactText(text.hasSuffix("Z") ? String(text.dropLast()) : text))
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
        default: return nil
        }
    }

    static func < (lhs: DocumentOrdinal, rhs: DocumentOrdinal) -> Bool {
        switch (lhs, rhs) {
        case (.text(let left), .text(let right)): left < right
        case (.boolean(let left), .boolean(let right)): !left && right
        case (.number(let left), .number(let right)): left < right
        case (.text, _), (.boolean, .number): true
        case (.boolean, .text), (.number, _): false
        }
    }
}

/// Collects what is wrong with a value.
///
/// Generated code calls it, straight down the fields of a type.
///
/// Checks are those of JSON Schema: lengths count Unicode scalars, patterns match any part of a text, and on an optional
/// they apply when it is there.
public struct Validator: ~Copyable {
    @usableFromInline
    var path: [Step]
    @usableFromInline
    var problems: [ValidationFailed.Problem]

    @usableFromInline
    enum Step {
        case member(StaticString)
        case key(String)
        case index(Int)
    }

    @inlinable
    init() {
        path = []
        problems = []
    }

    /// Checks the length and form of a text.
    public mutating func text(
        _ name: StaticString,
        _ value: String?,
        minLength: Int? = nil,
        maxLength: Int? = nil,
        pattern: ValuePattern? = nil
    ) {
        guard let value else { return }
        path.append(.member(name))
        text(value, minLength: minLength, maxLength: maxLength, pattern: pattern)
        path.removeLast()
    }

    /// Checks the length and form of a text that stands where the validator is.
    public mutating func text(
        _ value: String,
        minLength: Int? = nil,
        maxLength: Int? = nil,
        pattern: ValuePattern? = nil
    ) {
        if minLength != nil || maxLength != nil {
            let length = value.unicodeScalars.count
            if let minLength, length < minLength {
                report(
                    "minLength",
                    "at least \(minLength) \(minLength == 1 ? "character is" : "characters are") needed"
                )
            }
            if let maxLength, length > maxLength {
                report(
                    "maxLength",
                    "at most \(maxLength) \(maxLength == 1 ? "character is" : "characters are") allowed"
                )
            }
        }
        if let pattern, !pattern.matches(value) { report("pattern", "it must match \(pattern.source)") }
    }

    /// Checks that a value lies between two others, both included.
    public mutating func range<Value: Comparable>(
        _ name: StaticString,
        _ value: Value?,
        minimum: Value? = nil,
        maximum: Value? = nil
    ) {
        guard let value else { return }
        path.append(.member(name))
        range(value, minimum: minimum, maximum: maximum)
        path.removeLast()
    }

    /// Checks that a value that stands where the validator is lies between two others, both included.
    public mutating func range<Value: Comparable>(_ value: Value, minimum: Value? = nil, maximum: Value? = nil) {
        if let minimum, !(value >= minimum) { report("minimum", "at least \(minimum) is needed") }
        if let maximum, !(value <= maximum) { report("maximum", "at most \(maximum) is allowed") }
    }

    /// Checks how many items a collection has.
    public mutating func count(_ name: StaticString, _ count: Int?, minItems: Int? = nil, maxItems: Int? = nil) {
        guard let count else { return }
        path.append(.member(name))
        self.count(count, minItems: minItems, maxItems: maxItems)
        path.removeLast()
    }

    /// Checks how many items a collection that stands where the validator is has.
    public mutating func count(_ count: Int, minItems: Int? = nil, maxItems: Int? = nil) {
        if let minItems, count < minItems {
            report("minItems", "at least \(minItems) \(minItems == 1 ? "item is" : "items are") needed")
        }
        if let maxItems, count > maxItems {
            report("maxItems", "at most \(maxItems) \(maxItems == 1 ? "item is" : "items are") allowed")
        }
    }

    /// Checks a value that has checks of its own.
    public mutating func value<Value: Validatable>(_ name: StaticString, _ value: Value) {
        path.append(.member(name))
        Value.validate(value, with: &self)
        path.removeLast()
    }

    mutating func item<Value: Validatable>(_ index: Int, _ value: Value) {
        path.append(.index(index))
        Value.validate(value, with: &self)
        path.removeLast()
    }

    mutating func entry<Value: Validatable>(_ key: String, _ value: Value) {
        path.append(.key(key))
        Value.validate(value, with: &self)
        path.removeLast()
    }

    private mutating func report(_ rule: String, _ expectation: String) {
        problems.append(ValidationFailed.Problem(path: describedPath, rule: rule, expectation: expectation))
    }

    private var describedPath: String {
        path.reduce(into: "$") { text, step in
            switch step {
            case .member(let name): text += ".\(name)"
            case .key(let key): text += "[\"\(key)\"]"
            case .index(let index): text += "[\(index)]"
            }
        }
    }
}

/// A value that may have checks of its own.
public protocol Validatable: Sendable {
    /// Reports what is wrong with a value.
    static func validate(_ value: Self, with validator: inout Validator)
}

extension Validatable {
    /// Nothing is checked.
    public static func validate(_ value: Self, with validator: inout Validator) {}

    /// Checks the value alone.
    ///
    /// - Throws: ``ValidationFailed``, which lists all that is wrong.
    public static func check(_ value: Self) throws(ValidationFailed) {
        var validator = Validator()
        validate(value, with: &validator)
        guard validator.problems.isEmpty else { throw ValidationFailed(message: "", problems: validator.problems) }
    }
}

extension String: Validatable {}
extension Bool: Validatable {}
extension Int: Validatable {}
extension Double: Validatable {}
extension Decimal: Validatable {}
extension UUID: Validatable {}
extension Date: Validatable {}
extension Duration: Validatable {}
extension CalendarDate: Validatable {}
extension Bytes: Validatable {}
extension JSONValue: Validatable {}
extension Secret: Validatable {}

extension Optional: Validatable where Wrapped: Validatable {
    /// Checks the value if it is there.
    public static func validate(_ value: Self, with validator: inout Validator) {
        if let value { Wrapped.validate(value, with: &validator) }
    }
}

extension Array: Validatable where Element: Validatable {
    /// Checks each item.
    public static func validate(_ value: Self, with validator: inout Validator) {
        for (index, item) in value.enumerated() { validator.item(index, item) }
    }
}

extension Set: Validatable where Element: Validatable {
    /// Checks each item; they have no order, so all are told at the set's own place.
    public static func validate(_ value: Self, with validator: inout Validator) {
        for item in value { Element.validate(item, with: &validator) }
    }
}

extension Dictionary: Validatable where Key: Validatable & JSONKey, Value: Validatable {
    /// Checks each key and its value.
    public static func validate(_ value: Self, with validator: inout Validator) {
        for (key, item) in value {
            validator.entry(key.jsonKey, key)
            validator.entry(key.jsonKey, item)
        }
    }
}

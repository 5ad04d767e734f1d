#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif
public import MisasLanguage

extension String: DocumentValue {
    /// Strings are compared by their bytes.
    public static var documentKind: DocumentField.Kind { .text }
}

extension Bool: DocumentValue {
    /// `false` comes before `true`.
    public static var documentKind: DocumentField.Kind { .boolean }
}

extension Int: DocumentValue {
    /// Integers are compared as numbers.
    public static var documentKind: DocumentField.Kind { .number }
}

extension Double: DocumentValue {
    /// Floating-point numbers are compared as numbers.
    public static var documentKind: DocumentField.Kind { .number }
}

extension Decimal: DocumentValue {
    /// Decimals are compared as numbers, exactly.
    public static var documentKind: DocumentField.Kind { .decimal }
}

extension UUID: DocumentValue {
    /// UUIDs are compared by the bytes of their text, which is the order of the UUIDs.
    public static var documentKind: DocumentField.Kind { .text }
}

extension Date: DocumentValue {
    /// Times are compared in their order, to the microsecond.
    public static var documentKind: DocumentField.Kind { .dateTime }
}

extension CalendarDate: DocumentValue {
    /// Dates are compared by the bytes of their text, which is their order.
    public static var documentKind: DocumentField.Kind { .text }
}

extension Duration: DocumentValue {
    /// Durations are compared by their length, to the microsecond.
    public static var documentKind: DocumentField.Kind { .duration }
}

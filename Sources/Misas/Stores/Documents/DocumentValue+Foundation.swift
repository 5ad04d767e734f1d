extension Decimal: DocumentValue {
    /// Compared as numbers.
    public static var documentKind: DocumentField.Kind { .decimal }
}

extension Date: DocumentValue {
    /// Compared in order of time.
    public static var documentKind: DocumentField.Kind { .dateTime }
}

extension UUID: DocumentValue {
    /// Compared as texts.
    public static var documentKind: DocumentField.Kind { .text }
}

extension CalendarDate: DocumentValue {
    /// Compared as texts, which is in order of time.
    public static var documentKind: DocumentField.Kind { .text }
}

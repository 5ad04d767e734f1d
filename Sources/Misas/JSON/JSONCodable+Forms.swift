public import MisasLanguage

extension CalendarDate: JSONCodable {
    /// Reads a string such as `2026-11-23`.
    public init(from reader: inout JSONReader) {
        self =
            reader.formatted("a date such as 2026-11-23") { text throws(FormError) in
                try CalendarDate(utf8: text)
            } ?? .epoch
    }

    /// Writes a string such as `2026-11-23`.
    public func encode(to writer: inout JSONWriter) {
        writer.plainString { write(to: &$0) }
    }
}

extension Duration: JSONCodable {
    /// Reads a string in the form of ISO 8601 such as `PT1H30M`; years and months are refused.
    public init(from reader: inout JSONReader) {
        self =
            reader.formatted("a duration of ISO 8601 such as PT1H30M") { text throws(FormError) in
                try DurationForm.parseISO8601(utf8: text)
            } ?? .zero
    }

    /// Writes a string in the form of ISO 8601, exactly.
    ///
    /// A duration beyond `Int64.max` seconds is a failure.
    public func encode(to writer: inout JSONWriter) {
        guard DurationForm.canRepresent(self) else {
            writer.fail("the duration is too long")
            return
        }
        writer.plainString { $0.append(contentsOf: DurationForm.format(self).utf8) }
    }
}

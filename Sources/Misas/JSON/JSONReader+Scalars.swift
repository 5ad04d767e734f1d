import MisasLanguage

extension JSONReader {
    /// Reads a string.
    ///
    /// In a request, one that holds U+0000 is a failure: no store takes it.
    public mutating func string() -> String {
        guard let text = stringValue(expected: "a string") else { return "" }
        if context.purpose == .request, text.utf8.contains(0) { fail("the character U+0000 is not taken") }
        return text
    }

    /// Reads a boolean.
    public mutating func bool() -> Bool {
        guard takeValue() else { return false }
        switch peek() {
        case UInt8(ascii: "t"):
            takeLiteral("true")
            return true
        case UInt8(ascii: "f"):
            takeLiteral("false")
            return false
        default:
            mismatch(expected: "a boolean")
            return false
        }
    }

    /// Reads an integer of 64 bits.
    ///
    /// A number with a fraction or an exponent is a failure even when its value is integral: `1.0` and `1e2` are
    /// not how anybody writes an integer on purpose.
    public mutating func int() -> Int {
        guard takeValue() else { return 0 }
        guard isAtNumber else {
            mismatch(expected: "an integer")
            return 0
        }
        guard let number = scanNumber() else { return 0 }
        guard number.isInteger else {
            fail("expected an integer, found a number with a fraction or an exponent")
            return 0
        }
        guard let value = intValue(of: number) else {
            fail("expected an integer of 64 bits, found a larger one")
            return 0
        }
        return value
    }

    /// Reads a number as the `Double` nearest to it.
    ///
    /// One too large for a finite `Double` is a failure.
    public mutating func double() -> Double {
        guard takeValue() else { return 0 }
        guard isAtNumber else {
            mismatch(expected: "a number")
            return 0
        }
        guard let number = scanNumber() else { return 0 }
        guard let value = doubleValue(of: number) else {
            fail("the number is too large")
            return 0
        }
        return value
    }

    /// Whether the value at the cursor is `null`; it stays unread.
    public var isNull: Bool {
        !givesPlaceholders && state == .pending && peek() == UInt8(ascii: "n")
    }

    /// Reads `null`.
    public mutating func null() {
        guard takeValue() else { return }
        guard peek() == UInt8(ascii: "n") else {
            mismatch(expected: "null")
            return
        }
        takeLiteral("null")
    }

    /// Reads a string; `nil` is the sign of a failure that is recorded.
    mutating func stringValue(expected: StaticString) -> String? {
        guard let range = stringRange(expected: expected) else { return nil }
        return text(of: range)
    }

    /// Reads a string that has a form, without making a `String` of it.
    ///
    /// - Parameters:
    ///   - expected: What the form is called, with its article.
    ///   - parse: Reads the characters between the quotes; `nil` says that they are not of the form.
    mutating func formatted<Value>(_ expected: StaticString, _ parse: (Span<UInt8>) -> Value?) -> Value? {
        guard let range = stringRange(expected: expected) else { return nil }
        guard let value = withCharacters(of: range, parse) else {
            fail("expected \(expected)")
            return nil
        }
        return value
    }

    /// Reads a string that has a form of the language.
    mutating func formatted<Value>(
        _ expected: StaticString,
        _ parse: (Span<UInt8>) throws(FormError) -> Value
    ) -> Value? {
        guard let range = stringRange(expected: expected) else { return nil }
        do {
            return try withCharacters(of: range, parse)
        } catch {
            fail("expected \(expected): \(error)")
            return nil
        }
    }

    private func withCharacters<Value, Failure>(
        of range: JSONStringRange,
        _ body: (Span<UInt8>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        guard range.hasEscapes else {
            return try body(bytes.span.extracting(range.start..<range.end))
        }
        var plain: [UInt8] = []
        appendPlain(range, to: &plain)
        return try body(plain.span)
    }

    private mutating func stringRange(expected: StaticString) -> JSONStringRange? {
        guard takeValue() else { return nil }
        guard peek() == UInt8(ascii: "\"") else {
            mismatch(expected: expected)
            return nil
        }
        return scanString()
    }

    private var isAtNumber: Bool {
        let byte = peek()
        return byte == UInt8(ascii: "-") || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
    }
}

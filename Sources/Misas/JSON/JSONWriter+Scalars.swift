extension JSONWriter {
    /// Writes a string.
    public mutating func string(_ value: String) {
        guard takeValue() else { return }
        appendQuoted(value)
    }

    /// Writes a boolean.
    public mutating func bool(_ value: Bool) {
        guard takeValue() else { return }
        append(value ? "true" : "false")
    }

    /// Writes an integer.
    public mutating func int(_ value: Int) {
        guard takeValue() else { return }
        appendDecimal(value)
    }

    /// Writes a number with the fewest digits that read back as the same number. One that is not finite is a failure.
    public mutating func double(_ value: Double) {
        guard takeValue() else { return }
        guard value.isFinite else {
            fail("not a finite number, which JSON cannot represent")
            return
        }
        var text = value.description
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    /// Writes `null`.
    public mutating func null() {
        guard takeValue() else { return }
        append("null")
    }

    /// Records that the value cannot be written.
    ///
    /// Call it from a codec in place of writing the value, or after it.
    ///
    /// - Parameter message: What is wrong, in words that fit behind a path and a colon. Never put the value into it:
    ///   it may be personal.
    public mutating func fail(_ message: @autoclosure () -> String) {
        guard !isTerminated else { return }
        log.record(message())
        if state == .pending { state = .done }
    }

    /// Writes text that is known to be JSON.
    mutating func verbatim(_ text: String) {
        guard takeValue() else { return }
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    /// Writes ASCII that needs no escapes as a string.
    mutating func plainString(_ text: UnsafeBufferPointer<UInt8>) {
        guard takeValue() else { return }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: text)
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    private mutating func appendDecimal(_ value: Int) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var start = 20
            var rest = value.magnitude
            repeat {
                start -= 1
                digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0
            if value < 0 { bytes.append(UInt8(ascii: "-")) }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: digits[start...]))
        }
    }
}

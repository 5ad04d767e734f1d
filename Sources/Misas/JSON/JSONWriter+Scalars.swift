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

    /// Writes a number with the fewest digits that read back as the same number.
    ///
    /// One that is not finite is a failure.
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

    /// Writes a string whose characters, appended by the body, are ASCII and need no escapes.
    mutating func plainString(_ body: (inout [UInt8]) -> Void) {
        guard takeValue() else { return }
        bytes.append(UInt8(ascii: "\""))
        body(&bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    private mutating func appendDecimal(_ value: Int) {
        bytes.append(upTo: 20) { bytes in
            if value < 0 { bytes.append(UInt8(ascii: "-")) }
            let magnitude = value.magnitude
            var scale: UInt = 1
            while magnitude / scale >= 10 { scale *= 10 }
            while scale > 0 {
                bytes.append(UInt8(truncatingIfNeeded: 0x30 + magnitude / scale % 10))
                scale /= 10
            }
        }
    }
}

extension JSONReader {
    /// Records that the value which was just read is not acceptable.
    ///
    /// Call it from a codec after the value was read in full, then return any value of the type. It does nothing when
    /// the value has failed already, so that one bad value is told once.
    ///
    /// - Parameter message: What was expected, in words that fit behind a path and a colon. Never put the value found
    ///   into it: it may be personal.
    public mutating func fail(_ message: @autoclosure () -> String) {
        guard !givesPlaceholders, state != .failed else { return }
        log.record(message())
        if state == .done { state = .failed }
    }

    /// Records that the text is not JSON, or a codec not a codec.
    ///
    /// All that is read from here on is a placeholder.
    mutating func terminate(_ message: String, offset: Int?) {
        guard !isTerminated else { return }
        isTerminated = true
        log.recordTerminal(message, offset: offset)
    }

    mutating func terminate(expected: String) {
        guard cursor < bytes.count else {
            terminate("expected \(expected), found the end of the text", offset: cursor)
            return
        }
        terminate("expected \(expected)", offset: cursor)
    }

    /// Records that the value at the cursor is of another kind, and skips it.
    mutating func mismatch(expected: StaticString) {
        mismatch(expected: expected.description)
    }

    mutating func mismatch(expected: String) {
        guard let kind = kindOfValue() else {
            terminate(expected: "a value")
            return
        }
        log.record("expected \(expected), found \(kind)")
        skipValue()
        state = .failed
    }

    /// What the value at the cursor begins like, in words.
    private func kindOfValue() -> StaticString? {
        switch peek() {
        case UInt8(ascii: "\""): "a string"
        case UInt8(ascii: "{"): "an object"
        case UInt8(ascii: "["): "an array"
        case UInt8(ascii: "t"), UInt8(ascii: "f"): "a boolean"
        case UInt8(ascii: "n"): "null"
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): "a number"
        default: nil
        }
    }

    /// Whether a codec may read a value now.
    ///
    /// When it reads a second one, that ends the pass.
    mutating func takeValue() -> Bool {
        guard !givesPlaceholders else { return false }
        guard state == .pending else {
            terminate("a codec read more than one value", offset: nil)
            return false
        }
        state = .done
        return true
    }
}

extension JSONReader {
    /// Reads an object, whatever its members.
    ///
    /// The first member that is asked for does so as well: only a codec that asks for none has to call it.
    public mutating func object() {
        _ = openObject()
    }

    /// Reads a member that has to be there.
    ///
    /// - Parameter name: The name of the member. Ask for each name once.
    /// - Returns: The member's value. That it is absent is a failure; `null` is one unless the type accepts it.
    public mutating func member<Value: JSONCodable>(_ name: StaticString) -> Value {
        guard let place = seek(name) else {
            return missing(name)
        }
        return value(at: place, of: name)
    }

    /// Reads a member that may be left out.
    ///
    /// - Parameter name: The name of the member. Ask for each name once.
    /// - Returns: The member's value; `nil` when it is absent or `null`.
    public mutating func optionalMember<Value: JSONCodable>(_ name: StaticString) -> Value? {
        guard let place = seek(name) else { return nil }
        if peek() == UInt8(ascii: "n") {
            skipValue()
            leave(place)
            return nil
        }
        return value(at: place, of: name)
    }

    /// Reads a member that may be left out.
    ///
    /// - Parameters:
    ///   - name: The name of the member. Ask for each name once.
    ///   - defaultValue: The value when the member is absent. `null` does not count as absent.
    /// - Returns: The member's value, or the default.
    public mutating func member<Value: JSONCodable>(
        _ name: StaticString,
        default defaultValue: @autoclosure () -> Value
    ) -> Value {
        guard let place = seek(name) else { return defaultValue() }
        return value(at: place, of: name)
    }

    /// Sees to it that the codec's object is open.
    ///
    /// - Returns: False where members are placeholders.
    mutating func openObject() -> Bool {
        guard !givesPlaceholders else { return false }
        if state == .open { return true }
        guard state == .pending else {
            terminate("a codec asked for a member outside its object", offset: nil)
            return false
        }
        guard peek() == UInt8(ascii: "{") else {
            mismatch(expected: "an object")
            // The members are placeholders until the codec returns.
            void += 1
            return false
        }
        enter()
        state = .open
        pushFrame()
        return true
    }

    /// Closes the object; members that nobody asked for are validated and ignored.
    mutating func closeObject() {
        while nextName() { passOver() }
        guard !isTerminated else { return }
        if frame.unclaimed > 0 {
            reportDuplicates()
            if context.purpose == .request, outerFrames.isEmpty { reportUnknown() }
        }
        popFrame()
        depth -= 1
        state = .done
    }

    private mutating func value<Value: JSONCodable>(at place: MemberPlace, of name: StaticString) -> Value {
        let value: Value = read(at: .member(name))
        leave(place)
        return value
    }

    private mutating func missing<Value: JSONCodable>(_ name: StaticString) -> Value {
        if !givesPlaceholders { log.record("missing", at: .member(name)) }
        return placeholder()
    }

    /// Enters the array or object whose bracket is at the cursor.
    mutating func enter() {
        cursor += 1
        depth += 1
        if depth > limits.depth { terminate("nested deeper than \(limits.depth) levels", offset: cursor - 1) }
    }

    mutating func pushFrame() {
        if entries.capacity == 0 { entries.reserveCapacity(16) }
        if isInFrame { outerFrames.append(frame) }
        isInFrame = true
        frame = JSONReaderFrame()
        frame.firstEntry = entries.count
        frame.indexedEnd = entries.count
        frame.nextEntry = entries.count
    }

    mutating func popFrame() {
        forgetIndex()
        entries.removeLast(entries.count - frame.firstEntry)
        if let outer = outerFrames.popLast() {
            frame = outer
        } else {
            isInFrame = false
        }
    }
}

extension JSONReader {
    /// Opens the object at the cursor.
    public mutating func beginObject() {
        guard takeValue() else {
            void += 1
            return
        }
        guard peek() == UInt8(ascii: "{") else {
            mismatch(expected: "an object")
            void += 1
            return
        }
        enter()
        state = .open
        pushFrame()
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

    /// Closes the object; members that nobody asked for are validated and ignored.
    public mutating func endObject() {
        guard !givesPlaceholders else {
            if void > 0 { void -= 1 }
            return
        }
        guard state == .open else {
            terminate("a codec closed an object that it did not open", offset: nil)
            return
        }
        while nextName() { passOver() }
        guard !isTerminated else { return }
        if frame.unclaimed > 0 { reportDuplicates() }
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

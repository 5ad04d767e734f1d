extension JSONWriter {
    /// Writes an object.
    ///
    /// The first member that is written does so as well: only a codec that writes none has to call it.
    public mutating func object() {
        _ = openObject()
    }

    /// Writes a member.
    ///
    /// A value that is `nil` is written as `null`.
    ///
    /// - Parameters:
    ///   - name: The name of the member. It is the codec's duty to write each name once.
    ///   - value: The value.
    public mutating func member<Value: JSONCodable>(_ name: StaticString, _ value: Value) {
        guard beginMember(name) else { return }
        write(value, at: .member(name))
        needsComma = true
    }

    /// Writes a member unless its value is `nil`.
    ///
    /// - Parameters:
    ///   - name: The name of the member. It is the codec's duty to write each name once.
    ///   - value: The value.
    public mutating func optionalMember<Value: JSONCodable>(_ name: StaticString, _ value: Value?) {
        guard let value else {
            object()
            return
        }
        member(name, value)
    }

    /// Sees to it that the codec's object is open.
    ///
    /// - Returns: False where nothing is written any more.
    private mutating func openObject() -> Bool {
        guard !isTerminated else { return false }
        if state == .open { return true }
        guard state == .pending else {
            terminate("a codec wrote a member outside its object")
            return false
        }
        enter(UInt8(ascii: "{"))
        state = .open
        return true
    }

    /// Closes the object.
    mutating func closeObject() {
        leave(UInt8(ascii: "}"))
        state = .done
    }

    /// Writes a union's case that has no payload: its name.
    public mutating func bareCase(_ name: StaticString) {
        guard takeValue() else { return }
        name.withUTF8Buffer { appendQuoted($0) }
    }

    /// Writes a union's case that has a payload: an object with one member.
    public mutating func unionCase<Payload: JSONCodable>(_ name: StaticString, _ payload: Payload) {
        guard takeValue() else { return }
        enter(UInt8(ascii: "{"))
        state = .open
        member(name, payload)
        state = .done
        leave(UInt8(ascii: "}"))
    }

    private mutating func beginMember(_ name: StaticString) -> Bool {
        guard openObject() else { return false }
        name.withUTF8Buffer { name in
            guard !name.contains(where: Self.hasToBeEscaped) else {
                if needsComma { bytes.append(UInt8(ascii: ",")) }
                appendQuoted(name)
                bytes.append(UInt8(ascii: ":"))
                return
            }
            bytes.append(upTo: name.count + 4) { bytes in
                if needsComma { bytes.append(UInt8(ascii: ",")) }
                bytes.append(UInt8(ascii: "\""))
                for byte in name { bytes.append(byte) }
                bytes.append(UInt8(ascii: "\""))
                bytes.append(UInt8(ascii: ":"))
            }
        }
        return true
    }
}

extension JSONReader {
    /// Opens the union at the cursor: a string for a case without payload, else an object of one member.
    ///
    /// - Returns: The name of the case; `nil` when the value is no union. For a name that is none of the type's, and
    ///   for `nil`, call `unknownCase(expected:)`, then read the payload of any case.
    public mutating func beginUnion() -> String? {
        guard takeValue() else {
            void += 1
            return nil
        }
        switch peek() {
        case UInt8(ascii: "\""):
            guard let name = scanString() else { return nil }
            pushFrame()
            frame.isBareCase = true
            state = .openUnion
            return text(of: name)
        case UInt8(ascii: "{"):
            enter()
            pushFrame()
            state = .openUnion
            guard nextName() else {
                if !isTerminated { failUnion("expected one member that names the case") }
                return nil
            }
            guard let name = scanString() else { return nil }
            takeColon()
            frame.caseName = name
            return text(of: name)
        default:
            mismatch(expected: "a union, which is a string or an object of one member")
            void += 1
            return nil
        }
    }

    /// Reads the payload of the union's case.
    public mutating func payload<Value: JSONCodable>() -> Value {
        guard !givesPlaceholders else { return placeholder() }
        guard state == .openUnion, !frame.isPayloadRead else {
            terminate("a codec asked for a payload outside its union", offset: nil)
            return placeholder()
        }
        guard !frame.isBareCase else {
            failUnion("expected an object that holds the payload of the case, found a string")
            return placeholder()
        }
        frame.isPayloadRead = true
        let mark = log.count
        let value: Value = read(at: nil)
        if log.count != mark {
            log.prefix(.name(text(of: frame.caseName)), since: mark)
        }
        return value
    }

    /// Records that the case is none of the type's.
    ///
    /// Until `endUnion()`, payloads are placeholders.
    ///
    /// - Parameter expected: The names of the cases.
    public mutating func unknownCase(expected: StaticString) {
        guard !givesPlaceholders else { return }
        guard state == .openUnion, !frame.isPayloadRead else {
            terminate("a codec refused a case outside its union", offset: nil)
            return
        }
        if !frame.isBareCase { skipValue() }
        failUnion("expected one of the cases \(expected)")
    }

    /// Closes the union.
    public mutating func endUnion() {
        guard !givesPlaceholders else {
            if void > 0 { void -= 1 }
            return
        }
        guard state == .openUnion else {
            terminate("a codec closed a union that it did not open", offset: nil)
            return
        }
        if !frame.isBareCase {
            if !frame.isPayloadRead {
                skipValue()
                failUnion("this case has no payload: expected a string")
            } else if nextName() {
                passOver()
                failUnion("expected one member, found several")
            }
            guard !isTerminated else { return }
            if void > 0 {
                void -= 1
                return
            }
            depth -= 1
        }
        popFrame()
        state = .done
    }

    /// Records a failure of the union and leaves it; the cursor is behind one of its members, if it has any.
    private mutating func failUnion(_ message: String) {
        guard !isTerminated else { return }
        log.record(message)
        if !frame.isBareCase {
            while nextName() { passOver() }
            depth -= 1
        }
        popFrame()
        state = .failed
        void += 1
    }
}

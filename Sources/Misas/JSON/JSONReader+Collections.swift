extension JSONReader {
    /// Reads an array.
    public mutating func array<Element: JSONCodable>() -> [Element] {
        var elements: [Element] = []
        guard beginArray() else { return elements }
        while nextElement(isFirst: elements.isEmpty) {
            elements.append(read(at: .index(elements.count)))
        }
        return elements
    }

    /// Reads a set from an array.
    ///
    /// An element that is there twice is a failure.
    public mutating func set<Element: JSONCodable & Hashable>() -> Set<Element> {
        var elements: Set<Element> = []
        guard beginArray() else { return elements }
        var count = 0
        while nextElement(isFirst: count == 0) {
            let mark = log.count
            let element: Element = read(at: .index(count))
            if !elements.insert(element).inserted, log.count == mark {
                log.record("the same as an earlier element of the set", at: .index(count))
            }
            count += 1
        }
        return elements
    }

    /// Reads a dictionary from an object.
    ///
    /// A name that is not of the form of the keys, and two names that are the same key, are failures. Their paths tell
    /// the place of the entry, not its name.
    public mutating func dictionary<Key: JSONKey, Value: JSONCodable>() -> [Key: Value] {
        var values: [Key: Value] = [:]
        var count = 0
        readEntries { (reader, name) in
            let mark = reader.log.count
            let value: Value = reader.read(at: .entry(count))
            if let key = Key(jsonKey: name) {
                if values.updateValue(value, forKey: key) != nil, reader.log.count == mark {
                    reader.log.record("the key appears more than once", at: .entry(count))
                }
            } else {
                reader.log.record("the name does not have the form of the key", at: .entry(count))
            }
            count += 1
        }
        return values
    }

    /// Reads an object of whatever members; the body is called with each name and reads one value.
    mutating func readEntries(_ body: (inout JSONReader, String) -> Void) {
        guard takeValue() else { return }
        guard peek() == UInt8(ascii: "{") else {
            mismatch(expected: "an object")
            return
        }
        enter()
        var isFirst = true
        while !isTerminated {
            skipWhitespace()
            if peek() == UInt8(ascii: "}") {
                cursor += 1
                depth -= 1
                return
            }
            if !isFirst {
                guard peek() == UInt8(ascii: ",") else {
                    terminate(expected: "a comma or the end of the object")
                    return
                }
                cursor += 1
                skipWhitespace()
            }
            isFirst = false
            guard peek() == UInt8(ascii: "\"") else {
                terminate(expected: "the name of a member")
                return
            }
            guard let range = scanString() else { return }
            takeColon()
            guard !isTerminated else { return }
            body(&self, text(of: range))
        }
    }

    mutating func beginArray() -> Bool {
        guard takeValue() else { return false }
        guard peek() == UInt8(ascii: "[") else {
            mismatch(expected: "an array")
            return false
        }
        enter()
        return !isTerminated
    }

    /// Moves to the next element.
    ///
    /// False at the end of the array, which is then behind the cursor.
    mutating func nextElement(isFirst: Bool) -> Bool {
        guard !isTerminated else { return false }
        skipWhitespace()
        if peek() == UInt8(ascii: "]") {
            cursor += 1
            depth -= 1
            return false
        }
        guard !isFirst else { return true }
        guard peek() == UInt8(ascii: ",") else {
            terminate(expected: "a comma or the end of the array")
            return false
        }
        cursor += 1
        skipWhitespace()
        if peek() == UInt8(ascii: "]") {
            terminate(expected: "a value")
            return false
        }
        return true
    }
}

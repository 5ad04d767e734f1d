extension JSONWriter {
    /// Writes an array.
    public mutating func array<Elements: Sequence>(_ elements: Elements) where Elements.Element: JSONCodable {
        guard takeValue() else { return }
        enter(UInt8(ascii: "["))
        var index = 0
        for element in elements {
            guard !isTerminated else { return }
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(element, at: .index(index))
            index += 1
        }
        leave(UInt8(ascii: "]"))
    }

    /// Writes a set as an array, its elements in the order of their bytes as JSON.
    public mutating func set<Element: JSONCodable>(_ elements: Set<Element>) {
        guard takeValue() else { return }
        enter(UInt8(ascii: "["))
        let start = bytes.count
        var written: [[UInt8]] = []
        written.reserveCapacity(elements.count)
        for element in elements {
            guard !isTerminated else { return }
            write(element, at: .index(written.count))
            written.append(Array(bytes[start...]))
            bytes.removeLast(bytes.count - start)
        }
        written.sort { $0.lexicographicallyPrecedes($1) }
        for (index, element) in written.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(contentsOf: element)
        }
        leave(UInt8(ascii: "]"))
    }

    /// Writes a dictionary as an object, its members in the order of their names' UTF-8.
    ///
    /// That two keys have one name is a failure.
    public mutating func dictionary<Key: JSONKey, Value: JSONCodable>(_ values: [Key: Value]) {
        guard takeValue() else { return }
        let named = values.map { (name: $0.key.jsonKey, value: $0.value) }
        let sorted = named.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        for (earlier, later) in zip(sorted, sorted.dropFirst()) where earlier.name.utf8.elementsEqual(later.name.utf8) {
            fail("two keys of the dictionary have one name")
            break
        }
        enter(UInt8(ascii: "{"))
        for (index, (name, value)) in sorted.enumerated() {
            entry(name, value, index: index)
        }
        leave(UInt8(ascii: "}"))
    }

    /// Writes one of an object's members whose names are data.
    mutating func entry<Value: JSONCodable>(_ name: String, _ value: Value, index: Int) {
        guard !isTerminated else { return }
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        appendQuoted(name)
        bytes.append(UInt8(ascii: ":"))
        write(value, at: .entry(index))
    }
}

extension String: JSONCodable {
    /// Reads a string.
    public init(from reader: inout JSONReader) { self = reader.string() }

    /// Writes a string.
    public func encode(to writer: inout JSONWriter) { writer.string(self) }
}

extension Bool: JSONCodable {
    /// Reads a boolean.
    public init(from reader: inout JSONReader) { self = reader.bool() }

    /// Writes a boolean.
    public func encode(to writer: inout JSONWriter) { writer.bool(self) }
}

extension Int: JSONCodable {
    /// Reads an integer of 64 bits, written without fraction and exponent.
    public init(from reader: inout JSONReader) { self = reader.int() }

    /// Writes an integer.
    public func encode(to writer: inout JSONWriter) { writer.int(self) }
}

extension Double: JSONCodable {
    /// Reads a number, correctly rounded.
    public init(from reader: inout JSONReader) { self = reader.double() }

    /// Writes a number with the fewest digits that read back as the same number; one that is not finite is a failure.
    public func encode(to writer: inout JSONWriter) { writer.double(self) }
}

extension Optional: JSONCodable where Wrapped: JSONCodable {
    /// Reads a value, or `nil` from `null`.
    public init(from reader: inout JSONReader) {
        guard !reader.givesPlaceholders else {
            self = nil
            return
        }
        if reader.isNull {
            reader.null()
            self = nil
        } else {
            self = Wrapped(from: &reader)
        }
    }

    /// Writes the value, or `nil` as `null`.
    public func encode(to writer: inout JSONWriter) {
        switch self {
        case .some(let value): value.encode(to: &writer)
        case .none: writer.null()
        }
    }
}

extension Array: JSONCodable where Element: JSONCodable {
    /// Reads an array.
    public init(from reader: inout JSONReader) { self = reader.array() }

    /// Writes an array.
    public func encode(to writer: inout JSONWriter) { writer.array(self) }
}

extension Set: JSONCodable where Element: JSONCodable {
    /// Reads an array in which no element is there twice.
    public init(from reader: inout JSONReader) { self = reader.set() }

    /// Writes an array, sorted by its elements' bytes as JSON.
    public func encode(to writer: inout JSONWriter) { writer.set(self) }
}

extension Dictionary: JSONCodable where Key: JSONKey, Value: JSONCodable {
    /// Reads an object whose members' names are the keys.
    public init(from reader: inout JSONReader) { self = reader.dictionary() }

    /// Writes an object, sorted by its members' names.
    public func encode(to writer: inout JSONWriter) { writer.dictionary(self) }
}

extension String: JSONKey {
    /// The string itself.
    public var jsonKey: String { self }

    /// The string itself.
    public init?(jsonKey: String) { self = jsonKey }
}

extension Int: JSONKey {
    /// The integer in decimal.
    public var jsonKey: String { String(self) }

    /// Reads an integer in the form in which it is written: no plus sign, no leading zeros.
    public init?(jsonKey: String) {
        guard let value = Int(jsonKey), String(value) == jsonKey else { return nil }
        self = value
    }
}

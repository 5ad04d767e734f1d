extension JSONValue: JSONCodable {
    /// Reads any value.
    ///
    /// Of several members with one name the last wins.
    public init(from reader: inout JSONReader) {
        self = reader.anyValue()
    }

    /// Writes the value, its members in their order.
    public func encode(to writer: inout JSONWriter) {
        switch self {
        case .null: writer.null()
        case .bool(let value): writer.bool(value)
        case .int(let value): writer.int(value)
        case .number(let number): writer.verbatim(number.literal)
        case .string(let value): writer.string(value)
        case .array(let elements): writer.array(elements)
        case .object(let object): writer.object(object)
        }
    }
}

extension JSONObject: JSONCodable {
    /// Reads an object of whatever members.
    ///
    /// Of several with one name the last wins.
    public init(from reader: inout JSONReader) {
        self = reader.object()
    }

    /// Writes the members in their order.
    public func encode(to writer: inout JSONWriter) {
        writer.object(self)
    }
}

extension JSONReader {
    fileprivate mutating func anyValue() -> JSONValue {
        guard !givesPlaceholders else { return .null }
        switch peek() {
        case UInt8(ascii: "{"):
            return .object(object())
        case UInt8(ascii: "["):
            return .array(array())
        case UInt8(ascii: "\""):
            return .string(string())
        case UInt8(ascii: "t"), UInt8(ascii: "f"):
            return .bool(bool())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            guard takeValue(), let number = scanNumber() else { return .null }
            if number.isInteger, let value = intValue(of: number) { return .int(value) }
            let literal = String(decoding: bytes[number.start..<number.end], as: UTF8.self)
            return .number(JSONNumber(validated: literal))
        default:
            null()
            return .null
        }
    }

    fileprivate mutating func object() -> JSONObject {
        var members: [JSONObject.Member] = []
        // Most objects are small, and to grow to their size step by step takes longer than to read them.
        members.reserveCapacity(8)
        readEntries { (reader, name) in
            let value: JSONValue = reader.read(at: nil)
            members.append(JSONObject.Member(name: name, value: value))
        }
        return JSONObject(members)
    }
}

extension JSONWriter {
    fileprivate mutating func object(_ object: JSONObject) {
        guard takeValue() else { return }
        enter(UInt8(ascii: "{"))
        for (index, member) in object.members.enumerated() {
            entry(member.name, member.value, index: index)
        }
        leave(UInt8(ascii: "}"))
    }
}

/// Reading and writing values as JSON (RFC 8259, strictly).
public enum JSON {
    /// Reads a value from a JSON text.
    ///
    /// Members may come in any order; the order of the type's own declaration is the fastest. Unknown members are
    /// validated and ignored. Time is linear in the size of the text for a type of fixed depth.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - bytes: The text, in UTF-8 without a byte-order mark.
    ///   - context: What the types' codecs may want to know.
    ///   - limits: What the text may cost.
    /// - Returns: The value. Nothing of it is a placeholder.
    /// - Throws: `JSONDecodingError` with every bad member, or with the place where the text stops being JSON.
    public static func decode<Value: JSONCodable>(
        _ type: Value.Type = Value.self,
        from bytes: [UInt8],
        in context: CodingContext = CodingContext(),
        limits: Limits = .default
    ) throws(JSONDecodingError) -> Value {
        var reader = JSONReader(bytes: bytes, context: context, limits: limits)
        let value: Value = reader.root()
        if let error = reader.error { throw error }
        return value
    }

    /// Reads a value from a JSON tree, as when stored data was brought up to date.
    ///
    /// The tree is written and read again: twice the cost of reading the text.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - value: The tree.
    ///   - context: What the types' codecs may want to know.
    ///   - limits: What the tree may cost.
    /// - Returns: The value.
    /// - Throws: `JSONDecodingError` with every bad member, or when the tree is nested deeper than the limit.
    public static func decode<Value: JSONCodable>(
        _ type: Value.Type = Value.self,
        from value: JSONValue,
        in context: CodingContext = CodingContext(),
        limits: Limits = .default
    ) throws(JSONDecodingError) -> Value {
        let bytes: [UInt8]
        do {
            bytes = try encode(value, in: context, limits: limits)
        } catch {
            throw JSONDecodingError(failures: error.failures, omittedFailures: error.omittedFailures)
        }
        return try decode(type, from: bytes, in: context, limits: limits)
    }

    /// Writes a value as a JSON text without white space.
    ///
    /// The same value always gives the same bytes: members stand in the order in which the type writes them, sets and
    /// dictionaries are sorted.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - context: What the types' codecs may want to know.
    ///   - limits: How deep and how large the text may become.
    /// - Returns: The text in UTF-8.
    /// - Throws: `JSONEncodingError` with all that cannot be represented, such as a number that is not finite.
    public static func encode<Value: JSONCodable>(
        _ value: Value,
        in context: CodingContext = CodingContext(),
        limits: Limits = .default
    ) throws(JSONEncodingError) -> [UInt8] {
        var writer = JSONWriter(context: context, limits: limits)
        writer.root(value)
        if let error = writer.error { throw error }
        return writer.takeBytes()
    }

    static func describe(_ failures: [JSONFailure], omitted: Int) -> String {
        let told = failures.map(\.description).joined(separator: "; ")
        return omitted == 0 ? told : "\(told); and \(omitted) more"
    }
}

// What a spec declares `conformances: [Codable]` for has one form in JSON, whoever writes it: the standard library's
// encoders and decoders get the tree that the type's own codec writes, so nothing is synthesized and nothing can differ.

extension JSONCodable where Self: Encodable {
    /// Writes the value's own JSON form to any encoder.
    ///
    /// Secrets are `REDACTED` here as they are there.
    ///
    /// - Throws: `EncodingError.invalidValue` when a value has no form in JSON; what the encoder throws.
    /// - Complexity: twice that of writing JSON: the value is written, read into a tree and given to the encoder.
    public func encode(to encoder: any Encoder) throws {
        try JSONTreeBridge.encode(self, to: encoder)
    }
}

extension JSONCodable where Self: Decodable {
    /// Reads the value's own JSON form from any decoder.
    ///
    /// - Throws: `DecodingError.dataCorrupted`, which names every bad member; what the decoder throws.
    /// - Complexity: twice that of reading JSON: the decoder's values become a tree, which is written and read.
    public init(from decoder: any Decoder) throws {
        self = try JSONTreeBridge.decode(Self.self, from: decoder)
    }
}

// The standard library has `encode(to:)` and `init(from:)` for what is `RawRepresentable` too; these are the more
// specific.
extension JSONEnum where Self: Encodable {
    /// Writes the raw value.
    public func encode(to encoder: any Encoder) throws {
        try JSONTreeBridge.encode(self, to: encoder)
    }
}

extension JSONEnum where Self: Decodable {
    /// Reads a raw value.
    ///
    /// - Throws: `DecodingError.dataCorrupted`, which lists the raw values of all cases.
    public init(from decoder: any Decoder) throws {
        self = try JSONTreeBridge.decode(Self.self, from: decoder)
    }
}

/// The way between values and the standard library's coders: through a tree.
enum JSONTreeBridge {
    static func encode<Value: JSONCodable>(_ value: Value, to encoder: any Encoder) throws {
        let tree: JSONValue
        do {
            tree = try JSON.decode(JSONValue.self, from: try JSON.encode(value))
        } catch {
            throw EncodingError.invalidValue(
                value,
                .init(codingPath: encoder.codingPath, debugDescription: "\(error)", underlyingError: error)
            )
        }
        try tree.encode(to: encoder)
    }

    static func decode<Value: JSONCodable>(_ type: Value.Type, from decoder: any Decoder) throws -> Value {
        let tree = try JSONValue(from: decoder)
        do throws(JSONDecodingError) {
            return try JSON.decode(type, from: tree)
        } catch {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "\(error)", underlyingError: error)
            )
        }
    }
}

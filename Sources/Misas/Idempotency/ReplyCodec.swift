/// How the reply to a command is kept: as JSON, and `null` where there is nothing to say.
struct ReplyCodec<Reply: Sendable>: Sendable {
    let encode: @Sendable (Reply) throws -> [UInt8]
    let decode: @Sendable ([UInt8]) throws -> Reply

    /// `nil` for a type of replies that has no form in JSON.
    init?() {
        if let nothing = () as? Reply {
            encode = { _ in Array("null".utf8) }
            decode = { _ in nothing }
        } else if let type = Reply.self as? any JSONCodable.Type, let codec: ReplyCodec = Self.make(type) {
            self = codec
        } else {
            return nil
        }
    }

    private init(
        encode: @escaping @Sendable (Reply) throws -> [UInt8],
        decode: @escaping @Sendable ([UInt8]) throws -> Reply
    ) {
        self.encode = encode
        self.decode = decode
    }

    /// The codec of a type that is known to have one; the casts are to the type that it is.
    private static func make<Value: JSONCodable>(_ type: Value.Type) -> ReplyCodec? {
        guard Reply.self == Value.self else { return nil }
        return ReplyCodec(
            encode: { reply in
                guard let value = reply as? Value else { throw UnknownReply() }
                return try JSON.encode(value)
            },
            decode: { bytes in
                guard let reply = try JSON.decode(Value.self, from: bytes) as? Reply else { throw UnknownReply() }
                return reply
            }
        )
    }

    private struct UnknownReply: Error {}
}

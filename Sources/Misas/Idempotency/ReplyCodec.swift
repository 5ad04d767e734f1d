/// How the reply to a command is kept: as JSON, with the version of the aggregate where the sender asked for it.
struct ReplyCodec<Reply: Sendable>: Sendable {
    let encode: @Sendable (CommandReceipt<Reply>) throws -> [UInt8]
    let decode: @Sendable ([UInt8]) throws -> CommandReceipt<Reply>

    /// `nil` for a type of replies that has no form in JSON.
    init?() {
        if let nothing = () as? Reply {
            self.init(JSONValue.self, take: { _ in .null }, give: { _ in nothing })
        } else if let type = Reply.self as? any JSONCodable.Type, let codec: ReplyCodec = Self.make(type) {
            self = codec
        } else {
            return nil
        }
    }

    private init<Value: JSONCodable>(
        _ type: Value.Type,
        take: @escaping @Sendable (Reply) -> Value?,
        give: @escaping @Sendable (Value) -> Reply?
    ) {
        encode = { receipt in
            guard let value = take(receipt.reply) else { throw UnknownReply() }
            return try JSON.encode(KeptReply(reply: value, version: receipt.version.map { Int($0.rawValue) }))
        }
        decode = { bytes in
            let kept = try JSON.decode(KeptReply<Value>.self, from: bytes)
            guard let reply = give(kept.reply) else { throw UnknownReply() }
            return CommandReceipt(reply: reply, version: kept.version.map { StreamVersion(Int64($0)) })
        }
    }

    /// The codec of a type that is known to have one; the casts are to the type that it is.
    private static func make<Value: JSONCodable>(_ type: Value.Type) -> ReplyCodec? {
        guard Reply.self == Value.self else { return nil }
        return ReplyCodec(Value.self, take: { $0 as? Value }, give: { $0 as? Reply })
    }

    private struct UnknownReply: Error {}
}

/// A reply as it is stored.
private struct KeptReply<Value: JSONCodable>: JSONCodable {
    let reply: Value
    let version: Int?

    init(reply: Value, version: Int?) {
        self.reply = reply
        self.version = version
    }

    init(from reader: inout JSONReader) {
        reply = reader.member("reply")
        version = reader.optionalIntMember("version")
    }

    func encode(to writer: inout JSONWriter) {
        writer.member("reply", reply)
        writer.optionalIntMember("version", version)
    }
}

/// Does a command once for each id.
@usableFromInline
struct IdempotentCommands: Sendable {
    private let stores: any Stores
    private let retention: Duration?
    private let retry: ConflictRetry

    init(stores: any Stores, idempotency: CommandIdempotency, retry: ConflictRetry) {
        self.stores = stores
        retention = idempotency.retention
        self.retry = retry
    }

    /// Whether replies are kept.
    var keepsReplies: Bool { retention != nil }

    /// Lets a handler handle a command, unless one of its id was handled before: then that one's reply is the answer.
    func handle<C: Command>(
        _ envelope: Envelope<C>,
        codec: ReplyCodec<C.Result>?,
        by handler: RequestRoutes.Handler<C>
    ) async throws -> C.Result {
        guard let identity = envelope.identity else { return try await handler(envelope) }
        guard let retention, let codec else { return try await handleAsPart(envelope, by: handler) }
        let id = envelope.context.messageID
        let fingerprint = identity == .derived ? "" : try Self.fingerprint(of: envelope.payload)
        func stored(_ reply: StoredReply) throws -> C.Result {
            guard reply.fingerprint == fingerprint else { throw CommandIDReused(command: C.wireName, id: id) }
            let kept = try codec.decode(reply.data)
            envelope.target?.reach(kept.version)
            return kept.reply
        }
        let key = Self.key(identity, id, caller: envelope.context.caller)
        if let reply = try await stores.replies.reply(to: key) { return try stored(reply) }
        var attempt = 1
        while true {
            var isDecided = false
            do {
                return try await stores.transaction { transaction in
                    let result = try await handler(envelope)
                    try await transaction.replies.record(
                        try codec.encode(CommandReceipt(reply: result, version: envelope.target?.reached)),
                        as: key,
                        fingerprint: fingerprint,
                        retention: retention
                    )
                    isDecided = true
                    return result
                }
            } catch ReplyStoreError.alreadyRecorded(let reply) {
                // The same command at the same time: it was first.
                return try stored(reply)
            } catch let error where isDecided && Self.isConflict(error) && attempt < retry.attempts {
                // Some stores find out at commit that somebody else came between.
                attempt += 1
                try await retry.wait(before: attempt)
            }
        }
    }

    /// Lets a handler handle a command that a policy sends: what it wrote is undone when it fails, and the policy may go on.
    private func handleAsPart<C: Command>(
        _ envelope: Envelope<C>,
        by handler: RequestRoutes.Handler<C>
    ) async throws -> C.Result {
        guard UnitOfWork.current != nil else { return try await handler(envelope) }
        return try await stores.transaction { _ in try await handler(envelope) }
    }

    /// Under what the reply to a command is kept.
    private static func key(_ identity: RequestIdentity, _ id: UUID, caller: Caller) -> String {
        guard case .byKey(let text) = identity else { return "command/\(id)" }
        // With their lengths, so that no other three are the same text.
        let (tenant, user) = (caller.tenant ?? "", caller.user ?? "")
        return "key/\(tenant.utf8.count)/\(user.utf8.count)/\(tenant)\(user)\(text)"
    }

    private static func isConflict(_ error: any Error) -> Bool {
        switch error {
        case let error as EventStoreError: error.isConflict
        case let error as DocumentStoreError: error.isConflict
        case let error as CheckpointError: error.isLoss
        default: false
        }
    }

    /// What tells whether a command is the same: a hash of its type and content, in which secrets have no part.
    private static func fingerprint<C: Command>(of command: C) throws -> String {
        var hash = StableHash()
        hash.combine(C.wireName.utf8)
        hash.combine([0])
        hash.combine(try JSON.encode(command))
        return String(hash.value, radix: 36)
    }
}

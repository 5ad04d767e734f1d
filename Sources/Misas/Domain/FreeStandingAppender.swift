/// Appends free-standing events to their streams, all in one step.
@usableFromInline
struct FreeStandingAppender: Sendable {
    private let stores: any Stores

    @usableFromInline
    init(stores: any Stores) {
        self.stores = stores
    }

    /// - Throws: ``EventStoreError``, ``JSONEncodingError``.
    @usableFromInline
    func append(_ events: [StreamedEvent], context: MessageContext) async throws {
        guard !events.isEmpty else { return }
        let metadata = context.eventMetadata
        var order: [String] = []
        var byStream: [String: [NewEvent]] = [:]
        for streamed in events {
            let encoded = try EventCodec.encode(streamed.event, metadata: metadata)
            if byStream[streamed.stream] == nil { order.append(streamed.stream) }
            byStream[streamed.stream, default: []].append(encoded)
        }
        var appends: [StreamAppend] = []
        for name in order {
            appends.append(StreamAppend(byStream[name] ?? [], to: try Self.name(name), expecting: .any))
        }
        _ = try await stores.events.append(appends)
    }

    private static func name(_ text: String) throws(EventStoreError) -> StreamName {
        do throws(NameProblem) {
            return try StreamName(text)
        } catch {
            throw .invalid(.name(.stream, error))
        }
    }
}

/// Appends free-standing events to the streams that they name themselves, all in one step.
@usableFromInline
struct FreeStandingAppender: Sendable {
    private let stores: any Stores

    @usableFromInline
    init(stores: any Stores) {
        self.stores = stores
    }

    /// - Throws: ``EventStoreError``, ``JSONEncodingError``.
    @usableFromInline
    func append(_ events: [any FreeStandingEvent], context: MessageContext) async throws {
        guard !events.isEmpty else { return }
        let metadata = context.eventMetadata
        var order: [String] = []
        var byStream: [String: [NewEvent]] = [:]
        for event in events {
            let (stream, encoded) = try Self.encode(event, metadata: metadata)
            if byStream[stream] == nil { order.append(stream) }
            byStream[stream, default: []].append(encoded)
        }
        var appends: [StreamAppend] = []
        for name in order {
            appends.append(StreamAppend(byStream[name] ?? [], to: try Self.name(name), expecting: .any))
        }
        _ = try await stores.events.append(appends)
    }

    private static func encode<E: FreeStandingEvent>(
        _ event: E,
        metadata: EventMetadata
    ) throws(JSONEncodingError) -> (stream: String, event: NewEvent) {
        (E.streamName(of: event), try EventCodec.encode(event, metadata: metadata))
    }

    private static func name(_ text: String) throws(EventStoreError) -> StreamName {
        do throws(NameProblem) {
            return try StreamName(text)
        } catch {
            throw .invalid(.name(.stream, error))
        }
    }
}

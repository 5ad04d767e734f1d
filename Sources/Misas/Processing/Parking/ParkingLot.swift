/// Where the events stand that processors have set aside: documents, so that they are written in the transactions that
/// move the checkpoints, in every store.
struct ParkingLot: Sendable {
    static let collection = "misas.parked_events"

    private let events: DocumentCollection<ParkedEvent>
    private static let processor = Field<ParkedEvent, String>("processor")
    private static let key = Field<ParkedEvent, String>("key")
    private static let position = Field<ParkedEvent, Int>("position")

    init(in documents: any DocumentStore) {
        events = DocumentCollection(Self.collection, in: documents)
    }

    /// Makes what the lot is searched by fast.
    func prepare() async throws(DocumentStoreError) {
        try await events.declareIndexes([[Self.processor.field, Self.key.field, Self.position.field]])
    }

    func add(_ event: ParkedEvent) async throws(DocumentStoreError) {
        try await events.put(event, as: Self.id(event))
    }

    func remove(_ event: ParkedEvent) async throws(DocumentStoreError) {
        try await events.delete(Self.id(event))
    }

    /// The keys of a processor of which events stand here.
    func keys(of processor: String) async throws(DocumentStoreError) -> Set<String> {
        Set(try await list(processor).map(\.key))
    }

    /// The events of a processor, of one key or of all, in the order of the log.
    func list(_ processor: String, key: String? = nil, limit: Int? = nil) async throws(DocumentStoreError)
        -> [ParkedEvent]
    {
        var filter = Self.processor == processor
        if let key { filter = filter && Self.key == key }
        return try await events.find(where: filter, sortedBy: [Self.position.ascending], limit: limit).map(\.document)
    }

    func count(of processor: String) async throws(DocumentStoreError) -> Int {
        try await events.count(where: Self.processor == processor)
    }

    private static func id(_ event: ParkedEvent) -> String { "\(event.processor)/\(event.position)" }
}

/// Something that an operator wants done once, by the owner of a partition.
struct ProcessorRequest: JSONCodable, Sendable, Hashable {
    enum Action: String, CaseIterable, JSONEnum {
        /// Handle what is parked, in its order.
        case replay
        /// Forget what is parked.
        case discard
        /// Go on where it has stopped.
        case resume
    }

    let processor: String
    let partition: Int
    let action: Action
    /// Of which key; `nil` means all.
    let key: String?

    static let processor = Field<ProcessorRequest, String>("processor")
    static let partition = Field<ProcessorRequest, Int>("partition")

    init(processor: String, partition: Int, action: Action, key: String?) {
        self.processor = processor
        self.partition = partition
        self.action = action
        self.key = key
    }

    /// All of them.
    static func all(in documents: any DocumentStore) -> DocumentCollection<ProcessorRequest> {
        DocumentCollection("misas.processor_requests", in: documents)
    }

    init(from reader: inout JSONReader) {
        processor = reader.member("processor")
        partition = reader.member("partition")
        action = reader.member("action")
        key = reader.optionalMember("key")
    }

    func encode(to writer: inout JSONWriter) {
        writer.member("processor", processor)
        writer.member("partition", partition)
        writer.member("action", action)
        writer.optionalMember("key", key)
    }
}

import Misas

/// How the metadata of events are stored: the two ids in columns of their own, what else there is as a JSON object.
enum MetadataForm {
    /// The JSON object; `nil` where there is nothing else.
    static func encode(_ metadata: EventMetadata) throws(JSONEncodingError) -> [UInt8]? {
        let hasNone =
            metadata.user == nil && metadata.tenant == nil && metadata.application == nil
            && metadata.traceParent == nil && metadata.traceState == nil && metadata.attributes.isEmpty
        return hasNone ? nil : try JSON.encode(StoredMetadata(metadata))
    }

    /// The members of a JSON object that was stored.
    static func decode(_ text: [UInt8]) throws(JSONDecodingError) -> EventMetadata {
        try JSON.decode(StoredMetadata.self, from: text).metadata
    }
}

/// The members that are stored as JSON, under short names: there is one of these for each event.
private struct StoredMetadata: JSONCodable {
    private(set) var metadata: EventMetadata

    init(_ metadata: EventMetadata) {
        self.metadata = metadata
        self.metadata.correlationID = nil
        self.metadata.causationID = nil
    }

    init(from reader: inout JSONReader) {
        // In the order in which `jsonb` keeps members, shorter names first: then none has to be searched for.
        let application = reader.optionalStringMember("app")
        let user = reader.optionalStringMember("user")
        let traceParent = reader.optionalStringMember("trace")
        let tenant = reader.optionalStringMember("tenant")
        let attributes: [String: String] = reader.member("attributes", default: [:])
        let traceState = reader.optionalStringMember("traceState")
        metadata = EventMetadata(
            user: user,
            tenant: tenant,
            application: application,
            traceParent: traceParent,
            traceState: traceState,
            attributes: attributes
        )
    }

    func encode(to writer: inout JSONWriter) {
        writer.optionalStringMember("user", metadata.user)
        writer.optionalStringMember("tenant", metadata.tenant)
        writer.optionalStringMember("app", metadata.application)
        writer.optionalStringMember("trace", metadata.traceParent)
        writer.optionalStringMember("traceState", metadata.traceState)
        writer.optionalMember("attributes", metadata.attributes.isEmpty ? nil : metadata.attributes)
    }
}

/// The state of a stream's aggregate at a version, kept to spare reading all its events.
public struct Snapshot: Hashable, Sendable {
    /// The stream.
    public let stream: StreamName
    /// What ``data`` is written in: a snapshot of another tag is as good as none.
    public let schemaTag: String
    /// The version of the last event that went into the state.
    public let version: StreamVersion
    /// The state as a JSON text.
    public let data: [UInt8]

    /// A snapshot.
    public init(
        stream: StreamName,
        schemaTag: String,
        version: StreamVersion,
        data: [UInt8]
    ) {
        self.stream = stream
        self.schemaTag = schemaTag
        self.version = version
        self.data = data
    }
}

extension Snapshot {
    /// Refuses what no store takes.
    package func check() throws(InvalidStoreInput) {
        guard !stream.isSystem else { throw .systemStream(stream) }
        try NameRules.check(schemaTag, as: .schemaTag)
        guard version >= .none else { throw .negative("version") }
        try JSONTextCheck.check(data)
    }
}

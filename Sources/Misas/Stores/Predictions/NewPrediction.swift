#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A prediction that is to be scheduled: an event that will occur at a time, unless it is cancelled before.
public struct NewPrediction: Hashable, Sendable {
    /// The id of this occurrence.
    public var id: UUID
    /// What makes it the same prediction.
    public var identity: PredictionIdentity
    /// When it occurs; kept to the microsecond.
    public var dueAt: Date
    /// Within which it keeps the order of time with others; `nil` where no order matters.
    public var partition: String?
    /// The version of the type that ``data`` is written in; the first is 1.
    public var schemaVersion: Int
    /// The prediction as a JSON text.
    public var data: [UInt8]
    /// How the prediction came to be.
    public var metadata: EventMetadata

    /// A prediction that is to be scheduled; without an id it gets a new one.
    public init(
        id: UUID = .version7(),
        identity: PredictionIdentity,
        dueAt: Date,
        partition: String? = nil,
        schemaVersion: Int = 1,
        data: [UInt8],
        metadata: EventMetadata = EventMetadata()
    ) {
        self.id = id
        self.identity = identity
        self.dueAt = dueAt
        self.partition = partition
        self.schemaVersion = schemaVersion
        self.data = data
        self.metadata = metadata
    }
}

extension NewPrediction {
    /// Refuses what no store takes.
    package func check() throws(InvalidStoreInput) {
        try identity.check()
        if let partition { try NameRules.check(partition, as: .partition) }
        guard schemaVersion >= 1 else { throw .schemaVersion(schemaVersion) }
        try JSONTextCheck.check(data)
        _ = try metadata.checkedSize()
    }
}

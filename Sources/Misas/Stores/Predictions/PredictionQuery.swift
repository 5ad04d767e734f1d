/// Which predictions are wanted.
public struct PredictionQuery: Hashable, Sendable {
    /// What is to become of those that are wanted.
    public enum Status: String, Hashable, Sendable {
        /// They wait for their time.
        case scheduled
        /// An owner is seeing to them, or was when it lost its lease.
        case claimed
        /// They were set aside.
        case parked
    }

    /// What is to become of them; `nil` means whatever.
    public var status: Status?
    /// Of which type; `nil` means all.
    public var type: String?
    /// How many to leave out.
    public var offset: Int
    /// How many to give at most.
    public var limit: Int

    /// Which predictions are wanted.
    public init(
        status: Status? = nil,
        type: String? = nil,
        offset: Int = 0,
        limit: Int = 100
    ) {
        self.status = status
        self.type = type
        self.offset = offset
        self.limit = limit
    }
}

/// Checkpoints that several owners share: those of one processor's partitions.
public struct CheckpointGroup: Hashable, Sendable {
    /// The group's name.
    public let name: String
    /// The names of its checkpoints, in the order in which they are claimed.
    public let checkpoints: [String]

    /// A group of checkpoints.
    ///
    /// A store refuses names that it would refuse for a checkpoint.
    public init(
        name: String,
        checkpoints: [String]
    ) {
        self.name = name
        self.checkpoints = checkpoints
    }
}

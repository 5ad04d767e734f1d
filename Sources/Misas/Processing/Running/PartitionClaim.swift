/// A partition in the hands of this instance.
struct PartitionClaim: Sendable, Hashable {
    /// The name of its checkpoint.
    let checkpoint: String
    /// Which of the partitions it is, from 0.
    let index: Int
    /// The fencing number of the claim.
    let fence: Int64
}

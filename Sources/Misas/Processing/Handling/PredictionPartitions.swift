internal import Synchronization

/// Within what predictions come true in the order of their times: as the policies say that react to them.
///
/// Policies register one after the other, and any may schedule what another reacts to.
final class PredictionPartitions: Sendable {
    private let partitions = Mutex<[String: any Sendable]>([:])

    func set<P: Prediction>(_ partition: @escaping @Sendable (P) -> String) {
        partitions.withLock { $0[P.wireName] = partition }
    }

    func partition<P: Prediction>(of prediction: P) -> String? {
        let partition = partitions.withLock { $0[P.wireName] }
        return (partition as? @Sendable (P) -> String)?(prediction)
    }
}

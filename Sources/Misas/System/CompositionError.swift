/// The parts of a system do not fit together, or not with what they run on.
///
/// It lists every fault.
public struct CompositionError: Error, Hashable, CustomStringConvertible {
    /// What does not fit, in the order of the subsystems.
    public let faults: [String]

    /// What does not fit.
    public var description: String {
        faults.count == 1
            ? "the system cannot be built: \(faults[0])"
            : "the system cannot be built, for \(faults.count) reasons:" + faults.map { "\n  - \($0)" }.joined()
    }
}

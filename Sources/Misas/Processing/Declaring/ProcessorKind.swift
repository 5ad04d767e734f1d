/// What kind of processor it is.
public enum ProcessorKind: String, Sendable, Hashable {
    /// Keeps documents or rows up to date; it can be built anew.
    case projection
    /// Does what follows from events; it does not do it again.
    case policy
}

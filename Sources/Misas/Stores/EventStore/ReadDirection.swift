/// Which way a reader goes.
public enum ReadDirection: Hashable, Sendable {
    /// From the oldest to the newest.
    case forward
    /// From the newest to the oldest.
    case backward
}

/// What a task waits for on a socket.
struct SocketInterest: OptionSet, Sendable {
    let rawValue: UInt8

    /// That there is something to read, or the other side is gone.
    static let read = SocketInterest(rawValue: 1)
    /// That there is room to write.
    static let write = SocketInterest(rawValue: 2)
}

/// How a wait for a socket ended.
enum SocketReadiness: Sendable {
    /// The socket is ready.
    case ready
    /// The deadline came first.
    case timedOut
    /// The task was cancelled.
    case cancelled
}

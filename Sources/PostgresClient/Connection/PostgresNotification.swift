internal import CLibPQ

/// A notification that some connection sent by `NOTIFY`.
public struct PostgresNotification: Hashable, Sendable {
    /// The channel.
    public let channel: String
    /// What was sent along, at most 8,000 bytes.
    public let payload: String
    /// The server's process that serves the sender.
    public let processID: Int32

    init(_ notification: UnsafeMutablePointer<PGnotify>) {
        channel = String(cString: notification.pointee.relname)
        payload = String(cString: notification.pointee.extra)
        processID = Int32(notification.pointee.be_pid)
    }
}

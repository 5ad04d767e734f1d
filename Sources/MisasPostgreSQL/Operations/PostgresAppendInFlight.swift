#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif
public import Misas

/// A transaction that has appended, or is about to, and has not ended: readers wait at its mark.
///
/// What the server does not tell is `nil`: it shows a role only part of other roles' sessions, unless the role has
/// `pg_read_all_stats`.
public struct PostgresAppendInFlight: Hashable, Sendable {
    /// The position that readers do not go beyond while it lasts: it writes above it.
    public let mark: GlobalPosition
    /// The server's process, as `pg_stat_activity` shows it and `pg_terminate_backend` takes it; `nil` for a prepared
    /// transaction, which has none.
    public let processID: Int32?
    /// The name of a prepared transaction, as `ROLLBACK PREPARED` takes it.
    public let preparedTransaction: String?
    /// When its transaction began, by the server's clock, or was prepared; the append itself may have come later.
    public let since: Date?
    /// How long ago that was, by the server's clock.
    public let age: Duration?
    /// The role.
    public let user: String?
    /// The name that the program gave itself.
    public let applicationName: String?
    /// Where the program is; `nil` also for one that is connected through a Unix socket.
    public let clientAddress: String?
    /// What the session is doing: `active`, `idle in transaction`.
    public let state: String?
    /// The kind of what it waits for: `Lock`, `IO`, `Client`; `nil` also when it does not wait.
    public let waitEventType: String?
    /// What it waits for.
    public let waitEvent: String?
}

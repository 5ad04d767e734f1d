import Foundation
import TestSupport

/// A PostgreSQL server of the tests' own: in a temporary folder, on a Unix socket, gone when the process ends, however
/// that comes about.
public final class PostgresCluster: Sendable {
    /// What went wrong in setting up a server.
    public struct Failure: Error, CustomStringConvertible {
        /// What went wrong.
        public let description: String
    }

    // All tests run at once, and each has the connections of several programs; none of them pulls the plug.
    private static let sharedServer = Task {
        try await PostgresCluster(settings: ["max_connections=1000", "fsync=off"])
    }
    private let server: ServerProcess

    /// One server for all tests that do no harm to it.
    public static var shared: PostgresCluster {
        get async throws { try await sharedServer.value }
    }

    /// Makes a server and starts it.
    ///
    /// - Parameters:
    ///   - settings: Lines of `postgresql.conf`, as `name=value`.
    ///   - authentication: Lines of `pg_hba.conf` that come before the one that trusts everybody.
    public init(settings: [String] = [], authentication: [String] = []) async throws {
        server = try await onItsOwnThread {
            try ServerProcess(settings: settings, authentication: authentication)
        }
    }

    private init(_ server: ServerProcess) {
        self.server = server
    }

    /// Makes a hot standby of this server, which follows it, and starts it.
    public func standby() async throws -> PostgresCluster {
        PostgresCluster(try await onItsOwnThread { [server] in try ServerProcess(standbyOf: server) })
    }

    /// Holds all processes of the server while a body runs: they neither answer nor end their connections.
    public func frozen(_ body: () async throws -> Void) async throws {
        try await onItsOwnThread { [server] in try server.signal("STOP") }
        let result: Result<Void, any Error>
        do { result = .success(try await body()) } catch { result = .failure(error) }
        try await onItsOwnThread { [server] in try server.signal("CONT") }
        try result.get()
    }

    /// The folder of the server's socket: its host, to libpq.
    public var socketFolder: String { server.folder.path }

    /// Where libpq finds a database of the server.
    public func connectionString(database: String = "postgres", user: String = "postgres") -> String {
        server.connectionString(database: database, user: user)
    }

    /// A database that nobody else uses.
    ///
    /// - Returns: Where libpq finds it.
    public func newDatabase() async throws -> String {
        try await onItsOwnThread { [server] in try server.newDatabase() }
    }

    /// Executes SQL by `psql`, and gives what it prints.
    @discardableResult
    public func sql(_ text: String, database: String = "postgres") async throws -> String {
        try await onItsOwnThread { [server] in try server.sql(text, database: database) }
    }

    /// Runs a script by `psql`, which reads it from a file as an administrator's would be.
    public func run(_ script: String, database: String) async throws {
        try await onItsOwnThread { [server] in try server.run(script, database: database) }
    }

    /// The schema of a database as `pg_dump` writes it.
    public func dump(_ database: String) async throws -> String {
        try await onItsOwnThread { [server] in try server.dump(database) }
    }

    /// Kills the server and all its processes at once, as a power failure would, and starts it again.
    ///
    /// - Parameter between: What to do while it is down.
    public func crash(between: @escaping @Sendable () -> Void = {}) async throws {
        try await onItsOwnThread { [server] in try server.crash(between: between) }
    }

    /// Stops the server; its data are removed.
    public func stop() async throws {
        try await onItsOwnThread { [server] in server.stop() }
    }
}

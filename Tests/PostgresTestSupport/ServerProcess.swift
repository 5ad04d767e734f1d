import Foundation
import Synchronization

/// A PostgreSQL server of the tests' own: in a temporary folder, on a Unix socket, gone when the process ends, however
/// that comes about.
///
/// Its functions block, so that ``PostgresCluster`` calls them on threads of their own. The server runs under a shell that waits for the end of its standard input, which this process holds: when the process
/// is gone, even killed, the shell stops the server and removes the folder.
final class ServerProcess: Sendable {
    private struct Running {
        let shell: Process
        let leash: Pipe
    }

    /// The folder of the server's data and socket.
    let folder: URL
    private let settings: [String]
    private let running = Mutex<Running?>(nil)
    private let databases = Mutex(0)

    /// Makes a server and starts it.
    ///
    /// - Parameters:
    ///   - settings: Lines of `postgresql.conf`, as `name=value`.
    ///   - authentication: Lines of `pg_hba.conf` that come before the one that trusts everybody.
    init(settings: [String], authentication: [String] = []) throws {
        folder = try Self.newFolder()
        self.settings = settings
        let binaries = try Self.binaries()
        try Self.runAsServer(
            "'\(binaries)/initdb' --pgdata '\(folder.path)/data' --username postgres --auth trust --encoding UTF8 "
                + "--locale C.UTF-8 --no-sync --no-instructions >'\(folder.path)/initdb.log' 2>&1 "
                + "|| { cat '\(folder.path)/initdb.log' >&2; exit 1; }"
        )
        for line in authentication.reversed() {
            try Self.runAsServer("sed -i '1i \(line)' '\(folder.path)/data/pg_hba.conf'")
        }
        try start()
    }

    /// Makes a hot standby of a server, and starts it.
    init(standbyOf primary: ServerProcess) throws {
        folder = try Self.newFolder()
        settings = primary.settings
        try Self.runAsServer(
            "'\(Self.binaries())/pg_basebackup' --pgdata '\(folder.path)/data' --checkpoint fast --no-sync --write-recovery-conf "
                + "--dbname '\(primary.connectionString(database: "postgres", user: "postgres"))'"
        )
        try start()
    }

    private static func newFolder() throws -> URL {
        let folder = URL(fileURLWithPath: "/tmp/misas-pg-\(UUID().uuidString.prefix(8).lowercased())")
        try runAsServer("mkdir -m 700 '\(folder.path)'")
        return folder
    }

    deinit {
        stop()
    }

    /// Where libpq finds a database of the server.
    func connectionString(database: String, user: String) -> String {
        "host=\(folder.path) dbname=\(database) user=\(user)"
    }

    /// A database that nobody else uses.
    ///
    /// - Returns: Where libpq finds it.
    func newDatabase() throws -> String {
        let name = databases.withLock { count in
            count += 1
            return "test\(count)"
        }
        try sql("CREATE DATABASE \(name)", database: "postgres")
        return connectionString(database: name, user: "postgres")
    }

    /// Executes SQL by `psql`, and gives what it prints.
    @discardableResult
    func sql(_ text: String, database: String) throws -> String {
        try Self.run(
            [
                "psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", connectionString(database: database, user: "postgres"),
                "-c", text,
            ]
        )
    }

    /// Runs a script by `psql`, from a file.
    func run(_ script: String, database: String) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "misas-\(UUID().uuidString).sql")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(script.utf8).write(to: file)
        let connection = connectionString(database: database, user: "postgres")
        try Self.run(["psql", "-Xq", "-d", connection, "-f", file.path(percentEncoded: false)])
    }

    /// The schema of a database as `pg_dump` writes it.
    func dump(_ database: String) throws -> String {
        try Self.run(["pg_dump", "--schema-only", "-d", connectionString(database: database, user: "postgres")])
            // Newer versions write a key that differs each time.
            .split(separator: "\n").filter { !$0.hasPrefix("\\restrict") && !$0.hasPrefix("\\unrestrict") }
            .joined(separator: "\n")
    }

    /// Starts the server and waits until it takes connections.
    func start() throws {
        let options = (["listen_addresses=", "unix_socket_directories=\(folder.path)"] + settings)
            .map { "-c '\($0)'" }.joined(separator: " ")
        let binaries = try Self.binaries()
        let script = """
            '\(binaries)/postgres' -D '\(folder.path)/data' \(options) >>'\(folder.path)/server.log' 2>&1 </dev/null &
            server=$!
            cat >/dev/null
            kill -QUIT $server 2>/dev/null
            kill -CONT $server $(cat /proc/$server/task/$server/children) 2>/dev/null
            wait $server
            [ -e '\(folder.path)/keep' ] || rm -rf '\(folder.path)'
            """
        let shell = Process()
        let arguments = Self.asServer(["sh", "-c", script])
        shell.executableURL = URL(fileURLWithPath: arguments[0])
        shell.arguments = Array(arguments.dropFirst())
        let leash = Pipe()
        shell.standardInput = leash
        try shell.run()
        running.withLock { $0 = Running(shell: shell, leash: leash) }
        // `pg_isready` answers for itself; there is nothing that could be waited for instead.
        let deadline = Date(timeIntervalSinceNow: 60)
        while (try? Self.run(["pg_isready", "-q", "-h", folder.path])) == nil {
            guard Date() < deadline, shell.isRunning else {
                throw PostgresCluster.Failure(description: "the server does not start: see \(folder.path)/server.log")
            }
            Thread.sleep(forTimeInterval: 0.02)
        }
    }

    /// Stops the server; its data are removed.
    func stop() {
        guard let running = running.withLock({ $0.take() }) else { return }
        try? running.leash.fileHandleForWriting.close()
        running.shell.waitUntilExit()
    }

    /// Kills the server and all its processes at once, as a power failure would, and starts it again.
    ///
    /// - Parameter between: What to do while it is down.
    func crash(between: () -> Void) throws {
        try Self.runAsServer("touch '\(folder.path)/keep'")
        try signal("KILL")
        stop()
        between()
        try Self.runAsServer("rm -f '\(folder.path)/keep'")
        try start()
    }

    /// Sends a signal to the server and all its processes.
    func signal(_ name: String) throws {
        try Self.runAsServer(
            "server=$(head -1 '\(folder.path)/data/postmaster.pid'); "
                + "kill -\(name) $server $(cat /proc/$server/task/$server/children)"
        )
    }

    // MARK: Running programs

    private static func binaries() throws -> String {
        try run(["sh", "-c", "ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1"])
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// `initdb` and `postgres` refuse to be run by root.
    private static func asServer(_ command: [String]) -> [String] {
        getuid() == 0 ? ["/usr/sbin/runuser", "-u", "postgres", "--"] + command : ["/usr/bin/env"] + command
    }

    private static func runAsServer(_ script: String) throws {
        _ = try run(asServer(["sh", "-c", script]))
    }

    @discardableResult
    private static func run(_ command: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.currentDirectoryURL = URL(fileURLWithPath: "/tmp")
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let told = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw PostgresCluster.Failure(description: "\(command.prefix(4).joined(separator: " ")) … failed: \(told)")
        }
        return text
    }
}

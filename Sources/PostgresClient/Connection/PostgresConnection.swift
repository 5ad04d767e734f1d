internal import CLibPQ

/// A connection to a database, on which one thing at a time is done.
///
/// Tasks that use it at once take turns, in order. No thread is blocked while the server works. A task that is cancelled,
/// or whose statement takes too long, has it cancelled on the server, and the connection is ready for the next.
public actor PostgresConnection {
    /// How long the server may take to stop what was cancelled before the connection is given up.
    private static let cancelPatience = Duration.seconds(5)

    /// `nil` when closed.
    var handle: LibPQHandle?
    private let canceller: Canceller
    private let statementTimeout: Duration?
    var prepared: PreparedStatements
    /// Prepared statements that have to make room.
    var outdated: [String] = []
    private let turns = Turns()
    private var operation = Operation(timeout: nil)
    /// The server's process, as `pg_stat_activity` shows it.
    public nonisolated let processID: Int32
    /// The server's version: 150012 for 15.12.
    public nonisolated let serverVersion: Int32

    private init(_ handle: LibPQHandle, canceller: Canceller, configuration: PostgresConfiguration) {
        self.handle = handle
        self.canceller = canceller
        statementTimeout = configuration.statementTimeout
        prepared = PreparedStatements(capacity: configuration.preparedStatements)
        processID = PQbackendPID(handle.pointer)
        serverVersion = PQserverVersion(handle.pointer)
    }

    /// Opens a connection.
    ///
    /// Names are looked up, and the server is greeted, on a thread of its own. A task that is cancelled meanwhile throws
    /// when that has come to an end.
    ///
    /// - Throws: ``PostgresError/unreachable(_:)``, ``PostgresError/cancelled``.
    public static func open(_ configuration: PostgresConfiguration) async throws(PostgresError) -> PostgresConnection {
        let parameters = configuration.parameters
        guard let opened = await DetachedThread.run({ LibPQHandle.open(parameters) }) else {
            throw .unreachable("the system gives no more threads")
        }
        let handle = try opened.get()
        guard !Task.isCancelled else { throw .cancelled }
        guard let canceller = Canceller(handle) else { throw .unreachable("there is no memory for a connection") }
        let connection = PostgresConnection(handle, canceller: canceller, configuration: configuration)
        let milliseconds = Int(configuration.idleInTransactionTimeout / .milliseconds(1))
        var settings = "SET idle_in_transaction_session_timeout = \(milliseconds)"
        if let isolation = configuration.defaultIsolation {
            settings += "; SET default_transaction_isolation = '\(isolation.rawValue.lowercased())'"
        }
        try await connection.script(settings)
        return connection
    }

    // MARK: State

    /// Whether the connection can still be used, as far as is known without asking.
    public var isOpen: Bool {
        guard let handle else { return false }
        return turns.isTaken || PQstatus(handle.pointer) == CONNECTION_OK
    }

    /// Whether the connection is open, and no transaction on it, nor anything under way.
    var isIdle: Bool {
        guard let handle, !turns.isTaken, PQstatus(handle.pointer) == CONNECTION_OK else { return false }
        return PQtransactionStatus(handle.pointer) == PQTRANS_IDLE
    }

    /// Whether the server has ended the connection while nobody used it.
    var wasEndedByServer: Bool {
        guard let handle else { return true }
        guard !turns.isTaken else { return false }
        // Two pieces may be there: why the server ends it, and the end itself.
        for _ in 0..<3 {
            guard SocketWatcher.isReadable(PQsocket(handle.pointer)) else { break }
            if PQconsumeInput(handle.pointer) == 0 { return true }
        }
        return PQstatus(handle.pointer) != CONNECTION_OK
    }

    /// Closes the connection.
    ///
    /// What is under way on it fails.
    public func close() {
        handle = nil
    }

    // MARK: Statements

    /// Executes a statement.
    ///
    /// - Parameters:
    ///   - statement: The statement.
    ///   - timeout: How long it may take; `nil` means as the configuration says.
    /// - Throws: ``PostgresError``.
    @discardableResult
    public func execute(
        _ statement: PostgresStatement,
        timeout: Duration? = nil
    ) async throws(PostgresError) -> PostgresResult {
        guard let result = try await execute([statement], timeout: timeout).first else {
            throw .unexpectedAnswer("a statement was not answered")
        }
        return result
    }

    /// Executes statements in one round trip.
    ///
    /// Outside of a transaction they are one: all are done, or none. Each is, at READ COMMITTED, a snapshot of its own.
    ///
    /// - Returns: An answer for each.
    /// - Throws: ``PostgresError`` of the first that failed; those behind it are not done.
    public func execute(
        _ statements: [PostgresStatement],
        timeout: Duration? = nil
    ) async throws(PostgresError) -> [PostgresResult] {
        guard !statements.isEmpty else { return [] }
        return try await perform(timeout) { () async throws(PostgresError) in
            let handle = try self.enteringPipeline()
            let commands = try self.send(statements, handle)
            try await self.flush(handle)
            return try await self.answers(to: commands, handle)
        }
    }

    /// Executes the statements of a text, separated by semicolons, without values: migrations, settings.
    ///
    /// Unless the text says otherwise they are one transaction.
    ///
    /// - Throws: ``PostgresError`` of the first that failed.
    public func script(
        _ text: String,
        timeout: Duration? = nil
    ) async throws(PostgresError) {
        try await perform(timeout) { () async throws(PostgresError) in
            let handle = try self.leavingPipeline()
            guard PQsendQuery(handle.pointer, text) == 1 else { throw self.lost(handle) }
            try await self.flush(handle)
            _ = try await self.drain(handle)
        }
        // The text may have changed what prepared statements mean: a search path, a table.
        prepared.removeAll()
    }

    /// Waits until the server has sent notifications, and gives them.
    ///
    /// - Parameter deadline: When to stop waiting, with none.
    /// - Throws: ``PostgresError/connectionLost(_:)``, ``PostgresError/cancelled``.
    func notifications(until deadline: ContinuousClock.Instant) async throws(PostgresError) -> [PostgresNotification] {
        try await perform(nil) { () async throws(PostgresError) in
            let handle = try self.opened()
            while true {
                guard PQconsumeInput(handle.pointer) == 1 else { throw self.lost(handle) }
                var received: [PostgresNotification] = []
                while let notification = PQnotifies(handle.pointer) {
                    received.append(PostgresNotification(notification))
                    PQfreemem(notification)
                }
                if !received.isEmpty { return received }
                switch await SocketWatcher.shared.wait(for: PQsocket(handle.pointer), .read, until: deadline) {
                case .ready: continue
                case .timedOut: return []
                case .cancelled: throw .cancelled
                }
            }
        }
    }

    // MARK: Turns and time

    /// Lets a body have the connection for itself, and sees to it that the connection is fit for the next.
    func perform<Value: Sendable>(
        _ timeout: Duration?,
        _ body: () async throws(PostgresError) -> Value
    ) async throws(PostgresError) -> Value {
        guard await turns.enter() else { throw .cancelled }
        defer { turns.leave() }
        guard !Task.isCancelled else { throw .cancelled }
        operation = Operation(timeout: timeout ?? statementTimeout)
        do throws(PostgresError) {
            let value = try await body()
            await endOperation()
            return value
        } catch {
            await endOperation()
            if let interruption = operation.interruption, error.sqlState == .queryCanceled || error == .closed {
                throw interruption
            }
            if error.endsConnection { handle = nil }
            if error.sqlState == .queryCanceled, Task.isCancelled { throw .cancelled }
            throw error
        }
    }

    /// Waits until a request to cancel cannot hit anything later.
    private func endOperation() async {
        guard let request = operation.request else { return }
        if !(await request.wait(until: .now + Self.cancelPatience)) { handle = nil }
    }

    /// Waits for the socket.
    ///
    /// When the task is cancelled, or the time is up, the server is asked to stop, and its answer
    /// is waited for.
    func wait(
        _ handle: LibPQHandle,
        _ interest: SocketInterest,
        advance: (@Sendable () -> Bool)? = nil
    ) async throws(PostgresError) {
        let readiness = await SocketWatcher.shared.wait(
            for: PQsocket(handle.pointer),
            interest,
            until: operation.deadline,
            isCancellable: operation.request == nil,
            advance: advance
        )
        switch readiness {
        case .ready: return
        case .cancelled: interrupt(.cancelled)
        case .timedOut:
            if let interruption = operation.interruption {
                // The server does not even stop: nothing can be said of this connection any more.
                self.handle = nil
                throw interruption
            }
            interrupt(.timedOut(operation.timeout ?? .zero))
        }
    }

    private func interrupt(_ reason: PostgresError) {
        operation.interruption = reason
        operation.request = CancelRequest(canceller)
        operation.deadline = .now + Self.cancelPatience
    }

    func opened() throws(PostgresError) -> LibPQHandle {
        guard let handle else { throw .closed }
        guard PQstatus(handle.pointer) == CONNECTION_OK else { throw lost(handle) }
        return handle
    }

    func enteringPipeline() throws(PostgresError) -> LibPQHandle {
        let handle = try opened()
        guard PQpipelineStatus(handle.pointer) != PQ_PIPELINE_OFF || PQenterPipelineMode(handle.pointer) == 1 else {
            throw lost(handle)
        }
        return handle
    }

    func leavingPipeline() throws(PostgresError) -> LibPQHandle {
        let handle = try opened()
        guard PQpipelineStatus(handle.pointer) == PQ_PIPELINE_OFF || PQexitPipelineMode(handle.pointer) == 1 else {
            throw lost(handle)
        }
        return handle
    }

    func lost(_ handle: LibPQHandle) -> PostgresError {
        let message = handle.errorMessage
        self.handle = nil
        return .connectionLost(message)
    }
}

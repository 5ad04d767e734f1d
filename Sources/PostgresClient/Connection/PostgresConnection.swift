internal import CLibPQ

/// A connection to a database, on which one thing at a time is done.
///
/// Tasks that use it at once take turns, in order. No thread is blocked while the server works. A task that is cancelled,
/// or whose statement takes too long, has it cancelled on the server, and the connection is ready for the next.
public actor PostgresConnection {
    /// How long the server may take to stop what was cancelled before the connection is given up.
    private static let cancelPatience = Duration.seconds(5)

    /// `nil` when closed.
    private var handle: LibPQHandle?
    private let canceller: Canceller
    private let statementTimeout: Duration?
    private var prepared: PreparedStatements
    /// Prepared statements that have to make room.
    private var outdated: [String] = []
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
        try await connection.script("SET idle_in_transaction_session_timeout = \(milliseconds)")
        return connection
    }

    // MARK: State

    /// Whether the connection can still be used, as far as is known without asking.
    public var isOpen: Bool {
        guard let handle else { return false }
        return PQstatus(handle.pointer) == CONNECTION_OK
    }

    /// Whether the connection is open, and no transaction on it, nor anything under way.
    var isIdle: Bool {
        guard let handle, PQstatus(handle.pointer) == CONNECTION_OK else { return false }
        return PQtransactionStatus(handle.pointer) == PQTRANS_IDLE
    }

    /// Whether the server has ended the connection while nobody used it.
    var wasEndedByServer: Bool {
        guard let handle else { return true }
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
            let handle = try self.opened()
            guard PQpipelineStatus(handle.pointer) != PQ_PIPELINE_OFF || PQenterPipelineMode(handle.pointer) == 1 else {
                throw self.lost(handle)
            }
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

    /// Copies rows into a table, by `COPY … FROM STDIN`, in the format that the statement names.
    ///
    /// - Parameters:
    ///   - sql: The statement.
    ///   - chunks: The data, in pieces of any size. When it throws, no row is there.
    ///   - timeout: How long it may take; `nil` means as the configuration says.
    /// - Returns: How many rows were copied.
    /// - Throws: ``PostgresError``; when `chunks` throws, ``PostgresError/server(_:)`` with
    ///   ``SQLState/queryCanceled``.
    public func copyIn<Chunks: AsyncSequence & Sendable>(
        _ sql: String,
        _ chunks: Chunks,
        timeout: Duration? = nil
    ) async throws(PostgresError) -> Int where Chunks.Element == [UInt8] {
        try await perform(timeout) { () async throws(PostgresError) in
            let handle = try self.leavingPipeline()
            guard PQsendQuery(handle.pointer, sql) == 1 else { throw self.lost(handle) }
            try await self.flush(handle)
            guard try await self.beginsCopy(handle) else { return try await self.drain(handle) }
            try await self.endCopy(handle, failed: !(await self.put(chunks, handle)))
            return try await self.drain(handle)
        }
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
    private func perform<Value: Sendable>(
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
    private func wait(
        _ handle: LibPQHandle,
        _ interest: SocketInterest
    ) async throws(PostgresError) {
        let readiness = await SocketWatcher.shared.wait(
            for: PQsocket(handle.pointer),
            interest,
            until: operation.deadline,
            isCancellable: operation.request == nil
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

    private func opened() throws(PostgresError) -> LibPQHandle {
        guard let handle else { throw .closed }
        guard PQstatus(handle.pointer) == CONNECTION_OK else { throw lost(handle) }
        return handle
    }

    private func leavingPipeline() throws(PostgresError) -> LibPQHandle {
        let handle = try opened()
        guard PQpipelineStatus(handle.pointer) == PQ_PIPELINE_OFF || PQexitPipelineMode(handle.pointer) == 1 else {
            throw lost(handle)
        }
        return handle
    }

    private func lost(_ handle: LibPQHandle) -> PostgresError {
        let message = handle.errorMessage
        self.handle = nil
        return .connectionLost(message)
    }

    // MARK: Sending

    /// What was sent, in order.
    private enum Command {
        case prepare(sql: String, name: String)
        case deallocate
        case execute
    }

    private func send(
        _ statements: [PostgresStatement],
        _ handle: LibPQHandle
    ) throws(PostgresError) -> [Command] {
        var commands: [Command] = []
        var preparing: [String: String] = [:]
        if !outdated.isEmpty, PQtransactionStatus(handle.pointer) == PQTRANS_IDLE {
            for name in outdated {
                guard PQsendQueryParams(handle.pointer, "DEALLOCATE \(name)", 0, nil, nil, nil, nil, 1) == 1 else {
                    throw lost(handle)
                }
                commands.append(.deallocate)
            }
            outdated = []
        }
        for statement in statements {
            let types = statement.values.map(\.type.rawValue)
            if !statement.isPrepared {
                guard
                    sendValues(
                        of: statement,
                        handle,
                        { count, values, lengths, formats in
                            PQsendQueryParams(handle.pointer, statement.sql, count, types, values, lengths, formats, 1)
                        }
                    )
                else { throw lost(handle) }
                commands.append(.execute)
                continue
            }
            let name: String
            if let known = prepared.name(of: statement.sql) ?? preparing[statement.sql] {
                name = known
            } else {
                name = prepared.newName()
                guard PQsendPrepare(handle.pointer, name, statement.sql, Int32(types.count), types) == 1 else {
                    throw lost(handle)
                }
                preparing[statement.sql] = name
                commands.append(.prepare(sql: statement.sql, name: name))
            }
            guard
                sendValues(
                    of: statement,
                    handle,
                    { count, values, lengths, formats in
                        PQsendQueryPrepared(handle.pointer, name, count, values, lengths, formats, 1)
                    }
                )
            else { throw lost(handle) }
            commands.append(.execute)
        }
        guard PQpipelineSync(handle.pointer) == 1 else { throw lost(handle) }
        return commands
    }

    /// Lays the values out as libpq wants them.
    private func sendValues(
        of statement: PostgresStatement,
        _ handle: LibPQHandle,
        _ send: (
            _ count: Int32,
            _ values: [UnsafePointer<CChar>?],
            _ lengths: [Int32],
            _ formats: [Int32]
        ) -> Int32
    ) -> Bool {
        let values = statement.values
        var bytes: [UInt8] = []
        bytes.reserveCapacity(values.reduce(1) { $0 + ($1.bytes?.count ?? 0) })
        var starts: [Int?] = []
        for value in values {
            starts.append(value.bytes == nil ? nil : bytes.count)
            if let content = value.bytes { bytes += content }
        }
        // An empty value needs a place too: a null pointer would be NULL.
        bytes.append(0)
        return bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress?.assumingMemoryBound(to: CChar.self) else { return false }
            let pointers = starts.map { $0.map { UnsafePointer(base + $0) } }
            let lengths = values.map { Int32($0.bytes?.count ?? 0) }
            return send(Int32(values.count), pointers, lengths, Array(repeating: 1, count: values.count)) == 1
        }
    }

    private func flush(_ handle: LibPQHandle) async throws(PostgresError) {
        while true {
            let status = PQflush(handle.pointer)
            if status == 0 { return }
            guard status == 1 else { throw lost(handle) }
            // The server may be waiting for us to read before it reads on.
            try await wait(handle, [.read, .write])
            guard PQconsumeInput(handle.pointer) == 1 else { throw lost(handle) }
        }
    }

    // MARK: Receiving

    private func answers(
        to commands: [Command],
        _ handle: LibPQHandle
    ) async throws(PostgresError) -> [PostgresResult] {
        var results: [PostgresResult] = []
        var failure: PostgresError?
        var index = 0
        while true {
            guard let pointer = try await next(handle) else {
                index += 1
                // A connection that is gone gives no end of nothing.
                guard PQstatus(handle.pointer) == CONNECTION_OK, index <= commands.count + 1 else {
                    throw failure ?? lost(handle)
                }
                continue
            }
            let status = PQresultStatus(pointer)
            if status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK, commands.indices.contains(index) {
                switch commands[index] {
                case .execute:
                    results.append(PostgresResult(pointer))
                    continue
                case .prepare(let sql, let name):
                    if let old = prepared.add(sql, name: name) { outdated.append(old) }
                case .deallocate: break
                }
                PQclear(pointer)
                continue
            }
            defer { PQclear(pointer) }
            switch status {
            case PGRES_PIPELINE_SYNC:
                if let failure { throw failure }
                return results
            case PGRES_PIPELINE_ABORTED: continue
            case PGRES_FATAL_ERROR: failure = failure ?? refusal(pointer, handle)
            default:
                self.handle = nil
                throw .unexpectedAnswer("a statement that copies, or is no statement, was executed as one that is")
            }
        }
    }

    /// Reads answers to the end of a text of statements, and gives how many rows the last touched.
    private func drain(_ handle: LibPQHandle) async throws(PostgresError) -> Int {
        var failure: PostgresError?
        var rows = 0
        while let pointer = try await next(handle) {
            let result = PostgresResult(pointer)
            switch PQresultStatus(pointer) {
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: rows = result.affectedRows
            case PGRES_FATAL_ERROR: failure = failure ?? refusal(pointer, handle)
            default:
                self.handle = nil
                throw .unexpectedAnswer("a script copied data")
            }
        }
        if let failure { throw failure }
        return rows
    }

    /// The next answer; `nil` at the end of those to one command.
    private func next(_ handle: LibPQHandle) async throws(PostgresError) -> OpaquePointer? {
        while PQisBusy(handle.pointer) == 1 {
            try await wait(handle, .read)
            // Before the connection was lost the server may have said why: that comes as an answer too.
            if PQconsumeInput(handle.pointer) == 0 { break }
        }
        return PQgetResult(handle.pointer)
    }

    /// What an answer says that is an error: the server's, or libpq's own when the connection is gone.
    private func refusal(_ result: OpaquePointer, _ handle: LibPQHandle) -> PostgresError {
        PostgresServerError(result).map(PostgresError.server) ?? .connectionLost(handle.errorMessage)
    }

    // MARK: Copying

    /// Whether the server is ready for the data.
    private func beginsCopy(_ handle: LibPQHandle) async throws(PostgresError) -> Bool {
        guard let pointer = try await next(handle) else { return false }
        defer { PQclear(pointer) }
        switch PQresultStatus(pointer) {
        case PGRES_COPY_IN: return true
        case PGRES_FATAL_ERROR:
            let failure = refusal(pointer, handle)
            _ = try await drain(handle)
            throw failure
        default:
            self.handle = nil
            throw .unexpectedAnswer("the statement does not copy from standard input")
        }
    }

    /// Sends the data, as fast as the server takes them.
    ///
    /// - Returns: False when they came to an end by an error.
    private func put<Chunks: AsyncSequence & Sendable>(
        _ chunks: Chunks,
        _ handle: LibPQHandle
    ) async throws(PostgresError) -> Bool where Chunks.Element == [UInt8] {
        var iterator = chunks.makeAsyncIterator()
        while true {
            let chunk: [UInt8]?
            do {
                chunk = try await iterator.next(isolation: self)
            } catch {
                return false
            }
            guard let chunk, !Task.isCancelled else { return chunk == nil }
            var rest = chunk[...]
            while !rest.isEmpty {
                let piece = rest.prefix(1 << 20)
                let status = piece.withUnsafeBytes {
                    PQputCopyData(handle.pointer, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count))
                }
                guard status >= 0 else { throw lost(handle) }
                if status == 1 { rest = rest.dropFirst(piece.count) }
                try await flush(handle)
            }
        }
    }

    private func endCopy(
        _ handle: LibPQHandle,
        failed: Bool
    ) async throws(PostgresError) {
        while true {
            let status = PQputCopyEnd(handle.pointer, failed ? "the data came to an end too early" : nil)
            guard status >= 0 else { throw lost(handle) }
            if status == 1 { break }
            try await wait(handle, .write)
        }
        try await flush(handle)
    }
}

/// What is under way on a connection.
private struct Operation {
    /// How long it may take.
    let timeout: Duration?
    var deadline: ContinuousClock.Instant?
    /// Why it was interrupted, if it was.
    var interruption: PostgresError?
    /// The request to the server to stop.
    var request: CancelRequest?

    init(timeout: Duration?) {
        self.timeout = timeout
        deadline = timeout.map { .now + $0 }
    }
}

import Synchronization

/// Connections to one database, shared by the tasks of a process.
///
/// - Never more than its bound are open. Who finds none free waits, first come, first served, for a limited time.
/// - A connection that the server has ended is replaced when it would be given out. While the database is away, tasks
///   wait for it to come back, as long as they would wait for a free connection; only the pool's very first connection
///   fails at once, so that a wrong address is told at start.
/// - A connection comes back without an open transaction, or is closed.
public final class PostgresPool: Sendable {
    private struct Waiter {
        let token: UInt64
        let continuation: CheckedContinuation<Grant, Never>
    }

    /// What a task that waited gets.
    private enum Grant {
        case connection(PostgresConnection)
        /// There is room to open one.
        case room
        case timedOut
        case cancelled
        case closed
    }

    private struct State {
        var idle: [PostgresConnection] = []
        /// Connections that are open or being opened.
        var count = 0
        var waiters: [Waiter] = []
        var nextToken: UInt64 = 1
        var hasConnected = false
        var isClosed = false
    }

    /// How to reach the database.
    public let configuration: PostgresConfiguration
    /// How many connections there are at most.
    public let maximum: Int
    /// How long a task waits for a connection.
    public let patience: Duration
    private let state = Mutex(State())

    /// A pool without connections: they are opened when they are needed.
    public init(
        _ configuration: PostgresConfiguration,
        maximum: Int = 8,
        patience: Duration = .seconds(10)
    ) {
        self.configuration = configuration
        self.maximum = max(1, maximum)
        self.patience = patience
    }

    /// What the pool is doing.
    public var status: PostgresPoolStatus {
        state.withLock { state in
            PostgresPoolStatus(
                maximum: maximum,
                open: state.count,
                idle: state.idle.count,
                waiting: state.waiters.count
            )
        }
    }

    /// Lends a connection to a body.
    ///
    /// - Throws: ``PostgresError`` where there is no connection to be had; what the body throws.
    @discardableResult
    public nonisolated(nonsending) func withConnection<Value: Sendable>(
        _ body: nonisolated(nonsending) (PostgresConnection) async throws -> Value
    ) async throws -> Value {
        let connection = try await take()
        do {
            let value = try await body(connection)
            await giveBack(connection)
            return value
        } catch {
            await giveBack(connection)
            throw error
        }
    }

    /// Executes a statement on any connection.
    ///
    /// - Throws: ``PostgresError``.
    @discardableResult
    public nonisolated(nonsending) func execute(
        _ statement: PostgresStatement,
        timeout: Duration? = nil
    ) async throws(PostgresError) -> PostgresResult {
        let connection = try await take()
        do throws(PostgresError) {
            let result = try await connection.execute(statement, timeout: timeout)
            await giveBack(connection)
            return result
        } catch {
            await giveBack(connection)
            throw error
        }
    }

    /// Closes all connections, those at once that are free, the others when they come back.
    ///
    /// Who waits is refused.
    public func close() async {
        let (idle, waiters) = state.withLock { state in
            state.isClosed = true
            defer {
                state.count -= state.idle.count
                state.idle = []
                state.waiters = []
            }
            return (state.idle, state.waiters)
        }
        for waiter in waiters { waiter.continuation.resume(returning: .closed) }
        for connection in idle { await connection.close() }
    }

    // MARK: Taking and giving back

    private nonisolated(nonsending) func take() async throws(PostgresError) -> PostgresConnection {
        let deadline = ContinuousClock.now + patience
        while true {
            guard !Task.isCancelled else { throw .cancelled }
            switch try await grant(until: deadline) {
            case .connection(let connection):
                if await connection.wasEndedByServer {
                    await connection.close()
                    leaveRoom()
                    continue
                }
                return connection
            case .room: return try await open(until: deadline)
            case .timedOut: throw .poolTimedOut(patience)
            case .cancelled: throw .cancelled
            case .closed: throw .closed
            }
        }
    }

    private nonisolated(nonsending) func grant(
        until deadline: ContinuousClock.Instant
    ) async throws(PostgresError) -> Grant {
        let (atOnce, token): (Grant?, UInt64) = state.withLock { state in
            defer { state.nextToken += 1 }
            return (Self.grant(&state, maximum), state.nextToken)
        }
        if let atOnce { return atOnce }
        let alarm = Task {
            try await Task.sleep(until: deadline, clock: .continuous)
            end(token, .timedOut)
        }
        defer { alarm.cancel() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let atOnce = state.withLock { state in
                    let grant = Self.grant(&state, maximum)
                    if grant == nil { state.waiters.append(Waiter(token: token, continuation: continuation)) }
                    return grant
                }
                if let atOnce { continuation.resume(returning: atOnce) }
                // A cancellation that came before found nothing to end.
                if Task.isCancelled { end(token, .cancelled) }
            }
        } onCancel: {
            end(token, .cancelled)
        }
    }

    private static func grant(_ state: inout State, _ maximum: Int) -> Grant? {
        if state.isClosed { return .closed }
        guard state.waiters.isEmpty else { return nil }
        if let connection = state.idle.popLast() { return .connection(connection) }
        guard state.count < maximum else { return nil }
        state.count += 1
        return .room
    }

    private func end(_ token: UInt64, _ grant: Grant) {
        let waiter: Waiter? = state.withLock { state in
            guard let index = state.waiters.firstIndex(where: { $0.token == token }) else { return nil }
            return state.waiters.remove(at: index)
        }
        waiter?.continuation.resume(returning: grant)
    }

    private nonisolated(nonsending) func open(
        until deadline: ContinuousClock.Instant
    ) async throws(PostgresError) -> PostgresConnection {
        var pause = Duration.milliseconds(20)
        while true {
            do throws(PostgresError) {
                let connection = try await PostgresConnection.open(configuration)
                state.withLock { $0.hasConnected = true }
                return connection
            } catch {
                let (hasConnected, isClosed) = state.withLock { ($0.hasConnected, $0.isClosed) }
                guard case .unreachable = error, hasConnected, !isClosed, .now + pause < deadline, !Task.isCancelled
                else {
                    leaveRoom()
                    throw isClosed ? .closed : error
                }
            }
            // The jitter keeps the tasks of many processes from coming back all at once.
            try? await Task.sleep(for: pause * Double.random(in: 0.5...1))
            pause = min(pause * 2, .seconds(1))
        }
    }

    /// Lets somebody else open a connection in place of one that is no more.
    private func leaveRoom() {
        let waiter: Waiter? = state.withLock { state in
            guard !state.waiters.isEmpty, !state.isClosed else {
                state.count -= 1
                return nil
            }
            return state.waiters.removeFirst()
        }
        waiter?.continuation.resume(returning: .room)
    }

    private func giveBack(_ connection: PostgresConnection) async {
        var isFit = await connection.isIdle
        if !isFit, await connection.isOpen { isFit = await resets(connection) }
        guard isFit else {
            await connection.close()
            leaveRoom()
            return
        }
        let (waiter, isClosed): (Waiter?, Bool) = state.withLock { state in
            if state.isClosed {
                state.count -= 1
                return (nil, true)
            }
            guard !state.waiters.isEmpty else {
                state.idle.append(connection)
                return (nil, false)
            }
            return (state.waiters.removeFirst(), false)
        }
        waiter?.continuation.resume(returning: .connection(connection))
        if isClosed { await connection.close() }
    }

    /// Ends a transaction that was left open.
    private func resets(_ connection: PostgresConnection) async -> Bool {
        // Also for a task that is cancelled, hence a task of its own.
        await Task {
            _ = try? await connection.execute(PostgresStatement("ROLLBACK"))
            return await connection.isIdle
        }.value
    }
}

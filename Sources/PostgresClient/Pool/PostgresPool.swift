import Synchronization

/// Connections to one database, shared by the tasks of a process.
///
/// - Never more than its bound are open. Who finds none free waits, first come, first served, for a limited time.
/// - A connection that the server has ended is replaced when it would be given out. While the database is away, tasks
///   wait for it to come back, as long as they would wait for a free connection, unless the pool is made otherwise; only
///   the pool's very first connection fails at once, so that a wrong address is told at start.
/// - A connection comes back without an open transaction, or is closed.
public final class PostgresPool: Sendable {
    private struct Waiter {
        let token: UInt64
        let since: ContinuousClock.Instant
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

    /// What there is room for another connection in place of.
    private enum Vacancy {
        /// One that has ended.
        case ended
        /// One that could not be opened.
        case unopened
    }

    private struct State {
        var idle: [PostgresConnection] = []
        /// Connections that are open or being opened.
        var count = 0
        /// How many of these are being opened.
        var opening = 0
        var waiters: [Waiter] = []
        var nextToken: UInt64 = 1
        var hasConnected = false
        var isClosed = false
        var counters = PostgresPoolCounters()
    }

    /// How to reach the database.
    public let configuration: PostgresConfiguration
    /// How many connections there are at most.
    public let maximum: Int
    /// How long a task waits for a connection.
    public let patience: Duration
    /// Whether a task waits for a database that is away, and not only for a connection that is in use.
    public let waitsForServer: Bool
    private let state = Mutex(State())

    /// A pool without connections: they are opened when they are needed.
    public init(
        _ configuration: PostgresConfiguration,
        maximum: Int = 8,
        patience: Duration = .seconds(10),
        waitsForServer: Bool = true
    ) {
        self.configuration = configuration
        self.maximum = max(1, maximum)
        self.patience = patience
        self.waitsForServer = waitsForServer
    }

    /// What the pool is doing.
    public var status: PostgresPoolStatus {
        state.withLock { state in
            PostgresPoolStatus(
                maximum: maximum,
                open: state.count,
                opening: state.opening,
                idle: state.idle.count,
                waiting: state.waiters.count,
                longestWait: state.waiters.first.map { .now - $0.since },
                counters: state.counters
            )
        }
    }

    /// Lends a connection to a body.
    ///
    /// - Parameters:
    ///   - patience: How long to wait for one; `nil` means as long as the pool's ``patience``.
    ///   - body: What to do with it. The connection must not be used after it has returned.
    /// - Throws: ``PostgresError`` where there is no connection to be had; what the body throws.
    @discardableResult
    public nonisolated(nonsending) func withConnection<Value: Sendable>(
        patience: Duration? = nil,
        _ body: nonisolated(nonsending) (PostgresConnection) async throws -> Value
    ) async throws -> Value {
        let connection = try await take(patience ?? self.patience)
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
        guard let result = try await execute([statement], timeout: timeout).first else {
            throw .unexpectedAnswer("a statement was not answered")
        }
        return result
    }

    /// Executes statements on any connection, in one round trip and as one transaction.
    ///
    /// See ``PostgresConnection/execute(_:timeout:)-([PostgresStatement],_)``.
    ///
    /// - Throws: ``PostgresError`` of the first that failed.
    public nonisolated(nonsending) func execute(
        _ statements: [PostgresStatement],
        timeout: Duration? = nil
    ) async throws(PostgresError) -> [PostgresResult] {
        let connection = try await take(patience)
        do throws(PostgresError) {
            let results = try await connection.execute(statements, timeout: timeout)
            await giveBack(connection)
            return results
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
                let now = ContinuousClock.now
                for waiter in state.waiters { state.counters.waited += now - waiter.since }
                state.counters.ended += state.idle.count
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

    private nonisolated(nonsending) func take(
        _ patience: Duration
    ) async throws(PostgresError) -> PostgresConnection {
        let deadline = ContinuousClock.now + patience
        while true {
            guard !Task.isCancelled else { throw .cancelled }
            switch try await grant(until: deadline) {
            case .connection(let connection):
                if await connection.wasEndedByServer {
                    await connection.close()
                    leaveRoom(of: .ended)
                    continue
                }
                state.withLock { $0.counters.lent += 1 }
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
        let since = ContinuousClock.now
        let alarm = Task {
            try await Task.sleep(until: deadline, clock: .continuous)
            end(token, .timedOut)
        }
        defer { alarm.cancel() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let atOnce = state.withLock { state in
                    let grant = Self.grant(&state, maximum)
                    if grant == nil {
                        state.waiters.append(Waiter(token: token, since: since, continuation: continuation))
                        state.counters.waits += 1
                    }
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
        state.opening += 1
        return .room
    }

    /// The task whose turn it is.
    private static func next(_ state: inout State) -> Waiter? {
        guard !state.waiters.isEmpty, !state.isClosed else { return nil }
        let waiter = state.waiters.removeFirst()
        state.counters.waited += .now - waiter.since
        return waiter
    }

    private func end(_ token: UInt64, _ grant: Grant) {
        let waiter: Waiter? = state.withLock { state in
            guard let index = state.waiters.firstIndex(where: { $0.token == token }) else { return nil }
            let waiter = state.waiters.remove(at: index)
            state.counters.waited += .now - waiter.since
            if case .timedOut = grant { state.counters.timeouts += 1 }
            return waiter
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
                state.withLock { state in
                    state.hasConnected = true
                    state.opening -= 1
                    state.counters.opened += 1
                    state.counters.lent += 1
                }
                return connection
            } catch {
                let (hasConnected, isClosed) = state.withLock { state in
                    if error != .cancelled { state.counters.failures += 1 }
                    return (state.hasConnected, state.isClosed)
                }
                guard case .unreachable = error, waitsForServer, hasConnected, !isClosed, .now + pause < deadline,
                    !Task.isCancelled
                else {
                    leaveRoom(of: .unopened)
                    throw isClosed ? .closed : error
                }
            }
            // The jitter keeps the tasks of many processes from coming back all at once.
            try? await Task.sleep(for: pause * Double.random(in: 0.5...1))
            pause = min(pause * 2, .seconds(1))
        }
    }

    /// Lets somebody else open a connection in place of one that is no more.
    private func leaveRoom(of vacancy: Vacancy) {
        let waiter: Waiter? = state.withLock { state in
            switch vacancy {
            case .ended: state.counters.ended += 1
            case .unopened: state.opening -= 1
            }
            guard let waiter = Self.next(&state) else {
                state.count -= 1
                return nil
            }
            state.opening += 1
            return waiter
        }
        waiter?.continuation.resume(returning: .room)
    }

    private func giveBack(_ connection: PostgresConnection) async {
        var isFit = await connection.isIdle
        if !isFit, await connection.isOpen { isFit = await resets(connection) }
        guard isFit else {
            await connection.close()
            leaveRoom(of: .ended)
            return
        }
        let (waiter, isClosed): (Waiter?, Bool) = state.withLock { state in
            if state.isClosed {
                state.count -= 1
                state.counters.ended += 1
                return (nil, true)
            }
            let waiter = Self.next(&state)
            if waiter == nil { state.idle.append(connection) }
            return (waiter, false)
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

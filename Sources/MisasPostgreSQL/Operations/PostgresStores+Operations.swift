public import Misas
public import PostgresClient

extension PostgresStores {
    /// Looks whether the stores can do their work.
    ///
    /// It asks whether the database answers and takes writes, whether the schema fits the program, and whether the pool has
    /// a connection to give. It does not write: a disk that is full it does not notice. It uses a connection of its own, kept
    /// from the first call on, so that it can tell a database that is away from a pool that is exhausted.
    ///
    /// - Parameter limit: How long it may take, whatever the database does.
    public func health(within limit: Duration = .seconds(2)) async -> PostgresHealth {
        let start = ContinuousClock.now
        let state = await state(within: limit)
        return PostgresHealth(state: state, elapsed: .now - start, connections: connections)
    }

    /// Looks whether the stores can do their work: ``health(within:)``, in the words of all stores.
    public func checkHealth(within limit: Duration) async -> StoresHealth {
        let health = await health(within: limit)
        let state: StoresHealth.State =
            switch health.state {
            case .healthy: .healthy
            case .degraded(let reasons): .degraded(reasons.map(\.description))
            case .unreachable(let cause): .unreachable("\(cause)")
            }
        return StoresHealth(state, elapsed: health.elapsed)
    }

    /// How the pool of connections is doing, and how old the oldest append under way is, in seconds.
    public func gauges() async -> [StoresGauge] {
        let pool = connections
        let name = ["db.client.connection.pool.name": database.schema.name]
        func gauge(_ metric: String, _ value: Int, state: String? = nil) -> StoresGauge {
            let dimensions = state.map { name.merging(["db.client.connection.state": $0]) { own, _ in own } } ?? name
            return StoresGauge("db.client.connection.\(metric)", Double(value), dimensions)
        }
        var gauges = [
            gauge("count", pool.inUse, state: "used"), gauge("count", pool.idle, state: "idle"),
            gauge("max", pool.maximum), gauge("pending_requests", pool.waiting),
            gauge("timeouts", pool.counters.timeouts),
        ]
        if let log = try? await eventLog() {
            let oldest = log.oldestAppend?.age ?? .zero
            gauges.append(StoresGauge("misas.append.oldest_in_flight", oldest / .seconds(1)))
            gauges.append(StoresGauge("misas.append.in_flight", Double(log.appendsInFlight?.count ?? 0)))
        }
        return gauges
    }

    private func state(within limit: Duration) async -> PostgresHealth.State {
        async let shortage = shortage(within: limit)
        switch await probe(within: limit) {
        // The pool would go on waiting for the database: it is not asked any further.
        case .failure(let cause): return .unreachable(cause)
        case .success(var reasons):
            if let shortage = await shortage { reasons.append(shortage) }
            return reasons.isEmpty ? .healthy : .degraded(reasons)
        }
    }

    /// How far events are written, how far they can be read, who stands between, and how far the processors are behind.
    ///
    /// Uses the same connection as ``health(within:)``, and so answers when the pool is exhausted too.
    ///
    /// - Parameter limit: How long it may take, whatever the database does.
    /// - Throws: ``PostgresError``.
    public func eventLog(within limit: Duration = .seconds(5)) async throws(PostgresError) -> PostgresEventLogStatus {
        let results = try await database.ask(within: limit) { [database] connection throws(PostgresError) in
            try await connection.execute(OperationsSQL(database.schema).eventLog, timeout: limit)
        }
        return try PostgresEventLogStatus(results)
    }

    /// What is not as it should be in the database.
    private func probe(within limit: Duration) async -> Result<[PostgresHealth.Reason], PostgresError> {
        do throws(PostgresError) {
            return .success(
                try await database.ask(within: limit) { [database] connection throws(PostgresError) in
                    var reasons: [PostgresHealth.Reason] = []
                    switch try await ServerState(on: connection) {
                    case .writable: break
                    case .standby: reasons.append(.standby)
                    case .readOnly: reasons.append(.readOnly)
                    }
                    do throws(MigrationError) {
                        try await Migrator(database.pool, schema: database.schema).check(on: connection)
                    } catch {
                        if case .database(let cause) = error, !cause.isRefusal { throw cause }
                        reasons.append(.schema(error))
                    }
                    return reasons
                }
            )
        } catch {
            return .failure(error)
        }
    }

    /// Why the pool has no connection to give.
    private func shortage(within limit: Duration) async -> PostgresHealth.Reason? {
        do throws(PostgresError) {
            try await TimeLimit.run(limit) { [database] () throws(PostgresError) in
                // It gives up before the limit, to find its own cause.
                try await database.pool.lend(patience: limit * 0.9) { _ throws(PostgresError) in }
            }
            return nil
        } catch {
            switch error {
            case .poolTimedOut: return .poolExhausted(connections)
            default: return .noNewConnection(error)
            }
        }
    }
}

extension PostgresDatabase {
    /// Asks something on the operator's connection.
    fileprivate func ask<Value: Sendable>(
        within limit: Duration,
        _ body: @escaping @Sendable (PostgresConnection) async throws(PostgresError) -> Value
    ) async throws(PostgresError) -> Value {
        try await TimeLimit.run(limit) { [operations] () throws(PostgresError) in
            try await operations.lend(patience: limit, body)
        }
    }
}

extension PostgresError {
    /// Whether the server refused a statement, and takes others.
    fileprivate var isRefusal: Bool {
        if case .server(let error) = self { !error.isFatal } else { false }
    }
}

extension PostgresPool {
    /// Lends a connection to a body that fails as the pool does.
    fileprivate func lend<Value: Sendable>(
        patience: Duration,
        _ body: (PostgresConnection) async throws(PostgresError) -> Value
    ) async throws(PostgresError) -> Value {
        do {
            return try await withConnection(patience: patience) { try await body($0) }
        } catch let error as PostgresError {
            throw error
        } catch {
            throw .cancelled
        }
    }
}

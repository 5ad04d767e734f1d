/// The stores of a system, which can write together in one transaction.
public protocol Stores: Sendable {
    /// The event store.
    var events: any EventStore { get }
    /// The document store.
    var documents: any DocumentStore { get }
    /// The checkpoint store.
    var checkpoints: any CheckpointStore { get }
    /// The prediction store.
    var predictions: any PredictionStore { get }
    /// The snapshot store.
    var snapshots: any SnapshotStore { get }
    /// The reply store.
    var replies: any ReplyStore { get }
    /// The tables of projections.
    var tables: any TableStore { get }

    /// Runs a transaction: all that its body writes becomes visible at once when the body has returned, or not at all.
    ///
    /// - What the body reads through the transaction contains what it has written. What others commit meanwhile may
    ///   show; what must not have changed is told by expected versions.
    /// - A conflict is thrown at the write, or at commit when another writer came between. A write that was refused
    ///   leaves the transaction as it was.
    /// - A body that throws, and a task that is cancelled before the commit, leave nothing.
    /// - The transaction ends with the body: used later, it throws ``InvalidStoreInput/transactionEnded``.
    ///
    /// - Returns: What the body returned, and where its events stand.
    /// - Throws: What the body throws; the stores' typed errors where the commit is refused; `CancellationError`.
    nonisolated(nonsending) func commit<R: Sendable>(
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> Committed<R>

    /// Runs a transaction as ``commit(_:)`` does, which a store may give up when it hears nothing of its program for a while.
    ///
    /// So that what a program holds that stands still is soon others' again. A store whose transactions hold nothing up need
    /// not do anything about it.
    ///
    /// - Parameters:
    ///   - idleLimit: How long the body may do nothing with the transaction.
    ///   - body: What is done.
    /// - Throws: As ``commit(_:)``.
    nonisolated(nonsending) func commit<R: Sendable>(
        idleLimit: Duration,
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> Committed<R>

    /// Looks whether the stores can do their work: whether they answer, take writes, and have what the program expects.
    ///
    /// By default it only looks whether the event store answers.
    ///
    /// - Parameter limit: how long it may take.
    func checkHealth(within limit: Duration) async -> StoresHealth

    /// What is to be seen of the stores as metrics: how a pool of connections is doing, how old the oldest append under way is.
    ///
    /// By default nothing. It is asked every ten seconds, while metrics go somewhere.
    func gauges() async -> [StoresGauge]

    /// What kind of database they are in, as OpenTelemetry calls it: `postgresql`.
    var databaseSystem: String { get }
}

extension Stores {
    /// Looks whether the event store answers.
    public func checkHealth(within limit: Duration) async -> StoresHealth {
        let begin = ContinuousClock.now
        do {
            let isDone = try await TimeBound.isDone(within: limit) { _ = try await events.lastPosition() }
            let state: StoresHealth.State = isDone ? .healthy : .unreachable("no answer within \(limit)")
            return StoresHealth(state, elapsed: .now - begin)
        } catch {
            return StoresHealth(.unreachable(FailureDescription.of(error)), elapsed: .now - begin)
        }
    }

    /// Nothing.
    public func gauges() async -> [StoresGauge] { [] }

    /// None that has a name.
    public var databaseSystem: String { "other_sql" }

    /// Runs a transaction without a limit.
    public nonisolated(nonsending) func commit<R: Sendable>(
        idleLimit: Duration,
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> Committed<R> {
        try await commit(body)
    }

    /// Runs a transaction.
    ///
    /// See ``commit(_:)`` for what is promised.
    ///
    /// - Throws: What the body throws; the stores' typed errors where the commit is refused; `CancellationError`.
    public nonisolated(nonsending) func transaction<R: Sendable>(
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> R {
        try await commit(body).value
    }
}

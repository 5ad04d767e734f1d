/// Stores that tell how their operations fare.
struct ObservedStores: StoresWrapper {
    let base: any Stores
    let observer: StoreObserver

    /// Stores as they are, where nobody wants to know how they fare.
    static func observing(_ stores: any Stores, _ telemetry: Telemetry) -> any Stores {
        guard let observer = StoreObserver(of: stores, telemetry) else { return stores }
        return ObservedStores(base: stores, observer: observer)
    }

    var events: any EventStore { ObservedEventStore(store: base.events, observer: observer) }
    var documents: any DocumentStore { ObservedDocumentStore(base: base.documents, observer: observer) }
    var predictions: any PredictionStore { ObservedPredictionStore(base: base.predictions, observer: observer) }
    var snapshots: any SnapshotStore { ObservedSnapshotStore(base: base.snapshots, observer: observer) }
    var replies: any ReplyStore { ObservedReplyStore(base: base.replies, observer: observer) }
    var tables: any TableStore { ObservedTableStore(base: base.tables, observer: observer) }

    nonisolated(nonsending) func commit<R: Sendable>(
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> Committed<R> {
        try await observer.observe(.init("stores.Transaction")) {
            try await base.commit { transaction in
                try await body(ObservedTransaction(base: transaction, observer: observer))
            }
        }
    }

    nonisolated(nonsending) func commit<R: Sendable>(
        idleLimit: Duration,
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> Committed<R> {
        try await observer.observe(.init("stores.Transaction")) {
            try await base.commit(idleLimit: idleLimit) { transaction in
                try await body(ObservedTransaction(base: transaction, observer: observer))
            }
        }
    }
}

/// A transaction that tells how what is done in it fares.
struct ObservedTransaction: TransactionWrapper, PositionPinning {
    let base: any StoreTransaction
    let observer: StoreObserver

    var events: any EventStreams { ObservedEventStreams(base: base.events, observer: observer) }
    var documents: any DocumentStore { ObservedDocumentStore(base: base.documents, observer: observer) }
    var predictions: any PredictionSchedule { ObservedPredictionSchedule(base: base.predictions, observer: observer) }
    var snapshots: any SnapshotStore { ObservedSnapshotStore(base: base.snapshots, observer: observer) }
    var replies: any ReplyStore { ObservedReplyStore(base: base.replies, observer: observer) }
    var tables: any TableStore { ObservedTableStore(base: base.tables, observer: observer) }

    nonisolated(nonsending) func nested<R: Sendable>(
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> R {
        try await base.nested { part in try await body(ObservedTransaction(base: part, observer: observer)) }
    }
}

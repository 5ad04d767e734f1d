import Misas
import MisasTesting

/// Stores that break the promises of a transaction.
enum TransactionFaults {
    static let all = [
        StoreFault(
            "Stores that commit what a body had done before it failed",
            in: "A body that throws leaves nothing in any store",
            expected: "[]",
            found: #"["events", "documents", "checkpoints", "predictions", "snapshots", "replies"]"#
        ) { CommitsFailures() },
        StoreFault(
            "Stores that show what is not committed",
            in: "All that a transaction writes becomes visible at once, to every store",
            expected: "[]",
            found: #"["events", "documents""#
        ) { WritesAtOnce() },
        StoreFault(
            "Stores that forget the fencing number within a transaction",
            in: "A zombie's checkpoint refuses its whole transaction",
            expected: "CheckpointError: checkpoint p was claimed with fencing number 2, so that 1 is no longer valid",
            found: "()"
        ) { ForgetsFence() },
        StoreFault(
            "Stores that do not say where the events of a transaction stand",
            in: "A transaction tells where its events stand",
            expected: "[account-2, account-1]",
            found: "[]"
        ) { TellsNoPositions() },
        StoreFault(
            "Stores that keep what a part had done before it failed",
            in: "A part of a transaction that throws is undone in every store, and the rest goes on",
            expected: "[]",
            found: #"["events", "documents", "checkpoints", "predictions", "snapshots", "replies"]"#
        ) { UndoesNothing(isKept: true) },
        StoreFault(
            "Stores that leave a part out which returns",
            in: "A part of a transaction that returns is kept, and undone with what it is part of",
            expected: #"["a-1", "a-3", "a-6"]"#,
            found: #"["a-6"]"#
        ) { UndoesNothing(isKept: false) },
        StoreFault(
            "Stores that let a part go on when its body has returned",
            in: "A part of a transaction that has ended can do nothing",
            expected: "DocumentStoreError: the transaction has ended",
            found: "1"
        ) { UndoesNothing(isKept: true) },
    ]

    private struct CommitsFailures: StoresWrapper {
        let base: any Stores = InMemoryStores()

        nonisolated(nonsending) func commit<R: Sendable>(
            _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
        ) async throws -> Committed<R> {
            let committed = try await base.commit { transaction in
                await Result<R, any Error>.of { try await body(transaction) }
            }
            return Committed(try committed.value.get(), appends: committed.appends)
        }
    }

    private struct WritesAtOnce: StoresWrapper {
        private struct Transaction: StoreTransaction {
            let stores: any Stores

            var events: any EventStreams { stores.events }
            var documents: any DocumentStore { stores.documents }
            var checkpoints: any Checkpoints { stores.checkpoints }
            var predictions: any PredictionSchedule { stores.predictions }
            var snapshots: any SnapshotStore { stores.snapshots }
            var replies: any ReplyStore { stores.replies }
            var tables: any TableStore { stores.tables }

            nonisolated(nonsending) func nested<R: Sendable>(
                _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
            ) async throws -> R {
                try await body(self)
            }
        }

        let base: any Stores = InMemoryStores()

        nonisolated(nonsending) func commit<R: Sendable>(
            _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
        ) async throws -> Committed<R> {
            Committed(try await body(Transaction(stores: base)), appends: [])
        }
    }

    private struct ForgetsFence: StoresWrapper {
        private struct Unfenced: Checkpoints {
            let base: any Checkpoints

            func load(_ name: String) async throws(CheckpointError) -> Checkpoint? {
                try await base.load(name)
            }

            func hold(_ name: String) async throws(CheckpointError) -> Checkpoint? {
                try await base.hold(name)
            }

            func save(
                _ position: GlobalPosition,
                for name: String,
                expecting expected: GlobalPosition,
                fence: Int64
            ) async throws(CheckpointError) {
                let current = try await base.load(name)?.fence ?? 0
                try await base.save(position, for: name, expecting: expected, fence: current)
            }
        }

        private struct Transaction: TransactionWrapper {
            let base: any StoreTransaction

            var checkpoints: any Checkpoints { Unfenced(base: base.checkpoints) }
        }

        let base: any Stores = InMemoryStores()

        nonisolated(nonsending) func commit<R: Sendable>(
            _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
        ) async throws -> Committed<R> {
            try await base.commit { try await body(Transaction(base: $0)) }
        }
    }

    private struct TellsNoPositions: StoresWrapper {
        let base: any Stores = InMemoryStores()

        nonisolated(nonsending) func commit<R: Sendable>(
            _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
        ) async throws -> Committed<R> {
            Committed(try await base.commit(body).value, appends: [])
        }
    }

    /// Stores whose transactions undo no part, or every one.
    private struct UndoesNothing: StoresWrapper {
        private struct Transaction: TransactionWrapper {
            let base: any StoreTransaction
            let isKept: Bool

            nonisolated(nonsending) func nested<R: Sendable>(
                _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
            ) async throws -> R {
                if isKept { return try await body(self) }
                var result: Result<R, any Error>?
                do {
                    try await base.nested { part -> Void in
                        result = await .of { try await body(Transaction(base: part, isKept: false)) }
                        throw CancellationError()
                    }
                } catch {
                    // The one that was thrown to undo the part.
                }
                guard let result else { throw CancellationError() }
                return try result.get()
            }
        }

        let base: any Stores = InMemoryStores()
        let isKept: Bool

        nonisolated(nonsending) func commit<R: Sendable>(
            _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
        ) async throws -> Committed<R> {
            try await base.commit { try await body(Transaction(base: $0, isKept: isKept)) }
        }
    }
}

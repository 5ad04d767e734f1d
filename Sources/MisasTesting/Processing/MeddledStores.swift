import Misas
import Synchronization

/// Stores between which and a system something goes wrong when it is told to.
struct MeddledStores: StoresWrapper {
    /// What goes wrong.
    final class Meddling: Sendable {
        enum Commit: Sendable {
            /// As it should be.
            case goes
            /// The program ends before it is committed.
            case isLost
            /// It is committed, and the answer does not come.
            case isNotAnswered
        }

        /// A commit whose answer does not come: the first that leaves a document behind.
        struct Silencing: Sendable {
            let document: DocumentKey
            /// What happens then, when the program thinks that it has failed: at once, or when it next begins a commit.
            let happens: @Sendable () async throws -> Void
            let isAtOnce: Bool
        }

        private struct State {
            var commits: [Commit] = []
            var silencing: Silencing?
            var isSilenced = false
            var happensNext: (@Sendable () async throws -> Void)?
            var isDead = false
            var isSilent = false
        }

        private let state = Mutex(State())
        private let silence = Gate(2)

        /// Says what becomes of the next commits; those after go.
        func nextCommits(_ commits: Commit...) { state.withLock { $0.commits = commits } }

        func takeCommit() -> Commit {
            state.withLock { $0.commits.isEmpty ? .goes : $0.commits.removeFirst() }
        }

        /// Says which commit is not answered, and what happens then.
        func silence(_ silencing: Silencing) {
            state.withLock {
                $0.silencing = silencing
                $0.isSilenced = false
            }
        }

        /// Whether the commit has come that was to be silenced, and what was to happen then has happened.
        var isSilenced: Bool { state.withLock { $0.isSilenced } }

        var silencing: Silencing? { state.withLock { $0.silencing } }

        /// A commit is to be silenced.
        func silenced(_ silencing: Silencing) async throws {
            state.withLock {
                $0.silencing = nil
                $0.happensNext = silencing.happens
            }
            if silencing.isAtOnce { try await beginCommit() }
        }

        /// A commit begins.
        func beginCommit() async throws {
            let happens = state.withLock { state in
                defer { state.happensNext = nil }
                return state.happensNext
            }
            guard let happens else { return }
            try await happens()
            state.withLock { $0.isSilenced = true }
        }

        /// The program is dead: the stores hear nothing of it any more.
        func die() { state.withLock { $0.isDead = true } }

        /// The program stands still as far as its leases are concerned: it does not show that it is there.
        func fallSilent() { state.withLock { $0.isSilent = true } }

        /// It goes on.
        func wakeUp() {
            state.withLock { $0.isSilent = false }
            silence.open()
        }

        var isDead: Bool { state.withLock { $0.isDead } }

        func waitWhileSilent() async {
            if state.withLock({ $0.isSilent }) { await silence.pass() }
        }
    }

    static let trouble = StoreUnavailable("something went wrong on purpose")

    let base: any Stores
    let meddling = Meddling()

    var checkpoints: any CheckpointStore { MeddledCheckpoints(base: base.checkpoints, meddling: meddling) }

    nonisolated(nonsending) func commit<R: Sendable>(
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> Committed<R> {
        guard !meddling.isDead else { throw StoreError.unavailable(Self.trouble) }
        try await meddling.beginCommit()
        let becomes = meddling.takeCommit()
        var silenced: Meddling.Silencing?
        let committed = try await base.commit { transaction in
            let value = try await body(transaction)
            guard becomes != .isLost, !meddling.isDead else { throw StoreError.unavailable(Self.trouble) }
            silenced = nil
            if let silencing = meddling.silencing, try await transaction.documents.get(silencing.document) != nil {
                silenced = silencing
            }
            return value
        }
        if let silenced { try await meddling.silenced(silenced) }
        guard becomes == .goes, silenced == nil else { throw StoreError.unavailable(Self.trouble) }
        return committed
    }
}

/// Checkpoints that a program reaches only while it lives and moves.
private struct MeddledCheckpoints: CheckpointStoreWrapper {
    let base: any CheckpointStore
    let meddling: MeddledStores.Meddling

    private func checkAlive() throws(CheckpointError) {
        guard !meddling.isDead else { throw .unavailable(MeddledStores.trouble) }
    }

    func save(
        _ position: GlobalPosition,
        for name: String,
        expecting expected: GlobalPosition,
        fence: Int64
    ) async throws(CheckpointError) {
        try checkAlive()
        try await base.save(position, for: name, expecting: expected, fence: fence)
    }

    func release(
        _ name: String,
        fence: Int64
    ) async throws(CheckpointError) {
        try checkAlive()
        try await base.release(name, fence: fence)
    }

    func attend(
        _ groups: [CheckpointGroup],
        by owner: String,
        for lease: Duration
    ) async throws(CheckpointError) -> [CheckpointShare] {
        await meddling.waitWhileSilent()
        try checkAlive()
        return try await base.attend(groups, by: owner, for: lease)
    }

    func leave(_ owner: String) async throws(CheckpointError) {
        try checkAlive()
        try await base.leave(owner)
    }
}

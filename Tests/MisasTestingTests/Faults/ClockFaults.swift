import FoundationEssentials
import Misas
import MisasTesting

/// Stores that break their promises about time.
enum ClockFaults {
    static let all = [
        ClockFault(
            "A checkpoint store that asks the time once",
            in: "The lease of a checkpoint ends when its time has passed",
            expected: "no error",
            found: "CheckpointError: checkpoint p is held by a"
        ) { Clocked(stores: { InMemoryStores(clock: { [now = $0.now] in now }) }) },
        ClockFault(
            "A reply store that asks the time once",
            in: "A reply expires when its time has passed, in an open transaction too",
            expected: "nil",
            found: "StoredReply("
        ) { Clocked(stores: { InMemoryStores(clock: { [now = $0.now] in now }) }) },
        ClockFault(
            "A checkpoint store that renews a lease by nothing",
            in: "A lease is renewed from the time of the renewal",
            expected: "at least 3300.0",
            found: "0.0"
        ) {
            Clocked { clock in
                let inMemory = InMemoryStores(clock: { clock.now })
                return PatchedStores(over: inMemory) { $0.checkpoints = RenewsNothing(base: $0.checkpoints) }
            }
        },
    ]

    private struct Clocked: ClockedStores {
        private let clock = ManualClock(Date(timeIntervalSince1970: 1_800_000_000))
        let stores: any Stores

        init(stores: (ManualClock) -> any Stores) {
            self.stores = stores(clock)
        }

        func advanceClock(by duration: Duration) async throws {
            clock.advance(by: duration)
        }
    }

    private struct RenewsNothing: CheckpointStoreWrapper {
        let base: any CheckpointStore

        func renew(
            _ name: String,
            fence: Int64,
            for lease: Duration
        ) async throws(CheckpointError) -> Checkpoint {
            guard let current = try await base.load(name) else {
                throw .fenced(name, fence: fence, current: 0)
            }
            return current
        }
    }
}

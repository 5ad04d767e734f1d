import FoundationEssentials
import Misas
import MisasTesting
import Testing

/// Stores in memory for one scenario, which must leave nobody waiting.
struct InMemoryStoresUnderTest: ClockedStores {
    private let clock: ManualClock
    private let inMemory: InMemoryStores

    init() {
        let clock = ManualClock(Date(timeIntervalSince1970: 1_800_000_000.123456))
        self.clock = clock
        self.inMemory = InMemoryStores(clock: { clock.now })
    }

    var stores: any Stores { inMemory }

    func advanceClock(by duration: Duration) async throws {
        clock.advance(by: duration)
    }

    func shutDown() async throws {
        #expect(inMemory.waitingTasks == 0)
    }
}

/// Stores in memory by the machine's clock, for what waits until a lease has ended.
struct TickingStoresUnderTest: StoresUnderTest {
    private let inMemory = InMemoryStores()

    var stores: any Stores { inMemory }

    func shutDown() async throws {
        #expect(inMemory.waitingTasks == 0)
    }
}

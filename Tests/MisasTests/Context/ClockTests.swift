import Foundation
import Testing

@testable import Misas

@Suite("Clocks")
struct ClockTests {
    private let noon = Date(timeIntervalSinceReferenceDate: 1_000_000)

    @Test("A manual clock moves only when told, and every part of a system asks it")
    func manual() async throws {
        let clock = ManualClock(noon)
        let system = try System(name: "test", version: "1", .clock(clock)) { TallySubsystem<AsEvents>() }
        try await system.commands.send(StartTally<AsEvents>(tally: TallyID("a")))
        clock.advance(by: .seconds(90))
        try await system.commands.send(AddToTally<AsEvents>(tally: TallyID("a")))
        let times = try await system.stores.events.readAll().all().map(\.recordedAt)
        #expect(times == [noon, noon.addingTimeInterval(90)])
    }

    @Test("An offset clock is ahead of another, or behind it")
    func offset() {
        #expect(OffsetClock(offset: .seconds(60), from: FixedClock(noon)).now == noon.addingTimeInterval(60))
        #expect(OffsetClock(offset: .seconds(-60), from: FixedClock(noon)).now == noon.addingTimeInterval(-60))
    }
}

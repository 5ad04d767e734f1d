import Foundation
import Misas
import MisasTesting
import Testing

/// What the compiler could not find, building a system does: all of it, in one error.
@Suite("Composition")
struct CompositionTests {
    private func faults(
        _ options: SystemOption...,
        extend: @escaping @Sendable (inout Registry) -> Void = { _ in }
    ) -> [String] {
        do {
            _ = try System(name: "test", version: "1", options: options) { ProbeSubsystem(extend: extend) }
            return []
        } catch {
            return error.faults
        }
    }

    @Test("Options may be given in any order")
    func anyOrder() throws {
        let clock = FixedClock(Date(timeIntervalSince1970: 1))
        let one = try System(name: "test", version: "1", .clock(clock), .environment(.staging)) {}
        let other = try System(name: "test", version: "1", .environment(.staging), .clock(clock)) {}
        for system in [one, other] {
            #expect(system.environment == .staging)
            #expect(system.clock.now == clock.now)
        }
    }

    @Test("An option that is given twice is a fault")
    func optionTwice() {
        #expect(faults(.environment(.test), .environment(.test)) == ["the option .environment is given twice"])
        #expect(faults(.options(.clock(UTCClock())), .clock(UTCClock())) == ["the option .clock is given twice"])
    }

    @Test("A policy that sends what nothing handles is a fault")
    func sendsInVain() {
        let faults = faults { registry in
            registry.addPolicy("tests.sender", sends: [Probe.self, StartTally<AsEvents>.self]) { policy in
                policy.on(Probed.self) { _, _, _ in }
            }
        }
        #expect(
            faults == [
                "the policy tests.sender sends tests.start_tally, which nothing handles: add its subsystem"
            ]
        )
    }

    @Test("A policy that schedules what no policy reacts to is a fault")
    func schedulesInVain() {
        let faults = faults { registry in
            registry.addPolicy("tests.oracle", predicts: [Expiry.self]) { policy in
                policy.on(Probed.self) { _, _, _ in }
            }
        }
        #expect(faults == ["the policy tests.oracle schedules tests.expiry, which no policy reacts to"])
    }

    @Test("Two types of messages of one kind that share a wire name are a fault")
    func sharedNames() {
        let faults = faults { registry in
            registry.add(Probed.self)
            registry.add(OtherProbed.self)
        }
        #expect(faults == ["two types of events are called tests.probed"])
    }

    @Test("A command whose reply has no form in JSON is a fault where replies are kept, and says what to do")
    func replyWithoutForm() {
        let add: @Sendable (inout Registry) -> Void = { registry in
            registry.add(Opaque.self) { _, _ throws(ProbeFailure) in Decision([], reply: Opaque.Answer()) }
        }
        #expect(
            faults(extend: add) == [
                "the reply to tests.opaque cannot be kept, since it has no form in JSON: turn idempotency off"
            ]
        )
        #expect(faults(.idempotency(.off), extend: add).isEmpty)
    }

    @Test("Two entry points, or an entry point and a service, of one name are a fault")
    func sharedEntryPoints() {
        let idle = EntryPoint("idle") { _ in }
        let faults = faults(.entryPoint(idle), .service("idle", Idling())) { registry in registry.add(idle) }
        #expect(
            faults == [
                "two of the entry points and services are called idle",
                "two of the entry points and services are called idle",
            ]
        )
    }

    @Test("Faults of all kinds are told in one error, one in a line")
    func allAtOnce() {
        let error = #expect(throws: CompositionError.self) {
            try System(name: "", version: "1", .clock(UTCClock()), .clock(UTCClock())) {
                ProbeSubsystem()
                ProbeSubsystem()
            }
        }
        #expect(error?.faults.count == 6)
        #expect(
            error?.description == """
                the system cannot be built, for 6 reasons:
                  - the option .clock is given twice
                  - the system has no name
                  - the subsystem probes is there twice
                  - the command tests.probe is handled twice
                  - the command tests.guarded_probe is handled twice
                  - the query tests.ask is handled twice
                """
        )
    }

    @Test("Stores that lack a migration are a fault, told before anything runs")
    func stores() async throws {
        let stores = AilingStores(state: .degraded(["the schema lacks migration 5", "the disk is full"]))
        let ran = Trail()
        let system = try System(
            name: "test",
            version: "1",
            .stores(stores),
            .entryPoint(EntryPoint("idle") { _ in ran.add("ran") })
        ) { ProbeSubsystem() }
        let error = await #expect(throws: CompositionError.self) { try await system.run() }
        #expect(error?.faults == ["the schema lacks migration 5", "the disk is full"])
        #expect(ran.steps.isEmpty)
    }

    @Test("Stores that do not answer are a fault")
    func awayStores() async throws {
        let stores = AilingStores(state: .unreachable("connection refused"))
        let system = try System(name: "test", version: "1", .stores(stores)) { ProbeSubsystem() }
        let error = await #expect(throws: CompositionError.self) { try await system.check() }
        #expect(error?.description == "the system cannot be built: the stores do not answer: connection refused")
    }

    @Test("A processor that has run in another number of partitions is a fault")
    func partitions() async throws {
        let stores = InMemoryStores()
        func system(_ partitions: Int) throws -> System {
            let options = ProcessingOptions(processors: ["tests.sender": ProcessorOptions(partitions: partitions)])
            return try System(name: "test", version: "1", .stores(stores), .processing(options)) {
                ProbeSubsystem(extend: { registry in
                    registry.addPolicy("tests.sender") { policy in policy.on(Probed.self) { _, _, _ in } }
                })
            }
        }
        try await stores.checkpoints.save(GlobalPosition(1), for: "tests.sender", expecting: .start, fence: 0)
        try await system(1).check()
        let error = await #expect(throws: CompositionError.self) { try await system(2).check() }
        #expect(error?.faults.first?.hasPrefix("processor tests.sender is to run in 2 partitions") == true)
    }

    @Test("A subsystem can do otherwise where it runs in another environment")
    func environment() throws {
        let seen = Trail()
        _ = try System(name: "test", version: "1", .environment(.production)) {
            ProbeSubsystem(extend: { registry in seen.add("\(registry.environment)") })
        }
        #expect(seen.steps == ["production"])
    }
}

private struct Expiry: Prediction {
    init() {}
    init(from reader: inout JSONReader) {
        reader.object()
    }
    func encode(to writer: inout JSONWriter) {
        writer.object()
    }
    static var wireName: String { "tests.expiry" }
    static func key(of prediction: Self) -> String { "all" }
}

/// A command that is answered with what cannot be written down.
private struct Opaque: HandledCommand {
    struct Answer: Sendable {}
    typealias Result = Answer
    typealias Failure = ProbeFailure
    typealias Emission = ProbeEmission
    init() {}
    init(from reader: inout JSONReader) {
        reader.object()
    }
    func encode(to writer: inout JSONWriter) {
        writer.object()
    }
    static var wireName: String { "tests.opaque" }
}

private struct OtherProbed: Event {
    init() {}
    init(from reader: inout JSONReader) {
        reader.object()
    }
    func encode(to writer: inout JSONWriter) {
        writer.object()
    }
    static var wireName: String { Probed.wireName }
}

/// Stores that say of themselves that something is wrong.
private struct AilingStores: StoresWrapper {
    let base: any Stores = InMemoryStores()
    let state: StoresHealth.State

    func checkHealth(within limit: Duration) async -> StoresHealth { StoresHealth(state, elapsed: .zero) }
}

import Foundation
import Testing

@testable import Misas

@Suite("Processing")
struct ProcessingTests {
    @Test("Settling waits for what is recorded and for all that it led to")
    func settling() async throws {
        let system = try System(name: "test", version: "1") {
            TallySubsystem<AsEvents>()
            ProbeSubsystem(extend: { registry in
                registry.addPolicy("tests.chain") { policy in
                    // Each step of ten leads to the next.
                    policy.on(Tallied.self) { event, reaction, _ in
                        guard event.by < 10 else { return }
                        _ = try await reaction.send(AddToTally<AsEvents>(tally: event.tally, by: event.by + 1))
                    }
                }
            })
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await system.process() }
            try await system.commands.send(StartTally<AsEvents>(tally: TallyID("a"), first: 1))
            try await system.settle()
            group.cancelAll()
        }
        #expect(try await system.stores.events.readAll().all().count == 11)
    }

    @Test("A failure at which a policy stops reaches those who wait, with the policy's name and the cause")
    func failure() async throws {
        let system = try System(name: "test", version: "1") {
            TallySubsystem<AsEvents>()
            ProbeSubsystem(extend: { registry in
                registry.addPolicy("tests.broken", failure: .stop) { policy in
                    policy.on(TallyStarted.self) { _, _, _ in throw Unforeseen() }
                }
            })
        }
        let processing = Task { try await system.process() }
        try await system.commands.send(StartTally<AsEvents>(tally: TallyID("a")))
        let error = await #expect(throws: ProcessorError.self) { try await system.settle() }
        guard case .stopped(let stop, let cause)? = error else {
            Issue.record("another error: \(error.map(String.init(describing:)) ?? "none")")
            return
        }
        #expect(stop.processor == "tests.broken")
        #expect(stop.type == TallyStarted.wireName)
        #expect(cause is Unforeseen)
        processing.cancel()
        await #expect(throws: CancellationError.self) { try await processing.value }
    }

    @Test("Waiting ends with the task that waits")
    func cancellation() async throws {
        let system = try System(name: "test", version: "1") { TallySubsystem<AsEvents>() }
        try await system.commands.send(StartTally<AsEvents>(tally: TallyID("a")))
        let waiting = Task { try await system.settle() }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
    }

    @Test("A policy schedules predictions, which are delivered on their bus with the chain they came from")
    func predictions() async throws {
        let clock = ManualClock(Date(timeIntervalSinceReferenceDate: 0))
        let seen = Trail()
        let system = try System(name: "test", version: "1", .clock(clock)) {
            TallySubsystem<AsEvents>()
            ProbeSubsystem(extend: { registry in
                registry.addPolicy("tests.wait") { policy in
                    policy.on(TallyStarted.self) { event, reaction, context in
                        try await reaction.schedule(
                            Forgotten(tally: event.tally),
                            at: context.now.addingTimeInterval(60)
                        )
                    }
                    policy.on(Forgotten.self) { prediction, _, context in
                        seen.add("\(prediction.tally) \(context.message.correlationID)")
                    }
                }
            })
        }
        let id = UUID.version7()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await system.process() }
            try await system.commands.send(StartTally<AsEvents>(tally: TallyID("a")), id: id)
            try await system.settle()
            group.cancelAll()
        }
        let identity = PredictionIdentity(type: "tests.forgotten", key: "a")
        let stored = try #require(try await system.stores.predictions.find(identity))
        #expect(stored.prediction.dueAt == Date(timeIntervalSinceReferenceDate: 60))
        try await system.predictions.deliver(stored)
        #expect(seen.steps == ["a \(id)"])
    }

    @Test("Two policies for one prediction are a fault of composition")
    func predictionTwice() throws {
        let error = #expect(throws: CompositionError.self) {
            try System(name: "test", version: "1") {
                ProbeSubsystem(extend: { registry in
                    for name in ["tests.one", "tests.two"] {
                        registry.addPolicy(name) { policy in policy.on(Forgotten.self) { _, _, _ in } }
                    }
                })
            }
        }
        #expect(error?.faults == ["the prediction tests.forgotten is handled twice, the second time by tests.two"])
    }

    @Test("A projection that is there twice, and options that no processor has, are faults of composition")
    func projections() throws {
        let options = ProcessingOptions(processors: [
            "tests.tallies": ProcessorOptions(partitions: 2), "tests.nothing": ProcessorOptions(batchSize: 10),
        ])
        let error = #expect(throws: CompositionError.self) {
            try System(name: "test", version: "1", .processing(options)) {
                ProbeSubsystem(extend: { registry in
                    for _ in 0..<2 {
                        registry.add(Tallies.self) { projection in
                            projection.on(TallyStarted.self, key: { _ in "all" }) { _, document, _ in document = true }
                        }
                    }
                })
            }
        }
        #expect(
            error?.faults == [
                "the processor tests.tallies is there twice",
                "there are options for the processor tests.nothing, and no such processor",
                "there are options for the projection tests.tallies, which is inline: no processor handles it",
            ]
        )
    }

    @Test("A projection that is to handle events at most once is a fault of composition")
    func projectionAtMostOnce() throws {
        let options = ProcessingOptions(processors: ["tests.tallies": ProcessorOptions(delivery: .atMostOnce)])
        let error = #expect(throws: CompositionError.self) {
            try System(name: "test", version: "1", .processing(options)) {
                ProbeSubsystem(extend: { registry in
                    registry.add(Tallies.self) { projection in
                        projection.on(TallyStarted.self, key: { _ in "all" }) { _, document, _ in document = true }
                    }
                })
            }
        }
        #expect(
            error?.faults.first == "the projection tests.tallies cannot handle events at most once: it would miss some"
        )
    }
}

private enum Tallies: DocumentProjection {
    typealias Document = Bool
    typealias Key = String
    static var wireName: String { "tests.tallies" }
    static var version: Int { 1 }
    static var isInline: Bool { true }
}

private struct Forgotten: Prediction {
    var tally: TallyID
    init(tally: TallyID) { self.tally = tally }
    init(from reader: inout JSONReader) {
        tally = reader.member("tally")
    }
    func encode(to writer: inout JSONWriter) {
        writer.member("tally", tally)
    }
    static var wireName: String { "tests.forgotten" }
    static func key(of prediction: Self) -> String { Literals.text(of: prediction.tally) }
}

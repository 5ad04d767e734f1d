import Foundation
import Testing

@testable import Misas

@Suite("The event and prediction buses")
struct EventBusTests {
    private func recorded(_ event: some Event, metadata: EventMetadata = EventMetadata()) throws -> RecordedEvent {
        RecordedEvent(
            try EventCodec.encode(event, metadata: metadata),
            stream: try StreamName("s"),
            version: 1,
            position: 1,
            recordedAt: Date()
        )
    }

    @Test("All handlers run in the order of registration, and failures are told with their handlers' names")
    func order() async throws {
        let trail = Trail()
        var bus = EventBus()
        bus.add(Probed.self, name: "first") { _, _ in trail.add("first") }
        bus.add(Probed.self, name: "second") { _, _ in
            trail.add("second")
            throw Unforeseen(what: "second")
        }
        bus.add(Probed.self, name: "third") { _, _ in
            trail.add("third")
            throw Unforeseen(what: "third")
        }
        let event = try recorded(Probed(text: "x"))
        let complete = bus
        let error = await #expect(throws: EventHandlingFailure.self) { try await complete.publish(event) }
        #expect(trail.steps == ["first", "second", "third"])
        #expect(error?.failures.map(\.handler) == ["second", "third"])
        #expect(
            error?.failures.map { $0.error as? Unforeseen } == [Unforeseen(what: "second"), Unforeseen(what: "third")]
        )
    }

    @Test("An event that nobody reacts to passes")
    func nobody() async throws {
        try await EventBus().publish(try recorded(Probed(text: "x")))
    }

    @Test("An event that cannot be read is a failure that names its type and the bad member, not the value")
    func unreadable() async throws {
        var bus = EventBus()
        bus.add(Probed.self, name: "reader") { _, _ in }
        let event = NewEvent(type: Probed.wireName, data: Array(#"{"text": 12345}"#.utf8))
        let recorded = RecordedEvent(event, stream: try StreamName("s"), version: 1, position: 1, recordedAt: Date())
        let complete = bus
        let error = await #expect(throws: EventHandlingFailure.self) { try await complete.publish(recorded) }
        let message = error.map { "\($0)" } ?? ""
        #expect(message.contains("tests.probed") && message.contains("$.text"))
        #expect(!message.contains("12345"))
    }

    @Test("A handler runs in the event's context: its chain goes on, on behalf of the system")
    func context() async throws {
        let correlation = UUID()
        let event = try recorded(Probed(text: "x"), metadata: EventMetadata(correlationID: correlation, user: "alice"))
        let seen = Trail()
        var bus = EventBus()
        bus.add(Probed.self, name: "reader") { _, _ in
            let context = try #require(MessageContext.current)
            seen.add(
                "\(context.correlationID) \(context.messageID) \(context.caller.user ?? "") \(context.caller.isSystem)"
            )
        }
        try await bus.publish(event)
        #expect(seen.steps == ["\(correlation) \(event.id) alice true"])
    }
}

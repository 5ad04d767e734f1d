import Misas

extension EventSequence {
    /// The type of the event that a scenario appends last, so that a reader knows the end without counting: one that
    /// counts would wait for ever for an event that was lost.
    static let lastType = "test.ended"

    /// The events before the first one of ``lastType``.
    func upToLast() async throws -> [RecordedEvent] {
        var events: [RecordedEvent] = []
        for try await event in self {
            if event.type == Self.lastType { return events }
            events.append(event)
        }
        throw UnmetExpectation(
            expected: "a subscription that goes on until its task is cancelled",
            found: "its end after \(events.count) events",
            file: #fileID,
            line: #line
        )
    }
}

extension Stores {
    /// Appends the event that readers know the end by, to a stream of the category `end`.
    func appendLast() async throws {
        let last = StoreSamples.event(type: EventSequence.lastType)
        try await events.append([last], to: try StoreSamples.stream("end-1"), expecting: .any)
    }
}

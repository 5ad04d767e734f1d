import Misas

/// An event store that passes everything on; a broken one does one thing otherwise.
protocol EventStoreWrapper: EventStore, EventStreamsWrapper {
    var store: any EventStore { get }
}

extension EventStoreWrapper {
    var base: any EventStreams { store }

    func readAll(_ options: GlobalRead) -> EventSequence {
        store.readAll(options)
    }

    func subscribe(
        after position: GlobalPosition,
        filter: EventFilter,
        pageSize: Int
    ) -> EventSequence {
        store.subscribe(after: position, filter: filter, pageSize: pageSize)
    }

    func lastTakenPosition() async throws(EventStoreError) -> GlobalPosition {
        try await store.lastTakenPosition()
    }

    func lastPosition() async throws(EventStoreError) -> GlobalPosition {
        try await store.lastPosition()
    }
}

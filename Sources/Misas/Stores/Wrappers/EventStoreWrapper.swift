/// An event store that passes everything on, but for what it does otherwise.
package protocol EventStoreWrapper: EventStore, EventStreamsWrapper {
    var store: any EventStore { get }
}

extension EventStoreWrapper {
    package var base: any EventStreams { store }

    package func readAll(_ options: GlobalRead) -> EventSequence {
        store.readAll(options)
    }

    package func subscribe(
        after position: GlobalPosition,
        filter: EventFilter,
        pageSize: Int
    ) -> EventSequence {
        store.subscribe(after: position, filter: filter, pageSize: pageSize)
    }

    package func lastTakenPosition() async throws(EventStoreError) -> GlobalPosition {
        try await store.lastTakenPosition()
    }

    package func lastPosition() async throws(EventStoreError) -> GlobalPosition {
        try await store.lastPosition()
    }
}

/// An event store: streams, and one order over all their events.
///
/// The order is final: a reader that has seen a position never has an event appear before it, and the events of one
/// stream stand in it as they stand in the stream.
public protocol EventStore: EventStreams {
    /// Reads all events in the global order. Truncated and deleted ones are holes in it.
    ///
    /// To read on a cancelled task throws ``EventStoreError/cancelled``.
    func readAll(_ options: GlobalRead) -> EventSequence

    /// Follows the global order: what is recorded behind a position, then what is being recorded, without end.
    ///
    /// - No event is missed and none given twice, at the seam between old and new too.
    /// - Pulled: nothing is fetched that is not asked for, so that a slow reader delays nobody and holds one page.
    /// - Pages also come when only events were recorded that the filter leaves out, so that a checkpoint can follow;
    ///   several such advances may come as one, some milliseconds late.
    /// - Each iterator is a subscription of its own. It ends when its task is cancelled.
    func subscribe(
        after position: GlobalPosition,
        filter: EventFilter,
        pageSize: Int
    ) -> EventSequence

    /// The last position up to which the order is final: where a read of all events ends; ``GlobalPosition/start`` when
    /// there is no event.
    ///
    /// - Throws: ``EventStoreError``.
    func lastPosition() async throws(EventStoreError) -> GlobalPosition

    /// A position that no event which is recorded now stands behind.
    ///
    /// A store in which appends are under way side by side may be ahead of ``lastPosition()``: one that began first holds
    /// back what others have recorded.
    ///
    /// - Throws: ``EventStoreError``.
    func lastTakenPosition() async throws(EventStoreError) -> GlobalPosition
}

extension EventStore {
    /// The last position, for a store that has no appends side by side.
    public func lastTakenPosition() async throws(EventStoreError) -> GlobalPosition { try await lastPosition() }

    /// Reads all events in the global order.
    ///
    /// See ``readAll(_:)`` for what is promised.
    public func readAll(
        after position: GlobalPosition? = nil,
        through: GlobalPosition? = nil,
        direction: ReadDirection = .forward,
        filter: EventFilter = .all,
        limit: Int? = nil,
        pageSize: Int = StoreLimits.defaultPageSize
    ) -> EventSequence {
        readAll(
            GlobalRead(
                after: position,
                through: through,
                direction: direction,
                filter: filter,
                limit: limit,
                pageSize: pageSize
            )
        )
    }

    /// Follows the global order.
    ///
    /// See ``subscribe(after:filter:pageSize:)`` for what is promised.
    public func subscribe(
        after position: GlobalPosition,
        filter: EventFilter = .all
    ) -> EventSequence {
        subscribe(after: position, filter: filter, pageSize: StoreLimits.defaultPageSize)
    }
}

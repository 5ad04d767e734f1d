/// Where a projection into documents says which events it reacts to, and how.
public struct DocumentProjectionRegistry<P: DocumentProjection> {
    private(set) var handling = DocumentHandling<P>(collection: P.processorName)

    init() {}

    /// Says what an event changes in the document that it is about.
    ///
    /// - Parameters:
    ///   - type: the event's type.
    ///   - key: which document it is about.
    ///   - partition: within what the order of events is kept; by default within the document.
    ///   - project: changes the document: `nil` where there is none; setting it to `nil` deletes it.
    public mutating func on<E: Event>(
        _ type: E.Type,
        key: @escaping @Sendable (E) -> P.Key,
        partition: (@Sendable (E) -> String)? = nil,
        project: @escaping @Sendable (E, inout P.Document?, ProjectionContext) async throws -> Void
    ) {
        handling.on(type, key: key, partition: partition, project: project)
    }
}

/// Where a projection into rows says which events it reacts to, and how.
public struct TableProjectionRegistry<P: TableProjection> {
    private(set) var handling = TableHandling<P>()

    init() {}

    /// Says which rows an event adds, changes or deletes.
    ///
    /// - Parameters:
    ///   - type: the event's type.
    ///   - key: the row that it is about, where the event tells: the rows of many events are then read at once.
    ///   - partition: within what the order of events is kept; by default within the event's stream.
    ///   - project: changes rows.
    public mutating func on<E: Event>(
        _ type: E.Type,
        key: (@Sendable (E) -> P.Row.Key)? = nil,
        partition: (@Sendable (E) -> String)? = nil,
        project: @escaping @Sendable (E, ProjectedRows<P.Row>, ProjectionContext) async throws -> Void
    ) {
        handling.on(type, key: key, partition: partition, project: project)
    }
}

/// A recorded event behind a reference, so that a page is collected under the lock by counting references up
/// rather than by copying events.
final class StoredEvent: Sendable {
    let event: RecordedEvent

    init(_ event: RecordedEvent) {
        self.event = event
    }
}

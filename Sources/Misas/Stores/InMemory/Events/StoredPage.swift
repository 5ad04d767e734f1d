/// A page as it leaves the lock: references, to be turned into events outside.
struct StoredPage: Sendable {
    /// How many events one look under the lock passes at most, so that a filter that matches little delays no writer.
    static let scanned = 1_024

    var events: [StoredEvent] = []
    var cursor: Int64
    var isAtEnd: Bool

    var page: EventPage {
        EventPage(events: events.map(\.event), cursor: cursor, isAtEnd: isAtEnd)
    }
}

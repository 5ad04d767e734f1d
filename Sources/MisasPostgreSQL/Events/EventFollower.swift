import Misas
import PostgresClient

/// Fetches the pages of a subscription: from what the tail has at hand, from the database for who is further behind, and
/// waiting where there is nothing yet.
struct EventFollower: Sendable {
    let events: PostgresEvents
    let filter: EventFilter

    /// The next page behind a position, or `nil` when the task is cancelled or the stores were closed.
    ///
    /// While the database is away, it waits for it to come back.
    func page(behind cursor: Int64, count: Int) async -> EventPage? {
        var pause = Duration.milliseconds(20)
        while !Task.isCancelled {
            if let page = events.tail.page(behind: cursor, filter: filter, count: count) { return page }
            do throws(PostgresError) {
                if events.reader.lastWatermark > cursor {
                    let page = try await events.reader.page(GlobalRead(filter: filter), behind: cursor, count: count)
                    if page.cursor > cursor { return page }
                }
            } catch {
                if error == .closed { return nil }
                try? await Task.sleep(for: pause * Double.random(in: 0.5...1))
                pause = min(pause * 2, .seconds(1))
                continue
            }
            guard await events.tail.wait(behind: cursor, filter: filter) else { return nil }
        }
        return nil
    }
}

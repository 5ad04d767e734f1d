import Misas

/// Somebody who keeps a checkpoint in the global order, and reads what stands behind it when told to.
struct Follower {
    private(set) var position = GlobalPosition.start
    private(set) var events: [RecordedEvent] = []

    nonisolated(nonsending) mutating func readOn(
        in stores: any Stores,
        pageSize: Int = StoreLimits.defaultPageSize
    ) async throws {
        for try await page in stores.events.readAll(after: position, pageSize: pageSize).pages {
            events += page.events
            position = page.position
        }
    }

    /// Reads on until the event that a scenario appends last, and gives those before it.
    static func events(
        upToLastIn stores: any Stores,
        pageSize: Int
    ) async throws -> [RecordedEvent] {
        var follower = Follower()
        while true {
            try Task.checkCancellation()
            try await follower.readOn(in: stores, pageSize: pageSize)
            if let end = follower.events.firstIndex(where: { $0.type == EventSequence.lastType }) {
                return Array(follower.events[..<end])
            }
            await Task.yield()
        }
    }
}

internal import Synchronization

/// Which of a system's projections can be read.
///
/// That one is built is believed for a second, so that who reads often asks rarely.
final class ProjectionReadiness: Sendable {
    private struct Entry {
        let checkpoints: [String]
        var builtAt: ContinuousClock.Instant?
    }

    /// For how long it is believed that a projection is built.
    static let belief = Duration.seconds(1)

    private let stores: any Stores
    private let entries = Mutex<[String: Entry]>([:])

    init(_ stores: any Stores) {
        self.stores = stores
    }

    /// Says which there are.
    func set(_ processors: [any Processor]) {
        let projections = processors.map(\.settings).filter { $0.kind == .projection }
        entries.withLock { entries in
            for settings in projections { entries[settings.name] = Entry(checkpoints: settings.checkpoints) }
        }
    }

    /// Asks anew the next time.
    func forget(_ name: String) {
        entries.withLock { $0[name]?.builtAt = nil }
    }

    /// Why a projection cannot be read; `nil` where it can be.
    func obstacle(to name: String) async throws(DocumentStoreError) -> ProjectionUnready? {
        guard let entry = entries.withLock({ $0[name] }) else { return nil }
        let now = ContinuousClock.now
        if let builtAt = entry.builtAt, now - builtAt < Self.belief { return nil }
        let marks = try await BuiltMark.all(in: stores.documents).get(entry.checkpoints)
        if let successor = marks.lazy.compactMap(\.document.successor).first {
            return ProjectionUnready(projection: name, reason: .superseded(by: successor))
        }
        guard marks.count(where: { !$0.document.isClosed }) == entry.checkpoints.count else {
            return ProjectionUnready(projection: name, reason: try await building(entry.checkpoints))
        }
        entries.withLock { $0[name]?.builtAt = now }
        return nil
    }

    /// Whether a projection can be read.
    func isReady(_ name: String) async throws(DocumentStoreError) -> Bool {
        try await obstacle(to: name) == nil
    }

    private func building(_ checkpoints: [String]) async throws(DocumentStoreError) -> ProjectionUnready.Reason {
        do {
            var least: GlobalPosition?
            for checkpoint in checkpoints {
                let position = try await stores.checkpoints.load(checkpoint)?.position ?? .start
                least = min(least ?? position, position)
            }
            return .building(at: least ?? .start, of: try await stores.events.lastPosition())
        } catch {
            throw .unavailable(StoreUnavailable("how far a projection is cannot be read", underlying: error))
        }
    }
}

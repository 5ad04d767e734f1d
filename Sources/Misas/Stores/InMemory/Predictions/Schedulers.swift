#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Those who wait for a prediction to be scheduled before a time.
///
/// One for each driver: few.
struct Schedulers {
    private struct Waiting {
        let before: Date?
        let types: Set<String>?
        let continuation: CheckedContinuation<Void, Never>
    }

    private var waiting: [Int: Waiting] = [:]
    private var lastID = 0

    var count: Int { waiting.count }

    mutating func nextID() -> Int {
        lastID += 1
        return lastID
    }

    mutating func insert(
        _ id: Int,
        before date: Date?,
        types: Set<String>?,
        _ continuation: CheckedContinuation<Void, Never>
    ) {
        waiting[id] = Waiting(before: date, types: types, continuation: continuation)
    }

    mutating func remove(_ id: Int) -> CheckedContinuation<Void, Never>? {
        waiting.removeValue(forKey: id)?.continuation
    }

    /// Takes those out whose wait is over.
    mutating func take(over table: borrowing PredictionTable) -> [CheckedContinuation<Void, Never>] {
        var taken: [CheckedContinuation<Void, Never>] = []
        for (id, waiter) in waiting where Self.isOver(before: waiter.before, table.nextDue(types: waiter.types)) {
            if let continuation = remove(id) { taken.append(continuation) }
        }
        return taken
    }

    /// Whether the next time at which something can be claimed ends a wait for something before a time.
    static func isOver(
        before date: Date?,
        _ next: Date?
    ) -> Bool {
        guard let next else { return false }
        return date.map { next < $0 } ?? true
    }
}

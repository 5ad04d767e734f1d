internal import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The predictions that this instance has claimed, from which its workers take them in the order of their times.
///
/// What belongs to a partition that another worker is at is passed over until that one has come to its end.
final class DueQueue: Sendable {
    fileprivate struct State {
        var waiting: [PredictionClaim] = []
        var head = 0
        /// By token, what the workers have in their hands.
        var inHands: [Int64: PredictionClaim] = [:]
        /// By token, when claims were made, or last lengthened.
        var since: [Int64: ContinuousClock.Instant] = [:]
        /// Which worker is at a partition.
        var partitions: [String: Int] = [:]
        var isClosed = false
        var takers: [Int: CheckedContinuation<Void, Never>] = [:]

        var count: Int { waiting.count - head }

        /// Takes the first that a worker may take.
        mutating func next(for worker: Int) -> PredictionClaim? {
            guard let index = firstFree(for: worker) else { return nil }
            let claim = waiting[index]
            if let partition = claim.prediction.prediction.partition { partitions[partition] = worker }
            if index == head {
                head += 1
                // What was taken is let go now and then: to move the rest each time would cost more.
                if head == waiting.count || head > 1_000 {
                    waiting.removeFirst(head)
                    head = 0
                }
            } else {
                waiting.remove(at: index)
            }
            inHands[claim.token] = claim
            return claim
        }

        /// Where the first stands that a worker may take.
        func firstFree(for worker: Int) -> Int? {
            waiting[head...].firstIndex { claim in
                guard let partition = claim.prediction.prediction.partition else { return true }
                return partitions[partition].map { $0 == worker } ?? true
            }
        }
    }

    private let state = Mutex(State())

    /// How many wait to be taken.
    var count: Int { state.withLock { $0.count } }

    /// Whether all is finished.
    var isEmpty: Bool { state.withLock { $0.since.isEmpty } }

    /// What is not finished and was claimed some time ago.
    func unfinished(since age: Duration) -> [PredictionClaim] {
        let end = ContinuousClock.now - age
        return state.withLock { state in
            (state.inHands.values + state.waiting[state.head...]).filter { (state.since[$0.token] ?? end) <= end }
        }
    }

    func add(_ claims: [PredictionClaim]) {
        let now = ContinuousClock.now
        let takers = state.withLock { state in
            state.waiting += claims
            for claim in claims { state.since[claim.token] = now }
            return state.takeTakers()
        }
        for taker in takers { taker.resume() }
    }

    /// The next one, if there is one that the worker may take now, unless it is one of those that are left out.
    func takeIfThere(_ worker: Int, unless isLeftOut: (PredictionClaim) -> Bool) -> PredictionClaim? {
        state.withLock { state in
            guard let index = state.firstFree(for: worker), !isLeftOut(state.waiting[index]) else { return nil }
            return state.next(for: worker)
        }
    }

    /// The next one, waiting for it; `nil` when the queue is closed, or the task is cancelled.
    func take(_ worker: Int) async -> PredictionClaim? {
        while true {
            let (claim, isClosed) = state.withLock { state in
                state.isClosed ? (nil, true) : (state.next(for: worker), false)
            }
            if claim != nil || isClosed || Task.isCancelled { return claim }
            await wait(worker)
        }
    }

    /// Says that a worker has finished some.
    func finish(_ claims: [PredictionClaim], by worker: Int) {
        let takers = state.withLock { state in
            for claim in claims {
                state.inHands[claim.token] = nil
                state.since[claim.token] = nil
            }
            state.partitions = state.partitions.filter { $0.value != worker }
            return state.takeTakers()
        }
        for taker in takers { taker.resume() }
    }

    /// Lets the workers end; gives what nobody has taken.
    func close() -> [PredictionClaim] {
        let (left, takers) = state.withLock { state in
            state.isClosed = true
            let left = Array(state.waiting[state.head...])
            state.waiting = []
            state.head = 0
            return (left, state.takeTakers())
        }
        for taker in takers { taker.resume() }
        return left
    }

    private func wait(_ worker: Int) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.isClosed || Task.isCancelled || state.firstFree(for: worker) != nil { return true }
                    state.takers[worker] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.takers.removeValue(forKey: worker) }?.resume()
        }
    }
}

extension DueQueue.State {
    fileprivate mutating func takeTakers() -> [CheckedContinuation<Void, Never>] {
        defer { takers = [:] }
        return Array(takers.values)
    }
}

extension DueQueue {
    /// Notes that a claim now lasts longer.
    func lengthen(_ claim: PredictionClaim) {
        let now = ContinuousClock.now
        state.withLock { state in
            if state.since[claim.token] != nil { state.since[claim.token] = now }
        }
    }

    /// Forgets a claim that is lost, unless a worker is at it.
    func forget(_ claim: PredictionClaim) {
        state.withLock { state in
            guard let index = state.waiting[state.head...].firstIndex(where: { $0.token == claim.token }) else {
                return
            }
            state.waiting.remove(at: index)
            state.since[claim.token] = nil
        }
    }
}

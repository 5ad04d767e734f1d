internal import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The predictions that this instance has claimed, from which its workers take them in the order of their times.
///
/// What is next may belong to a partition that a worker is at: the others wait until it has come to its end, so that the
/// order holds both within the partition and over all that the instance starts.
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

        mutating func next(for worker: Int) -> PredictionClaim? {
            guard head < waiting.count else { return nil }
            let claim = waiting[head]
            if let partition = claim.prediction.prediction.partition {
                if let other = partitions[partition], other != worker { return nil }
                partitions[partition] = worker
            }
            head += 1
            if head == waiting.count {
                waiting.removeAll(keepingCapacity: true)
                head = 0
            }
            inHands[claim.token] = claim
            return claim
        }
    }

    private let state = Mutex(State())

    /// How many wait to be taken.
    var count: Int { state.withLock { $0.count } }

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

    /// The next one, if there is one that the worker may take now.
    func takeIfThere(_ worker: Int) -> PredictionClaim? {
        state.withLock { $0.next(for: worker) }
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
                    if state.isClosed || Task.isCancelled || state.isNextFree(for: worker) { return true }
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

    fileprivate func isNextFree(for worker: Int) -> Bool {
        guard head < waiting.count else { return false }
        guard let partition = waiting[head].prediction.prediction.partition, let other = partitions[partition] else {
            return true
        }
        return other == worker
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

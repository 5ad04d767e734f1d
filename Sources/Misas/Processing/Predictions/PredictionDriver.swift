internal import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Lets predictions come true when their time has come.
///
/// It claims what is due, in order of time, and sleeps until the next is, or an earlier one is scheduled. Workers take turns to
/// start them, in that order; those that follow closely share a transaction, in which their effects, and the note that they
/// have occurred, become visible together. While one commits, the next starts; who starts something slow loses its turn.
final class PredictionDriver: Sendable {
    /// How many handlers may be under way at once.
    private static let workers = 4
    /// How long a transaction takes up more, and how many at most.
    private static let patience = Duration.milliseconds(10)
    private static let mostTogether = 100
    /// The least time between two looks: what falls due meanwhile is claimed together.
    private static let spacing = Duration.milliseconds(10)

    private let bus: PredictionBus
    private let stores: any Stores
    private let clock: any SystemClock
    private let owner: String
    private let lease: Duration
    private let batch: Int
    private let telemetry: Telemetry
    /// How late predictions come true, by their type.
    private let delays: TimerFamily<String>?
    private let queue = DueQueue()
    private let baton = Baton(patience: .milliseconds(5))
    private let alarm = Alarm()
    private let isDraining = Mutex(false)

    init(
        _ bus: PredictionBus,
        stores: any Stores,
        clock: any SystemClock,
        owner: String,
        lease: Duration,
        batch: Int,
        telemetry: Telemetry
    ) {
        self.bus = bus
        self.stores = stores
        self.clock = clock
        self.owner = owner
        self.lease = lease
        self.batch = batch
        self.telemetry = telemetry
        delays = telemetry.meters.map { meters in
            TimerFamily("misas.prediction.delay", meters) { type in [TelemetryKey.destination: type] }
        }
    }

    /// Lets what is under way come to its end, and takes nothing new.
    func drain() {
        isDraining.withLock { $0 = true }
        alarm.ring()
    }

    /// Delivers predictions until it is drained, or the task is cancelled.
    func run() async {
        guard !bus.types.isEmpty else { return }
        await withTaskGroup(of: Void.self) { group in
            for worker in 0..<Self.workers { group.addTask { await self.work(as: worker) } }
            group.addTask { await self.baton.watch() }
            while !isDraining.withLock({ $0 }), !Task.isCancelled {
                let begin = ContinuousClock.now
                await look()
                try? await Task.sleep(until: begin + Self.spacing, clock: .continuous)
            }
            let left = queue.close()
            await giveBack(left)
        }
    }

    // MARK: Claiming

    /// Claims what is due, and waits until there may be more.
    private func look() async {
        do {
            // Also where there is no room for more: then something takes long.
            try await renewOld()
            let room = batch - queue.count
            guard room > 0 else { return await alarm.sleep(for: lease / 4) }
            let claims = try await stores.predictions.claimDue(
                at: clock.now,
                types: bus.types,
                limit: room,
                by: owner,
                for: lease
            )
            queue.add(claims)
            if claims.count == room { return }
            // What is under way may hold back what is due: its end rings.
            let next = try await stores.predictions.nextDue(types: bus.types)
            try await sleep(until: next)
        } catch {
            if !Task.isCancelled { await alarm.sleep(for: .milliseconds(250)) }
        }
    }

    /// Waits until a time, or until something is scheduled before it, or the alarm rings.
    private func sleep(until time: Date?) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            if let time { group.addTask { try await self.clock.sleep(until: time) } }
            group.addTask {
                try await self.stores.predictions.waitUntilScheduled(before: time, types: self.bus.types)
            }
            // What takes long is to be kept from others in time.
            let rest = self.queue.isEmpty ? Duration.seconds(3600) : self.lease / 2
            group.addTask { await self.alarm.sleep(for: rest) }
            try await group.next()
            group.cancelAll()
            // Cancelled ones end with an error, which says nothing.
            while let _ = await group.nextResult() {}
        }
    }

    /// Keeps what takes long from being claimed by others.
    private func renewOld() async throws {
        for claim in queue.unfinished(since: lease / 2) {
            do throws(PredictionStoreError) {
                queue.lengthen(try await stores.predictions.renew(claim, for: lease))
            } catch .claimLost {
                // Its handler's transaction, if there is one, will be refused.
                queue.forget(claim)
            }
        }
    }

    /// Lets others have at once what was claimed and not begun.
    private func giveBack(_ claims: [PredictionClaim]) async {
        for claim in claims {
            let prediction = claim.prediction
            try? await stores.predictions.retry(
                claim,
                at: prediction.dueAt,
                failure: prediction.lastFailure ?? "the instance ended"
            )
        }
    }

    // MARK: Working

    private func work(as worker: Int) async {
        while await baton.take(worker) {
            guard let first = await queue.take(worker) else { return baton.close() }
            let taken = Taken(first)
            if bus.isAtMostOnce(first) {
                await once(first, as: worker)
                queue.finish([first], by: worker)
                alarm.ring()
                continue
            }
            do {
                try await together(taken, as: worker)
            } catch {
                baton.pass(worker)
                for claim in taken.claims where !Task.isCancelled { await alone(claim) }
            }
            queue.finish(taken.claims, by: worker)
            alarm.ring()
        }
    }

    /// Lets a prediction come true, and those that follow closely, in one transaction.
    private func together(_ taken: Taken, as worker: Int) async throws {
        let end = ContinuousClock.now + Self.patience
        _ = try await stores.commit(idleLimit: lease * 0.8) { transaction in
            var isOurTurn = try await self.deliver(taken.claims[0], as: worker)
            while isOurTurn, taken.claims.count < Self.mostTogether, ContinuousClock.now < end,
                let next = self.queue.takeIfThere(worker, unless: self.bus.isAtMostOnce)
            {
                taken.add(next)
                isOurTurn = try await self.deliver(next, as: worker)
            }
            self.baton.pass(worker)
            try await transaction.predictions.complete(taken.claims)
        }
    }

    /// Notes that a prediction has come true, and then starts what follows, which is not done again.
    private func once(_ claim: PredictionClaim, as worker: Int) async {
        do {
            try await stores.predictions.complete(claim)
        } catch {
            // It was cancelled or is another's, or that is not known: then it may have been noted.
            return baton.pass(worker)
        }
        do {
            _ = try await stores.commit(idleLimit: lease * 0.8) { _ in
                _ = try await self.deliver(claim, as: worker)
                self.baton.pass(worker)
            }
        } catch {
            baton.pass(worker)
            failed(claim, .skipped, error)
        }
    }

    /// Starts what follows from a prediction.
    ///
    /// - Returns: whether it is still the worker's turn to start others.
    private func deliver(_ claim: PredictionClaim, as worker: Int) async throws -> Bool {
        baton.start(worker)
        note(claim)
        try await bus.deliver(claim.prediction)
        return baton.end(worker)
    }

    /// Lets one prediction come true in a transaction of its own; when that fails, does as its policy says.
    private func alone(_ claim: PredictionClaim) async {
        do {
            _ = try await stores.commit(idleLimit: lease * 0.8) { transaction in
                try await self.bus.deliver(claim.prediction)
                try await transaction.predictions.complete(claim)
            }
        } catch PredictionStoreError.claimLost {
            // It was cancelled, or is another's by now.
        } catch {
            guard !Task.isCancelled else { return }
            await dispose(of: claim, after: error)
        }
    }

    private func dispose(of claim: PredictionClaim, after error: any Error) async {
        let failure = FailureDescription.of(error)
        let strategy = bus.failureStrategy(of: claim.identity.type)
        do {
            if case .retry(let attempts, let backoff, _) = strategy, claim.prediction.attempts <= attempts {
                var pause = backoff.lowerBound
                for _ in 1..<max(claim.prediction.attempts, 1) { pause = min(pause * 2, backoff.upperBound) }
                let again = clock.now.addingTimeInterval(pause.seconds)
                failed(claim, .retried, error)
                try await stores.predictions.retry(claim, at: again, failure: failure)
            } else if case .skip = strategy.end {
                failed(claim, .skipped, error)
                try await stores.predictions.complete(claim)
            } else {
                // There is no order over all predictions that one of them could stop.
                failed(claim, .parked, error)
                try await stores.predictions.park(claim, reason: failure)
            }
        } catch {
            // The claim ends by itself, and then it is tried again.
        }
    }

    // MARK: Telling

    /// Says how late a prediction comes true.
    private func note(_ claim: PredictionClaim) {
        let delay = clock.now.timeIntervalSince(claim.prediction.dueAt)
        delays?.record(.seconds(max(0, delay)), claim.identity.type)
    }

    /// Says what becomes of a prediction whose handler has failed.
    private func failed(_ claim: PredictionClaim, _ fate: FailureFate, _ error: any Error) {
        telemetry.failed(
            "a prediction",
            fate,
            error,
            countedAs: "misas.prediction.failures",
            by: (TelemetryKey.destination, claim.identity.type),
            [
                "misas.prediction.id": claim.prediction.prediction.id.jsonKey,
                "misas.prediction.type": claim.identity.type,
                TelemetryKey.attempts: claim.prediction.attempts.description,
            ]
        )
    }
}

/// What a worker has taken for one transaction.
private final class Taken: Sendable {
    private let taken: Mutex<[PredictionClaim]>

    init(_ first: PredictionClaim) { taken = Mutex([first]) }

    var claims: [PredictionClaim] { taken.withLock { $0 } }

    func add(_ claim: PredictionClaim) { taken.withLock { $0.append(claim) } }
}

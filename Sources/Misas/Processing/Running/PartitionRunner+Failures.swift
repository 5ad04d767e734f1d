extension PartitionRunner {
    /// Deals with an event that could not be handled, as the processor's strategy says.
    ///
    /// Returns when it is behind it.
    ///
    /// - Throws: ``Lost``, ``Drained``, `CancellationError`.
    mutating func dispose(of entry: Entry, after error: any Error, through end: GlobalPosition) async throws {
        var error = error
        var attempts = 1
        var strategy = settings.failure
        if !entry.isReadable {
            // To try again would not help. What history holds must not be missing from what is built of it.
            strategy =
                settings.isFailureChosen
                ? strategy.end : entry.event.position <= rebuildsThrough ? .stop : .park
        }
        if entry.isReadable, error is any StoreFailure, strategy.end == strategy {
            // It may have failed for reasons of its own: what is to be left out, or set aside, must not be for that.
            strategy = .retry(attempts: 3, backoff: .milliseconds(50)...Duration.seconds(1), then: strategy)
        }
        if case .retry(let retries, let backoff, let then) = strategy {
            guard let last = try await retry(entry, after: error, retries, backoff, through: end) else {
                return
            }
            error = last
            attempts += retries
            strategy = then.end
        }
        // The appends that go on with it would know of nothing that is set aside.
        if settings.isInline, strategy == .park { strategy = .stop }
        switch strategy {
        case .skip:
            observer.failed(entry.event, .skipped, error)
            try await withStore { runner in try await runner.save(end) }
        case .park: try await park(entry, after: error, attempts: attempts, through: end)
        case .stop, .retry: try await stop(at: entry, after: error, through: end)
        }
    }

    /// Tries an event again.
    ///
    /// An attempt counts only if the store can be asked right after it: while it is away, the event is not to blame.
    ///
    /// - Returns: Why the last attempt failed; `nil` when one did not.
    private mutating func retry(
        _ entry: Entry,
        after error: any Error,
        _ retries: Int,
        _ backoff: ClosedRange<Duration>,
        through end: GlobalPosition
    ) async throws -> (any Error)? {
        var error = error
        var attempt = 0
        var pause = backoff.lowerBound
        while attempt < retries {
            observer.failed(entry.event, .retried, error)
            if try await isStoreThere() { attempt += 1 }
            try await inbox.pause(for: pause)
            if inbox.isDraining { throw Drained() }
            pause = min(pause * 2, backoff.upperBound)
            guard let failure = try await attemptAgain(entry, through: end) else { return nil }
            error = failure
        }
        return error
    }

    /// Handles an event by itself, and gives why that failed.
    private mutating func attemptAgain(_ entry: Entry, through end: GlobalPosition) async throws -> (any Error)? {
        do {
            try await commit([entry], through: end)
            return nil
        } catch let lost as Lost {
            throw lost
        } catch {
            try Task.checkCancellation()
            return ItemFailure.cause(of: error)
        }
    }

    private func isStoreThere() async throws -> Bool {
        do {
            _ = try await stores.checkpoints.load(claim.checkpoint)
            return true
        } catch {
            try Task.checkCancellation()
            return false
        }
    }

    /// Sets an event aside; those of its key that come later follow.
    private mutating func park(
        _ entry: Entry,
        after error: any Error,
        attempts: Int,
        through end: GlobalPosition
    ) async throws {
        observer.failed(entry.event, .parked, error)
        let event = parked(entry, failure: FailureDescription.of(error), attempts: attempts)
        try await withStore { runner in
            try await runner.save(end) { transaction in
                try await ParkingLot(in: transaction.documents).add(event)
            }
        }
        parkedKeys.insert(entry.key)
    }

    /// Waits at an event until an operator says to go on, and then tries it once more.
    private mutating func stop(at entry: Entry, after error: any Error, through end: GlobalPosition) async throws {
        var error = error
        while true {
            observer.failed(entry.event, .stopped, error)
            let stop = ProcessorStop(
                processor: settings.name,
                event: entry.event,
                failure: FailureDescription.of(error),
                since: clock.now
            )
            let name = claim.checkpoint
            try await withStore { runner in
                try await ProcessorStop.all(in: runner.stores.documents)
                    .put(stop, as: name)
            }
            monitor.stop(stop, error)
            // What was said before was not said of this.
            isResumed = false
            while !isResumed {
                try await inbox.waitForControl()
                if inbox.isDraining { throw Drained() }
                try await obey()
            }
            try await forgetStop()
            guard let failure = try await attemptAgain(entry, through: end) else { return }
            error = failure
        }
    }

    /// Forgets that the partition had stopped.
    mutating func forgetStop() async throws {
        let name = claim.checkpoint
        try await withStore { runner in
            _ = try await ProcessorStop.all(in: runner.stores.documents)
                .delete(name)
        }
    }

    /// Moves the checkpoint over an event, and then handles it: it is not handled again by itself.
    mutating func handleOnce(_ entry: Entry, through end: GlobalPosition) async throws {
        let item = try entry.item.get()
        try await withStore { runner in try await runner.save(end) }
        let handling = handling
        do {
            _ = try await stores.commit(idleLimit: idleLimit) { transaction in
                try await handling.handle([item], in: transaction)
            }
            observer.handled(1)
        } catch {
            try Task.checkCancellation()
            guard settings.failure.end == .park else {
                return observer.failed(entry.event, .skipped, ItemFailure.cause(of: error))
            }
            try await park(entry, after: ItemFailure.cause(of: error), attempts: 1, through: end)
        }
    }
}

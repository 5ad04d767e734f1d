extension Processors {
    /// Has a projection built anew from the first event on, while others go on to append.
    ///
    /// Its owners give it up; then, in one transaction, what it has written is deleted and its checkpoints are set back.
    /// Until it has caught up, queries that read it fail with ``ProjectionUnready`` rather than give what is missing
    /// something; where they must go on, raise the projection's version instead. Policies do nothing again.
    ///
    /// - Parameters:
    ///   - name: the projection's name.
    ///   - timeout: how long to wait for the instances that hold it.
    /// - Throws: ``ProcessorError/notAProjection(_:)``, ``ProcessorError/unknown(_:known:)``; ``CheckpointError/held(_:owner:until:)``
    ///   when an instance has not given it up in time: it is left paused then; what the stores throw.
    public func rebuild(_ name: String, timeout: Duration = .seconds(30)) async throws {
        let processor = try processor(name)
        guard processor.settings.kind == .projection else { throw ProcessorError.notAProjection(name) }
        try await control(name) { $0.isPaused = true }
        let claims = try await take(processor.settings.checkpoints, timeout: timeout)
        do {
            try await beginAnew(processor, claims)
        } catch {
            await release(claims)
            throw error
        }
        await release(claims)
        _ = try await stores.checkpoints.notify(name)
    }

    private func beginAnew(_ processor: any Processor, _ claims: [Checkpoint]) async throws {
        let name = processor.settings.name
        try await close([name])
        let last = try await stores.events.lastPosition()
        try await stores.transaction { transaction in
            for claim in claims {
                try await transaction.checkpoints.save(
                    .start,
                    for: claim.name,
                    expecting: claim.position,
                    fence: claim.fence
                )
            }
            let marks = BuiltMark.all(in: transaction.documents)
            for claim in claims { try await marks.delete(claim.name) }
            try await processor.clear(in: transaction)
            try await forgetTroubles(of: name, in: transaction)
            try await control(name, in: transaction) { control in
                control.isPaused = false
                control.rebuildsThrough = last
            }
        }
    }

    /// Lets nobody read projections any more, and waits until every program has noticed.
    func close(_ names: [String]) async throws {
        let wasBuilt = try await stores.transaction { transaction in
            let marks = BuiltMark.all(in: transaction.documents)
            var wasBuilt = false
            for name in names {
                for mark in try await marks.find(where: BuiltMark.projection == name) {
                    var document = mark.document
                    document.isClosed = true
                    try await marks.put(document, as: mark.id)
                    wasBuilt = true
                }
            }
            return wasBuilt
        }
        for name in names { readiness.forget(name) }
        if wasBuilt { try await Task.sleep(for: ProjectionReadiness.belief + .milliseconds(100)) }
    }

    /// Claims checkpoints, waiting for their owners to give them up.
    func take(_ checkpoints: [String], timeout: Duration) async throws -> [Checkpoint] {
        let owner = "operator-\(UUID.version7())"
        let deadline = ContinuousClock.now + timeout
        var claims: [Checkpoint] = []
        for checkpoint in checkpoints {
            while true {
                do throws(CheckpointError) {
                    claims.append(
                        try await stores.checkpoints.claim(checkpoint, by: owner, for: timeout + .seconds(30))
                    )
                    break
                } catch {
                    guard case .held = error, ContinuousClock.now < deadline else {
                        await release(claims)
                        throw error
                    }
                }
                // Whoever holds it gives it back when it next attends; nothing tells another program of it.
                try await Task.sleep(for: .milliseconds(50))
            }
        }
        return claims
    }

    /// Gives claims up; where that fails, their leases end.
    func release(_ claims: [Checkpoint]) async {
        for claim in claims { try? await stores.checkpoints.release(claim.name, fence: claim.fence) }
    }

    /// Deletes what is noted of events that a processor could not handle.
    func forgetTroubles(of name: String, in transaction: any StoreTransaction) async throws {
        let lot = ParkingLot(in: transaction.documents)
        for event in try await lot.list(name) { try await lot.remove(event) }
        let stops = ProcessorStop.all(in: transaction.documents)
        for stop in try await stops.find(where: ProcessorStop.processor == name) { try await stops.delete(stop.id) }
    }
}

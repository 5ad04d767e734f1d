extension Processors {
    /// Waits until every projection has caught up, so that queries can be answered: for a program that is to take over from
    /// an older one, whose versions of the projections are read until then.
    ///
    /// - Parameter timeout: how long to wait at most; `nil` means for ever.
    /// - Throws: ``ProjectionUnready``, or ``ProcessorError/late(_:position:expected:waited:)``, when the time is over;
    ///   ``ProcessorError/stopped(_:underlying:)`` when one has stopped at an event; what the stores throw; `CancellationError`.
    public func waitUntilReady(timeout: Duration? = nil) async throws {
        let deadline = timeout.map { ContinuousClock.now + $0 }
        for processor in all + inline where processor.settings.kind == .projection {
            try await waitUntilBuilt(processor, until: deadline)
            // One that was built long ago may have stood still since.
            let rest = deadline.map { max(.zero, $0 - ContinuousClock.now) }
            try await waitUntilProcessed(by: processor.settings.name, timeout: rest)
        }
    }

    /// Waits until a projection is built.
    ///
    /// - Throws: As ``waitUntilReady(timeout:)``.
    func waitUntilBuilt(
        _ processor: any Processor,
        until deadline: ContinuousClock.Instant?,
        besides known: [String: ProcessorStop] = [:]
    ) async throws {
        var pause = Duration.milliseconds(10)
        while let obstacle = try await readiness.obstacle(to: processor.settings.name) {
            for (checkpoint, stop) in try await stops(of: processor) where known[checkpoint] != stop {
                throw ProcessorError.stopped(stop, underlying: board.monitor(of: checkpoint)?.current.stop?.cause)
            }
            let rest = deadline.map { $0 - ContinuousClock.now } ?? pause
            if rest <= .zero { throw obstacle }
            // Whoever builds it may be another program, which tells nobody.
            let changes = board.changes.value
            await board.changes.wait(since: changes, atMost: min(rest, pause))
            try Task.checkCancellation()
            pause = min(pause * 2, .milliseconds(200))
        }
    }

    /// Where the partitions of a processor have stopped, by checkpoint.
    func stops(of processor: any Processor) async throws -> [String: ProcessorStop] {
        let stops = ProcessorStop.all(in: stores.documents)
        let found = try await stops.get(processor.settings.checkpoints)
        return Dictionary(found.map { ($0.id, $0.document) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether projections can be read.
    func areReady(_ processors: [any Processor]) async throws -> Bool {
        for processor in processors where try await !readiness.isReady(processor.settings.name) { return false }
        return true
    }

    // MARK: Older versions

    /// The older versions of a projection that the stores still have something of, the oldest first.
    ///
    /// - Throws: ``ProcessorError/unknown(_:known:)``; ``CheckpointError``.
    public func olderVersions(of projection: String) async throws -> [String] {
        let settings = try processor(projection).settings
        let saved = try await stores.checkpoints.list().map(\.name)
        return settings.olderNames.filter { name in saved.contains { ProcessorSettings.partitions(of: $0, name) != nil }
        }
    }

    /// Forgets the older versions of a projection: what they have written, how far they had come, and what they had set
    /// aside.
    ///
    /// - Parameter projection: the projection's name, as this program has it.
    /// - Returns: the versions that are forgotten.
    /// - Throws: ``ProjectionUnready`` where the projection itself is not built yet; ``CheckpointError/held(_:owner:until:)`` where a
    ///   program still handles an older version; ``TableStoreError/notGranted(table:role:)`` where the tables have another
    ///   owner; what the stores throw.
    public func retireOlderVersions(of projection: String) async throws -> [String] {
        let processor = try processor(projection)
        if let obstacle = try await readiness.obstacle(to: projection) { throw obstacle }
        let names = try await olderVersions(of: projection)
        let saved = try await stores.checkpoints.list().map(\.name)
        let checkpoints = saved.filter { checkpoint in
            names.contains { ProcessorSettings.partitions(of: checkpoint, $0) != nil }
        }
        let claims = try await take(checkpoints, timeout: .zero)
        do {
            try await forget(names, of: processor)
        } catch {
            await release(claims)
            throw error
        }
        for claim in claims { try await stores.checkpoints.delete(claim.name) }
        return names
    }

    private func forget(_ names: [String], of processor: any Processor) async throws {
        try await close(names)
        for name in names {
            for table in processor.tables {
                if let older = table.named(as: name, of: processor.settings) { try await stores.tables.drop(older) }
            }
            try await stores.transaction { transaction in
                try await transaction.documents.deleteAll(in: name)
                try await forgetTroubles(of: name, in: transaction)
                let marks = BuiltMark.all(in: transaction.documents)
                // The mark of one that was written with the events stays: a program that would go on with it is refused.
                for mark in try await marks.find(where: BuiltMark.projection == name)
                where mark.document.successor == nil {
                    try await marks.delete(mark.id)
                }
                try await ProcessorControl.all(in: transaction.documents).delete(name)
            }
        }
    }
}

extension TableDefinition {
    /// The table that an older version of a projection had; `nil` where it was called something else.
    fileprivate func named(as older: String, of settings: ProcessorSettings) -> TableDefinition? {
        guard let place = settings.olderNames.firstIndex(of: older) else { return nil }
        let suffix = "_v\(settings.olderNames.count + 1)"
        guard name.hasSuffix(suffix) else { return nil }
        let base = name.dropLast(suffix.count)
        return TableDefinition(
            place == 0 ? String(base) : "\(base)_v\(place + 1)",
            columns: columns,
            primaryKey: primaryKey,
            statements: ""
        )
    }
}

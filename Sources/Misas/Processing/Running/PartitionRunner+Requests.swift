extension PartitionRunner {
    /// Does what operators have asked for.
    mutating func obey() async throws {
        try await withStore { runner in
            let requests = ProcessorRequest.all(in: runner.stores.documents)
            let mine =
                ProcessorRequest.processor == runner.settings.name
                && ProcessorRequest.partition == runner.claim.index
            // In the order in which they were made: their ids are in the order of time.
            for found in try await requests.find(where: mine).sorted(by: { $0.id < $1.id }) {
                switch found.document.action {
                case .replay: try await runner.replay(found.document.key)
                case .discard: try await runner.discard(found.document.key)
                case .resume: runner.isResumed = true
                }
                try await requests.delete(found.id)
            }
        }
    }

    /// Handles the events that are set aside, in their order; the first of a key that fails again keeps the rest of it.
    private mutating func replay(_ key: String?) async throws {
        let lot = ParkingLot(in: stores.documents)
        let parked = try await lot.list(settings.name, key: key).filter { isMine($0.key) }
        var failed: Set<String> = []
        for event in parked where !failed.contains(event.key) {
            if inbox.isDraining { throw Drained() }
            if let failure = try await replay(event) {
                failed.insert(event.key)
                let again = event.failed(with: FailureDescription.of(failure))
                try await save(position) { transaction in
                    try await ParkingLot(in: transaction.documents).add(again)
                }
            }
        }
        for key in Set(parked.map(\.key)).subtracting(failed) { parkedKeys.remove(key) }
    }

    /// Handles one event that is set aside, and gives why that failed.
    private mutating func replay(_ parked: ParkedEvent) async throws -> (any Error)? {
        let before = GlobalPosition(parked.position.rawValue - 1)
        var item: Handling.Item?
        for try await event in stores.events.readAll(after: before, through: parked.position) {
            do {
                item = try handling.readers.read(event).item
            } catch {
                return error
            }
        }
        let items = item.map { [$0] } ?? []
        let handling = handling
        do {
            try await save(position) { transaction in
                // An event that is gone from the log, by a stream's end, is nothing to be handled any more.
                if !items.isEmpty { try await handling.handle(items, in: transaction) }
                try await ParkingLot(in: transaction.documents).remove(parked)
            }
            return nil
        } catch let lost as Lost {
            throw lost
        } catch {
            try Task.checkCancellation()
            return ItemFailure.cause(of: error)
        }
    }

    /// Forgets the events that are set aside.
    private mutating func discard(_ key: String?) async throws {
        let lot = ParkingLot(in: stores.documents)
        let parked = try await lot.list(settings.name, key: key).filter { isMine($0.key) }
        try await save(position) { transaction in
            let lot = ParkingLot(in: transaction.documents)
            for event in parked { try await lot.remove(event) }
        }
        for key in parked.map(\.key) { parkedKeys.remove(key) }
    }

    /// Handles what lies before a position, and no more: for who changes the number of partitions.
    mutating func catchUp(to end: GlobalPosition) async throws {
        parkedKeys = try await ParkingLot(in: stores.documents).keys(of: settings.name)
        if isNew { try await goToStart() }
        let rest = stores.events.readAll(after: position, through: end, filter: .types(handling.readers.types))
        for try await page in rest.pages { try await handle(page) }
        try await withStore { runner in try await runner.save(max(end, runner.position)) }
        try await forgetStop()
    }
}

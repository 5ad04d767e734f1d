/// The processors of a system, for those who wait for them and for those who operate them.
///
/// What is asked here is kept in the stores, and done by whichever instance holds the partition, in this program or in
/// another, within about two seconds; where none runs, when one does.
public struct Processors: Sendable {
    let all: [any Processor]
    let inline: [any Processor]
    let stores: WorkStores
    let board: ProcessingBoard
    let clock: any SystemClock

    var readiness: ProjectionReadiness { stores.readiness }

    /// The names of all processors that follow the events, in the order of registration.
    public var names: [String] { all.map(\.settings.name) }

    func processor(_ name: String) throws(ProcessorError) -> any Processor {
        guard let found = (all + inline).first(where: { $0.settings.name == name }) else {
            throw .unknown(name, known: (all + inline).map(\.settings.name))
        }
        return found
    }

    // MARK: Parked events

    /// The events that a processor has set aside, in the order of the log.
    ///
    /// - Parameters:
    ///   - processor: the processor's name.
    ///   - key: of which key; `nil` means all.
    ///   - limit: how many at most.
    /// - Throws: ``ProcessorError/unknown(_:known:)``; ``DocumentStoreError``.
    public func parkedEvents(of processor: String, key: String? = nil, limit: Int = 100) async throws -> [ParkedEvent] {
        _ = try self.processor(processor)
        return try await ParkingLot(in: stores.documents).list(processor, key: key, limit: limit)
    }

    /// Has the events handled that were set aside, in their order.
    ///
    /// The first of a key that fails again keeps the rest of that key.
    ///
    /// - Parameters:
    ///   - processor: the processor's name.
    ///   - key: of which key; `nil` means all.
    /// - Throws: ``ProcessorError/unknown(_:known:)``; what the stores throw.
    public func replay(_ processor: String, key: String? = nil) async throws {
        try await request(.replay, of: processor, key: key)
    }

    /// Has the events forgotten that were set aside.
    ///
    /// - Parameters:
    ///   - processor: the processor's name.
    ///   - key: of which key; `nil` means all.
    /// - Throws: ``ProcessorError/unknown(_:known:)``; what the stores throw.
    public func discard(_ processor: String, key: String? = nil) async throws {
        try await request(.discard, of: processor, key: key)
    }

    // MARK: Pausing

    /// Has a processor handle nothing until it is resumed.
    ///
    /// - Throws: ``ProcessorError/unknown(_:known:)``; ``ProcessorError/inline(_:)`` for a projection that is written with the
    ///   events; what the stores throw.
    public func pause(_ processor: String) async throws {
        if try self.processor(processor).settings.isInline { throw ProcessorError.inline(processor) }
        try await control(processor) { $0.isPaused = true }
    }

    /// Has a processor go on that was paused, or that has stopped at an event: that is tried once more.
    ///
    /// - Throws: ``ProcessorError/unknown(_:known:)``; what the stores throw.
    public func resume(_ processor: String) async throws {
        try await control(processor) { $0.isPaused = false }
        try await request(.resume, of: processor, key: nil)
    }

    // MARK: Telling the owners

    /// What operators have decided on a processor.
    func control(of name: String) async throws -> ProcessorControl {
        try await ProcessorControl.all(in: stores.documents).get(name)?.document ?? ProcessorControl()
    }

    func control(_ name: String, _ change: @Sendable (inout ProcessorControl) -> Void) async throws {
        _ = try processor(name)
        try await stores.transaction { transaction in try await control(name, in: transaction, change) }
        _ = try await stores.checkpoints.notify(name)
    }

    func control(
        _ name: String,
        in transaction: any StoreTransaction,
        _ change: @Sendable (inout ProcessorControl) -> Void
    ) async throws {
        let controls = ProcessorControl.all(in: transaction.documents)
        var control = try await controls.get(name)?.document ?? ProcessorControl()
        change(&control)
        try await controls.put(control, as: name)
    }

    private func request(_ action: ProcessorRequest.Action, of name: String, key: String?) async throws {
        let settings = try processor(name).settings
        let requests = ProcessorRequest.all(in: stores.documents)
        for partition in 0..<settings.partitions {
            try await requests.insert(
                ProcessorRequest(processor: name, partition: partition, action: action, key: key),
                as: UUID.version7()
            )
        }
        _ = try await stores.checkpoints.notify(name)
    }
}

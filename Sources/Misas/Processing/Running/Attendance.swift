internal import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Takes part, for one instance, in the sharing of partitions: keeps what it holds, takes what is free, gives up what is
/// beyond its share, and has each partition that it holds handled.
final class Attendance: Sendable {
    private struct State {
        var held: [String: HeldPartition] = [:]
        var revisions: [String: Int64] = [:]
        var controls: [String: ProcessorControl] = [:]
        /// The projections that the appends write: there is nothing of them to be held.
        var inline: Set<String> = []
        /// When the leases end, should nothing be heard from the store.
        var deadline: ContinuousClock.Instant?
        var isDraining = false
        /// Whether the stores did not answer the last time.
        var isAlone = false
    }

    private let processors: [any Processor]
    private let stores: WorkStores
    private let clock: any SystemClock
    private let owner: String
    private let lease: Duration
    private let board: ProcessingBoard
    private let log: SystemLog
    private let alarm = Alarm()
    private let state = Mutex(State())

    init(
        _ processors: [any Processor],
        stores: WorkStores,
        clock: any SystemClock,
        owner: String,
        lease: Duration,
        board: ProcessingBoard,
        log: SystemLog
    ) {
        self.processors = processors
        self.stores = stores
        self.clock = clock
        self.owner = owner
        self.lease = lease
        self.board = board
        self.log = log
    }

    /// Lets what is under way come to its end, and takes nothing new.
    func drain() {
        let held = state.withLock { state in
            state.isDraining = true
            return Array(state.held.values)
        }
        for partition in held { partition.drain() }
        alarm.ring()
    }

    /// Rolls back what is under way.
    func abandon() {
        let held = state.withLock { Array($0.held.values) }
        for partition in held { partition.abandon() }
        alarm.ring()
    }

    /// Takes part until it is drained, or the task is cancelled; then all is given up.
    func run() async {
        await withDiscardingTaskGroup { group in
            while !state.withLock({ $0.isDraining }), !Task.isCancelled {
                let pause = await attend(in: &group)
                await alarm.sleep(for: pause)
            }
            drain()
        }
        // Also for a task that was cancelled: others need not wait for the leases to end.
        let (stores, owner) = (stores, owner)
        await Task { try? await stores.checkpoints.leave(owner) }.value
    }

    // MARK: Attending

    /// Shows that this instance is there, and does what follows from how the partitions are shared.
    ///
    /// - Returns: when to do so again.
    private func attend(in group: inout DiscardingTaskGroup) async -> Duration {
        let begin = ContinuousClock.now
        let processors = processors.filter { !isReplaced($0.settings) }
        let groups = processors.map { processor in
            CheckpointGroup(
                name: processor.settings.name,
                checkpoints: rests(processor.settings) ? [] : processor.settings.checkpoints
            )
        }
        let shares: [CheckpointShare]
        do {
            shares = try await stores.checkpoints.attend(groups, by: owner, for: lease)
        } catch {
            note(failure: error)
            if let deadline = state.withLock({ $0.deadline }), ContinuousClock.now >= deadline { abandon() }
            return lease / 8
        }
        note(failure: nil)
        state.withLock { $0.deadline = begin + lease }
        var pause = lease * 0.6
        for (processor, share) in zip(processors, shares) {
            let again = await follow(share, of: processor, in: &group)
            pause = min(pause, again)
        }
        return max(pause, .milliseconds(5))
    }

    /// Says when the stores stop answering, and when they answer again.
    private func note(failure: (any Error)?) {
        let wasAlone = state.withLock { state in
            defer { state.isAlone = failure != nil }
            return state.isAlone
        }
        guard wasAlone != (failure != nil), !Task.isCancelled else { return }
        if let failure {
            log.warning("the stores do not answer, and are asked again", ["misas.instance": owner], failure)
        } else {
            log.info("the stores answer again", ["misas.instance": owner])
        }
    }

    private func follow(
        _ share: CheckpointShare,
        of processor: any Processor,
        in group: inout DiscardingTaskGroup
    ) async -> Duration {
        var pause = lease
        let name = processor.settings.name
        let rested = rests(processor.settings)
        if state.withLock({ $0.revisions[name] }) != share.revision {
            guard await readControl(of: processor.settings, at: share.revision) else { return lease / 8 }
        }
        let rests = rests(processor.settings)
        // What is asked for depends on it: it is asked for at once.
        if rests != rested { pause = .zero }
        let fences = Dictionary(share.held.map { ($0.name, $0.fence) }, uniquingKeysWith: { first, _ in first })
        var running = 0
        for partition in state.withLock({ $0.held.values.filter { $0.processor == name } }) {
            if fences[partition.claim.checkpoint] != partition.claim.fence {
                partition.abandon()
                // Its end is near, and then it may be begun anew.
                pause = .milliseconds(20)
            } else if rests {
                partition.drain()
            } else {
                running += 1
                partition.inbox.tick()
                // What is beyond the share is left to the others, when it has come to its end.
                if running > share.quota { partition.drain() }
            }
        }
        guard !rests else {
            for checkpoint in share.held where state.withLock({ $0.held[checkpoint.name] == nil }) {
                // It was claimed before it was known that there is nothing to do.
                try? await stores.checkpoints.release(checkpoint.name, fence: checkpoint.fence)
            }
            return pause
        }
        for checkpoint in share.held.prefix(max(0, share.quota)) {
            begin(checkpoint, of: processor, in: &group)
        }
        // Also where it holds its share: when one of the others is gone, that is greater.
        if let expiry = share.nextExpiry {
            pause = min(pause, .seconds(expiry.timeIntervalSince(share.now)) + .milliseconds(10))
        }
        return pause
    }

    /// Whether a processor was brought over into another number of partitions: then this instance is none of those who
    /// share them.
    private func isReplaced(_ settings: ProcessorSettings) -> Bool {
        state.withLock { state in
            let isHeld = state.held.values.contains { $0.processor == settings.name }
            return !isHeld && state.controls[settings.name]?.isReplaced(in: settings.partitions) ?? false
        }
    }

    /// Whether there is nothing to be done for a processor.
    private func rests(_ settings: ProcessorSettings) -> Bool {
        state.withLock { state in
            state.controls[settings.name]?.rests(among: settings.partitions) ?? false
                || state.inline.contains(settings.name)
        }
    }

    /// Reads what operators have decided, and tells the runners.
    ///
    /// - Returns: whether it could be read.
    private func readControl(of settings: ProcessorSettings, at revision: Int64) async -> Bool {
        let name = settings.name
        let controls = ProcessorControl.all(in: stores.documents)
        do {
            let control = try await controls.get(name)?.document ?? ProcessorControl()
            let isInline =
                settings.isInline ? try await BuiltMark.all(in: stores.documents).get(name) != nil : false
            let held = state.withLock { state in
                if isInline { state.inline.insert(name) } else { state.inline.remove(name) }
                state.revisions[name] = revision
                state.controls[name] = control
                return state.held.values.filter { $0.processor == name }
            }
            for partition in held { partition.inbox.control() }
            return true
        } catch {
            return false
        }
    }

    // MARK: Partitions

    private func begin(
        _ checkpoint: Checkpoint,
        of processor: any Processor,
        in group: inout DiscardingTaskGroup
    ) {
        let name = processor.settings.name
        guard let index = processor.settings.checkpoints.firstIndex(of: checkpoint.name) else { return }
        let claim = PartitionClaim(checkpoint: checkpoint.name, index: index, fence: checkpoint.fence)
        let inbox = PartitionInbox()
        let monitor = PartitionMonitor(processor: name, claim: claim, position: checkpoint.position, board: board)
        let control: ProcessorControl? = state.withLock { state in
            guard state.held[claim.checkpoint] == nil, !state.isDraining else { return nil }
            state.held[claim.checkpoint] = HeldPartition(processor: name, claim: claim, inbox: inbox, monitor: monitor)
            return state.controls[name] ?? ProcessorControl()
        }
        guard let control else { return }
        let work = PartitionWork(
            stores: stores,
            clock: clock,
            idleLimit: lease * 0.8,
            claim: claim,
            checkpoint: checkpoint,
            rebuildsThrough: control.rebuildsThrough,
            inbox: inbox,
            monitor: monitor
        )
        board.add(monitor)
        group.addTask { await self.handle(work, by: processor) }
    }

    private func handle(_ work: PartitionWork, by processor: any Processor) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await processor.run(work) }
            group.addTask { await work.inbox.waitUntilAbandoned() }
            await group.next()
            group.cancelAll()
        }
        board.remove(work.monitor)
        if work.inbox.isDraining {
            try? await stores.checkpoints.release(work.claim.checkpoint, fence: work.claim.fence)
        }
        state.withLock { $0.held[work.claim.checkpoint] = nil }
        alarm.ring()
    }
}

/// A partition that an instance has in its hands.
private struct HeldPartition: Sendable {
    let processor: String
    let claim: PartitionClaim
    let inbox: PartitionInbox
    let monitor: PartitionMonitor

    /// Lets what is under way come to its end.
    func drain() {
        monitor.leave()
        inbox.drain()
    }

    /// Rolls back what is under way.
    func abandon() {
        monitor.leave()
        inbox.abandon()
    }
}

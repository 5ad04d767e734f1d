#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// How a processor is doing, as far as the stores know: the same in every program that asks.
public struct ProcessorStatus: Sendable {
    /// How well it keeps up.
    public enum Health: String, Sendable, Hashable, CaseIterable {
        /// It is being built, and is not read before it has caught up.
        case building
        /// It has handled all that is recorded.
        case current
        /// Something waits, and it comes on.
        case behind
        /// Something has waited for long, and it has not come on meanwhile.
        case stuck
        /// It has stopped at an event, until an operator has it go on.
        case stopped
        /// Something waits, and no instance holds it.
        case abandoned
        /// An operator has paused it.
        case paused
    }

    /// A part of a processor's events, by key.
    public struct Partition: Sendable {
        /// The name of its checkpoint.
        public let checkpoint: String
        /// Up to where all is handled or set aside.
        public let position: GlobalPosition
        /// The instance that holds it; `nil` where none does.
        public let owner: String?
        /// When it last came on; `nil` where it never did.
        public let savedAt: Date?
        /// When the first event was recorded that waits for it; `nil` where none does.
        public let waitingSince: Date?
        /// Where it has stopped, if it has.
        public let stop: ProcessorStop?
        /// How well it keeps up.
        public let health: Health
    }

    /// The processor's name.
    public let name: String
    /// What kind it is.
    public let kind: ProcessorKind
    /// Whether it is a projection that is written with the events.
    public let isInline: Bool
    /// Whether an operator has paused it.
    public let isPaused: Bool
    /// Its partitions.
    public let partitions: [Partition]
    /// How many events are set aside.
    public let parkedEvents: Int
    /// The last position in the log.
    public let lastPosition: GlobalPosition
    /// When this was so, by the system's clock.
    public let time: Date

    /// How many positions lie between the end of the log and the partition that is furthest behind; others' events, and
    /// holes, count too.
    public var positionsBehind: Int64 {
        let waiting = partitions.filter { $0.waitingSince != nil }.map(\.position)
        return waiting.min().map { max(0, lastPosition.rawValue - $0.rawValue) } ?? 0
    }

    /// For how long the first event has waited that is not handled yet; zero where none does.
    public var lag: Duration {
        let oldest = partitions.compactMap(\.waitingSince).min()
        return oldest.map { .seconds(max(0, time.timeIntervalSince($0))) } ?? .zero
    }

    /// How well it keeps up: as the worst of its partitions.
    public var health: Health {
        let found = Set(partitions.map(\.health))
        return [.paused, .stopped, .stuck, .abandoned, .building, .behind].first(where: found.contains) ?? .current
    }
}

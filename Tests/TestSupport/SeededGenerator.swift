internal import Foundation

/// Random numbers that can be had again: the seed of a run is printed, and taken from `MISAS_SEED` when that is set.
public struct SeededGenerator: RandomNumberGenerator {
    private static let runSeed: UInt64 = {
        let seed = ProcessInfo.processInfo.environment["MISAS_SEED"].flatMap { UInt64($0) } ?? .random(in: 0 ... .max)
        print("Random tests of this run: MISAS_SEED=\(seed)")
        return seed
    }()

    /// The seed, for messages.
    public let seed: UInt64
    private var state: UInt64

    /// The numbers of the run's seed.
    public init() {
        self.init(seed: Self.runSeed)
    }

    /// The numbers of a seed.
    public init(seed: UInt64) {
        self.seed = seed
        state = seed
    }

    /// The next number (SplitMix64).
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

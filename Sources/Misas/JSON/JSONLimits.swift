extension JSON {
    /// What a text may cost before it is refused.
    public struct Limits: Sendable, Hashable {
        /// The limits that apply when none are given: 16 MiB, 100 levels, 32 failures.
        public static let `default` = Limits()

        /// The size of a text in bytes.
        public let bytes: Int

        /// How many objects and arrays may be open at once.
        public let depth: Int

        /// How many failures are reported before the rest are only counted.
        public let failures: Int

        /// Creates limits.
        ///
        /// - Parameters:
        ///   - bytes: The size of a text in bytes, at most 2 GiB.
        ///   - depth: How many objects and arrays may be open at once. At most 250, because reading a value
        ///     uses stack for each level, and a thread may have no more than 512 KiB.
        ///   - failures: How many failures are reported; at least 1.
        public init(bytes: Int = 16 << 20, depth: Int = 100, failures: Int = 32) {
            self.bytes = min(max(bytes, 0), Int(Int32.max))
            self.depth = min(max(depth, 0), 250)
            self.failures = max(failures, 1)
        }
    }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Random bits from the system, drawn many at a time: a system call for each id would cost more than all the rest.
package struct RandomBits: ~Copyable {
    /// 256 bytes: the most that `getentropy` gives at once.
    private static let wordsPerDraw = 32

    private var words: [UInt64] = []
    private var used = 0

    package init() {}

    /// 64 random bits, fit for secrets.
    package mutating func next() -> UInt64 {
        if used == words.count { refill() }
        defer { used += 1 }
        return words[used]
    }

    private mutating func refill() {
        used = 0
        if words.isEmpty { words = [UInt64](repeating: 0, count: Self.wordsPerDraw) }
        let status = words.withUnsafeMutableBytes { bytes in
            bytes.baseAddress.map { getentropy($0, bytes.count) } ?? -1
        }
        guard status != 0 else { return }
        // The system call is missing or forbidden here: the standard library knows other ways.
        var generator = SystemRandomNumberGenerator()
        for index in words.indices { words[index] = generator.next() }
    }
}

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A hash that is the same in every process and every version: FNV-1a in 128 bits.
///
/// <https://datatracker.ietf.org/doc/draft-eastlake-fnv/>
struct StableHash {
    private static let prime: UInt128 = (1 << 88) + 0x13B

    private(set) var value: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D

    /// Adds bytes.
    mutating func combine(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { value = (value ^ UInt128(byte)) &* Self.prime }
    }

    /// The hash as the bytes of a UUID.
    var bytes: uuid_t {
        var bytes: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        withUnsafeMutableBytes(of: &bytes) { buffer in
            for index in 0..<16 { buffer[index] = UInt8(truncatingIfNeeded: value >> (120 - 8 * index)) }
        }
        return bytes
    }

    /// Which of several partitions a key belongs to.
    static func partition(of key: String, among count: Int) -> Int {
        guard count > 1 else { return 0 }
        var hash = StableHash()
        hash.combine(key.utf8)
        // The lower bits of FNV depend on few of the key's: the upper ones are mixed in.
        let folded = UInt64(truncatingIfNeeded: hash.value >> 64) ^ UInt64(truncatingIfNeeded: hash.value)
        return Int((folded ^ (folded >> 32)) % UInt64(count))
    }
}

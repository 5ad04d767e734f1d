#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Searches of whole files by the C library: in a debug build of the compiler, the one that build plug-ins run, a loop in
/// Swift costs a hundred times as much per byte.
extension UnsafeBufferPointer<UInt8> {
    /// The place of the first byte of a value, at or after another place.
    func place(of byte: UInt8, from start: Int = 0) -> Int? {
        guard let base = baseAddress, start < count, let found = memchr(base + start, Int32(byte), count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Whether every byte is below 128.
    var isASCII: Bool {
        let bytes = UnsafeRawBufferPointer(self)
        let words = count / 8
        var bits: UInt64 = 0
        var index = 0
        while index < words {
            bits |= bytes.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self)
            index &+= 1
        }
        var byte = words * 8
        while byte < count {
            bits |= UInt64(self[byte])
            byte &+= 1
        }
        return bits & 0x8080_8080_8080_8080 == 0
    }
}

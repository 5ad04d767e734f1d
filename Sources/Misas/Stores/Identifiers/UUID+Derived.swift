#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension UUID {
    /// The id of what somebody does because of a message: always the same for the same message, doer and number.
    ///
    /// A version 8 UUID (RFC 9562) of 122 bits of FNV-1a. Ids of messages are random in most of their bits, so that two
    /// of these are the same only by chance; it does not keep from finding such, which nobody gains by.
    static func derived(from cause: UUID, for doer: String, number: Int) -> UUID {
        var hash = StableHash()
        withUnsafeBytes(of: cause.uuid) { hash.combine($0) }
        hash.combine(doer.utf8)
        withUnsafeBytes(of: Int64(number).littleEndian) { hash.combine($0) }
        var bytes = hash.bytes
        bytes.6 = bytes.6 & 0x0F | 0x80
        bytes.8 = bytes.8 & 0x3F | 0x80
        return UUID(uuid: bytes)
    }
}

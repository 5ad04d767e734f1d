#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension UUID: JSONCodable {
    /// Reads a string of 36 characters, in upper or lower case.
    public init(from reader: inout JSONReader) {
        self = reader.formatted("a UUID") { UUID(utf8: $0) } ?? UUID(uuid: Self.zero)
    }

    /// Writes a string in lower case.
    public func encode(to writer: inout JSONWriter) {
        writer.plainString { write(to: &$0) }
    }

    private static let zero: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)

    private init?(utf8 text: borrowing Span<UInt8>) {
        guard text.count == 36 else { return nil }
        var uuid = Self.zero
        let isValid = withUnsafeMutableBytes(of: &uuid) { bytes in
            var index = 0
            for position in bytes.indices {
                if position == 4 || position == 6 || position == 8 || position == 10 {
                    guard text[index] == UInt8(ascii: "-") else { return false }
                    index += 1
                }
                let high = Self.value(of: text[index])
                let low = Self.value(of: text[index + 1])
                guard high | low < 16 else { return false }
                bytes[position] = high << 4 | low
                index += 2
            }
            return true
        }
        guard isValid else { return nil }
        self.init(uuid: uuid)
    }

    private func write(to text: inout [UInt8]) {
        text.append(upTo: 36) { text in
            withUnsafeBytes(of: uuid) { bytes in
                for position in bytes.indices {
                    if position == 4 || position == 6 || position == 8 || position == 10 {
                        text.append(UInt8(ascii: "-"))
                    }
                    text.append(Self.digit(bytes[position] >> 4))
                    text.append(Self.digit(bytes[position] & 0xF))
                }
            }
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") &+ value : UInt8(ascii: "a") &- 10 &+ value
    }

    /// The value of a hexadecimal digit; 0xFF for what is none.
    private static func value(of digit: UInt8) -> UInt8 {
        let decimal = digit &- UInt8(ascii: "0")
        if decimal < 10 { return decimal }
        let letter = (digit | 0x20) &- UInt8(ascii: "a")
        return letter < 6 ? letter &+ 10 : 0xFF
    }
}

extension UUID: JSONKey {
    /// The UUID in lower case.
    public var jsonKey: String {
        var text: [UInt8] = []
        text.reserveCapacity(36)
        write(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads a UUID of 36 characters, in upper or lower case.
    public init?(jsonKey: String) {
        let utf8 = Array(jsonKey.utf8)
        self.init(utf8: utf8.span)
    }
}

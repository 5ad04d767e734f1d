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
                let high = Self.values[Int(text[index])]
                let low = Self.values[Int(text[index + 1])]
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
        withUnsafeBytes(of: uuid) { bytes in
            for position in bytes.indices {
                if position == 4 || position == 6 || position == 8 || position == 10 {
                    text.append(UInt8(ascii: "-"))
                }
                text.append(Self.digits[Int(bytes[position] >> 4)])
                text.append(Self.digits[Int(bytes[position] & 0xF)])
            }
        }
    }

    private static let digits = Array("0123456789abcdef".utf8)

    /// The value of each byte as a hexadecimal digit; 0xFF for what is none.
    private static let values: [UInt8] = (0..<256).map { byte in
        switch UInt8(byte) {
        case let digit where digits.contains(digit | 0x20) || (0x30...0x39).contains(digit):
            UInt8(digits.firstIndex(of: digit < 0x40 ? digit : digit | 0x20) ?? 0xFF)
        default: 0xFF
        }
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

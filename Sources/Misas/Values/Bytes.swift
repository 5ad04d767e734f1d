/// Any bytes.
///
/// In JSON they are base64 (RFC 4648, section 4).
public struct Bytes: Sendable, Hashable {
    /// The bytes.
    public var bytes: [UInt8]

    /// Creates a value of some bytes.
    public init(_ bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
    }

    /// Reads bytes from base64; `nil` when the text is not.
    ///
    /// Padding is required. White space is not allowed, and bits that stand for nothing have to be zero, so that the
    /// same bytes have one text only.
    public init?(base64 text: String) {
        let utf8 = Array(text.utf8)
        self.init(base64: utf8.span)
    }

    /// The bytes in base64, with padding.
    public var base64: String {
        String(decoding: Base64.encode(bytes), as: UTF8.self)
    }

    init?(base64 text: borrowing Span<UInt8>) {
        guard let bytes = Base64.decode(text) else { return nil }
        self.bytes = bytes
    }
}

extension Bytes: ExpressibleByArrayLiteral {
    /// Creates a value of the bytes listed.
    public init(arrayLiteral elements: UInt8...) {
        bytes = elements
    }
}

extension Bytes: CustomStringConvertible {
    /// How many bytes there are: their content is rarely fit to print.
    public var description: String {
        bytes.count == 1 ? "1 byte" : "\(bytes.count) bytes"
    }
}

extension Bytes: JSONCodable {
    /// Reads a string in base64.
    public init(from reader: inout JSONReader) {
        self = reader.formatted("a string in base64") { Bytes(base64: $0) } ?? []
    }

    /// Writes a string in base64.
    public func encode(to writer: inout JSONWriter) {
        writer.plainString { $0.append(contentsOf: Base64.encode(bytes)) }
    }
}

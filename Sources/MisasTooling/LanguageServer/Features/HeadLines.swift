/// What a file says of itself in its first column, read line by line, so that it is known also where the file cannot be read.
struct HeadLines {
    private(set) var subsystem: String?
    private(set) var uses: [String] = []

    /// - Complexity: O(length of the text)
    init(_ text: [UInt8]) {
        var isInUses = false
        for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            if line.starts(with: "subsystem:".utf8) {
                subsystem = Self.names(line.dropFirst("subsystem:".utf8.count)).first
                isInUses = false
            } else if line.starts(with: "uses:".utf8) {
                uses += Self.names(line.dropFirst("uses:".utf8.count))
                isInUses = true
            } else if isInUses {
                let rest = line.drop { $0 == 0x20 }
                isInUses = rest.first == UInt8(ascii: "-")
                if isInUses { uses += Self.names(rest.dropFirst()) }
            }
        }
    }

    private static func names(_ text: ArraySlice<UInt8>) -> [String] {
        text.prefix { $0 != UInt8(ascii: "#") }.split { byte in
            !((0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_"))
        }
        .map { String(decoding: $0, as: UTF8.self) }
    }
}

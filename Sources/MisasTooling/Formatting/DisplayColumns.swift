internal import MisasCompiler

/// How many columns UTF-8 takes where it is shown.
enum DisplayColumns {
    /// - Complexity: O(length)
    static func of(_ bytes: ArraySlice<UInt8>) -> Int {
        var columns = 0
        for byte in bytes {
            guard byte < 0x80 else { return width(of: bytes) }
            columns = byte == 0x09 ? nextTab(after: columns) : columns + 1
        }
        return columns
    }

    private static func width(of bytes: ArraySlice<UInt8>) -> Int {
        var columns = 0
        for character in String(decoding: bytes, as: UTF8.self) {
            columns = character == "\t" ? nextTab(after: columns) : columns + DisplayWidth.of(character)
        }
        return columns
    }

    private static func nextTab(after column: Int) -> Int { (column / 8 + 1) * 8 }
}

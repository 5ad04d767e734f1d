/// The lines of a text with their ends; the last may have none.
///
/// Only LF ends one, as for `diff` and `patch`.
struct TextLines {
    let bytes: [UInt8]
    /// Where each begins, and where the text ends.
    private let starts: [UInt32]

    init(_ text: String) {
        bytes = Array(text.utf8)
        var starts: [UInt32] = [0]
        for (index, byte) in bytes.enumerated() where byte == 0x0A {
            starts.append(UInt32(truncatingIfNeeded: index + 1))
        }
        if starts.last != UInt32(truncatingIfNeeded: bytes.count) {
            starts.append(UInt32(truncatingIfNeeded: bytes.count))
        }
        self.starts = starts
    }

    var count: Int { starts.count - 1 }

    subscript(index: Int) -> ArraySlice<UInt8> { bytes[Int(starts[index])..<Int(starts[index + 1])] }
}

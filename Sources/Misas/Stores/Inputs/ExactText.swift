/// A text that is compared and ordered by its bytes.
///
/// Swift's strings are equal when they are canonically equivalent; a database compares bytes.
/// What names something in a store must mean the same in both.
struct ExactText: Sendable {
    let string: String

    init(_ string: String) {
        self.string = string
    }
}

extension ExactText: Hashable {
    static func == (lhs: ExactText, rhs: ExactText) -> Bool {
        lhs.string.utf8.count == rhs.string.utf8.count && lhs.string.utf8.elementsEqual(rhs.string.utf8)
    }

    func hash(into hasher: inout Hasher) {
        // The stores' strings are native and so contiguous; the copy is for those bridged from elsewhere.
        if string.utf8.withContiguousStorageIfAvailable({ hasher.combine(bytes: UnsafeRawBufferPointer($0)) }) == nil {
            Array(string.utf8).withUnsafeBytes { hasher.combine(bytes: $0) }
        }
        hasher.combine(UInt8.max)
    }
}

extension ExactText: Comparable {
    static func < (lhs: ExactText, rhs: ExactText) -> Bool {
        lhs.string.utf8.lexicographicallyPrecedes(rhs.string.utf8)
    }
}

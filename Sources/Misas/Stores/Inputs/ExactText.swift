/// A text that is compared and ordered by its bytes.
///
/// Swift's strings are equal when they are canonically equivalent; a database compares bytes.
/// What names something in a store must mean the same in both.
package struct ExactText: Sendable {
    package let string: String

    package init(_ string: String) {
        self.string = string
    }

    private func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        // The strings of stores are native, and so contiguous; the copy is for those bridged from elsewhere.
        string.utf8.withContiguousStorageIfAvailable(body) ?? Array(string.utf8).withUnsafeBufferPointer(body)
    }
}

extension ExactText: Hashable {
    package static func == (lhs: ExactText, rhs: ExactText) -> Bool {
        lhs.withBytes { left in rhs.withBytes { right in left.count == right.count && left.elementsEqual(right) } }
    }

    package func hash(into hasher: inout Hasher) {
        withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        hasher.combine(UInt8.max)
    }
}

extension ExactText: Comparable {
    package static func < (lhs: ExactText, rhs: ExactText) -> Bool {
        lhs.string.utf8.lexicographicallyPrecedes(rhs.string.utf8)
    }
}

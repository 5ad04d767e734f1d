extension [UInt8] {
    /// Appends at most this many bytes, written in place.
    ///
    /// The standard library's function of this kind grows the array to just what is needed, so that a text written
    /// piece by piece would be copied each time; this one doubles it.
    @inlinable
    package mutating func append(upTo count: Int, _ body: (inout OutputSpan<UInt8>) -> Void) {
        if capacity - self.count < count {
            reserveCapacity(Swift.max(2 * capacity, self.count + count))
        }
        append(addingCapacity: count, initializingWith: body)
    }
}

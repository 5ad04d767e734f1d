/// Memory that bytes are appended to.
///
/// Rendering is many small appends. Those of `Array` are generic calls, which cost a debug build of the compiler, the
/// one that build plug-ins run, five times what copying by pointer does.
struct ByteBuffer: ~Copyable {
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int) {
        self.capacity = max(capacity, 1)
        base = .allocate(capacity: self.capacity)
    }

    deinit {
        base.deallocate()
    }

    /// Appends bytes that lie outside the buffer.
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        append(bytes, from: 0, to: bytes.count)
    }

    /// Appends a part, which has to be within its bounds, of bytes that lie outside the buffer.
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
        guard let source = bytes.baseAddress else { return }
        let added = end &- start
        if count &+ added > capacity { grow(toHold: count + added) }
        UnsafeMutableRawPointer(base + count).copyMemory(from: source + start, byteCount: added)
        count &+= added
    }

    /// The bytes, valid while the closure runs.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        body(UnsafeBufferPointer(start: base, count: count))
    }

    private mutating func grow(toHold needed: Int) {
        let newCapacity = max(needed, capacity * 2)
        let newBase = UnsafeMutablePointer<UInt8>.allocate(capacity: newCapacity)
        UnsafeMutableRawPointer(newBase).copyMemory(from: base, byteCount: count)
        base.deallocate()
        base = newBase
        capacity = newCapacity
    }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Ends the program with a status.
public func finish(_ status: Int32) -> Never {
    exit(status)
}

/// Has what was printed seen at once.
public func flush() {
    fflush(nil)
}

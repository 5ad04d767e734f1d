#if canImport(Glibc)
    internal import CMalloc
#endif

/// How the process gets its memory.
package enum ProcessMemory {
    /// Lets the heaps grow by 16 MiB at a time, where the C library can be told so.
    ///
    /// By default, glibc asks the system for 4 KiB at a time on every thread but the first: for a large system's specs that
    /// is thousands of calls, each of which stops the other threads' memory too. What is not used is never touched, and so
    /// costs nothing.
    package static func growInLargeSteps() {
        #if canImport(Glibc)
            mallopt(M_TOP_PAD, 16 << 20)
        #endif
    }
}

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// What is written to the program.
package enum StandardInput {
    /// Reads to the end, or as much as is needed to see that it is too much.
    ///
    /// By its descriptor: where it is a socket, as for programs that some editors start, it cannot be opened by a name.
    ///
    /// - Parameter limit: how many bytes are of use.
    /// - Returns: what was read; the system's words, such as "Bad file descriptor", where it cannot be read.
    package static func read(atMost limit: Int) -> Result<[UInt8], Failure> {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= limit {
            let count = part.withUnsafeMutableBytes { buffer in
                #if canImport(Darwin)
                    Darwin.read(0, buffer.baseAddress, buffer.count)
                #elseif canImport(Musl)
                    Musl.read(0, buffer.baseAddress, buffer.count)
                #else
                    Glibc.read(0, buffer.baseAddress, buffer.count)
                #endif
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return .failure(Failure(reason: String(cString: strerror(errno)))) }
            if count == 0 { break }
            bytes += part[..<count]
        }
        return .success(bytes)
    }

    /// It cannot be read.
    package struct Failure: Error {
        package let reason: String
    }
}

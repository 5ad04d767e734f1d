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
            switch read(into: &part) {
            case .success(0): return .success(bytes)
            case .success(let count): bytes += part[..<count]
            case .failure(let failure): return .failure(failure)
            }
        }
        return .success(bytes)
    }

    /// Reads what there is; waits where that is nothing.
    ///
    /// - Returns: how many bytes were read; none at the end.
    static func read(into buffer: inout [UInt8]) -> Result<Int, Failure> {
        while true {
            let count = buffer.withUnsafeMutableBytes { buffer in
                #if canImport(Darwin)
                    Darwin.read(0, buffer.baseAddress, buffer.count)
                #elseif canImport(Musl)
                    Musl.read(0, buffer.baseAddress, buffer.count)
                #else
                    Glibc.read(0, buffer.baseAddress, buffer.count)
                #endif
            }
            if count < 0, errno == EINTR { continue }
            return count < 0 ? .failure(Failure(reason: String(cString: strerror(errno)))) : .success(count)
        }
    }

    /// It cannot be read.
    package struct Failure: Error {
        package let reason: String
    }
}

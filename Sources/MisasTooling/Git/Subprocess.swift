#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A program that is run to its end, and what it wrote.
///
/// By POSIX's own calls: Foundation's would double the time in which the tool starts.
struct Subprocess {
    let status: Int32
    let output: [UInt8]
    let error: String

    /// What keeps a program from being run.
    struct Failure: Error {
        /// The system's own words.
        let reason: String
    }

    /// Runs a program, found as a shell finds it.
    ///
    /// Its input, output and errors are files, so that neither side waits for the other.
    init(_ arguments: [String], input: [UInt8] = []) throws(Failure) {
        let streams = try (0..<3).map { _ throws(Failure) in try Self.file() }
        defer { for stream in streams { close(stream) } }
        try Self.write(input, to: streams[0])
        lseek(streams[0], 0, SEEK_SET)
        let process = try Self.start(arguments, streams)
        var state: Int32 = 0
        while waitpid(process, &state, 0) < 0 {
            guard errno == EINTR else { throw Self.failure() }
        }
        // The low seven bits are the signal that ended it, the next eight its status.
        status = state & 0x7F == 0 ? state >> 8 & 0xFF : 128 + state & 0x7F
        output = try Self.content(of: streams[1])
        error = String(decoding: try Self.content(of: streams[2]), as: UTF8.self)
    }

    private static func start(_ arguments: [String], _ streams: [Int32]) throws(Failure) -> pid_t {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (number, stream) in streams.enumerated() {
            posix_spawn_file_actions_adddup2(&actions, stream, Int32(number))
        }
        var strings = arguments.map { strdup($0) }
        defer { for string in strings { free(string) } }
        strings.append(nil)
        var process = pid_t()
        let result = posix_spawnp(&process, arguments[0], &actions, nil, strings, environ)
        guard result == 0 else { throw Failure(reason: String(cString: strerror(result))) }
        return process
    }

    /// A file without a name, which is gone once it is closed.
    private static func file() throws(Failure) -> Int32 {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(folder)/misas-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw failure() }
        unlink(template)
        // Not for other programs that are started meanwhile.
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return descriptor
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(Failure) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
                #if canImport(Darwin)
                    return Darwin.write(descriptor, rest.baseAddress, rest.count)
                #elseif canImport(Musl)
                    return Musl.write(descriptor, rest.baseAddress, rest.count)
                #else
                    return Glibc.write(descriptor, rest.baseAddress, rest.count)
                #endif
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure() }
            written += count
        }
    }

    private static func content(of descriptor: Int32) throws(Failure) -> [UInt8] {
        let size = Int(lseek(descriptor, 0, SEEK_END))
        guard size > 0 else { return [] }
        lseek(descriptor, 0, SEEK_SET)
        var bytes = [UInt8](repeating: 0, count: size)
        var count = 0
        while count < size {
            let read = bytes.withUnsafeMutableBytes { buffer in
                pread(descriptor, buffer.baseAddress.map { $0 + count }, size - count, off_t(count))
            }
            if read < 0, errno == EINTR { continue }
            guard read > 0 else { throw failure() }
            count += read
        }
        return bytes
    }

    private static func failure() -> Failure { Failure(reason: String(cString: strerror(errno))) }
}

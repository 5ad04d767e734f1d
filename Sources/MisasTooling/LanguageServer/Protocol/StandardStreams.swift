#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif
internal import MisasCompiler

/// The program's own streams as a server uses them.
package enum StandardStreams {
    /// What can be read now; waits where that is nothing.
    ///
    /// - Returns: nothing at the end, and where it cannot be read.
    static func read(_ buffer: inout [UInt8]) -> ArraySlice<UInt8> {
        guard case .success(let count) = StandardInput.read(into: &buffer) else { return [] }
        return buffer.prefix(count)
    }

    /// Whether something can be read at once, its end included.
    static var hasInput: Bool {
        var descriptor = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        return poll(&descriptor, 1, 0) > 0
    }

    static func send(_ message: JSONTree) {
        let text = message.compact
        Console.output("Content-Length: \(text.utf8.count)\r\n\r\n\(text)")
    }
}

extension LanguageServer {
    /// Serves a client on the standard streams until it is told to end, or the client is gone.
    ///
    /// - Returns: the status to end with.
    package func serve() -> Int32 {
        var framing = MessageFraming()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            var parts: [MessageFraming.Part] = []
            while let part = framing.next() { parts.append(part) }
            for message in receive(parts) { StandardStreams.send(message) }
            if let exitStatus { return exitStatus }
            // Of many changes in a row only what comes of the last is told.
            if !StandardStreams.hasInput {
                for message in idle() { StandardStreams.send(message) }
                clean()
            }
            let bytes = StandardStreams.read(&buffer)
            if bytes.isEmpty { endOfInput() }
            if let exitStatus { return exitStatus }
            framing.append(bytes)
        }
    }
}

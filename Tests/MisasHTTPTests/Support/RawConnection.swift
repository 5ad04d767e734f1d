import Foundation
import TestSupport

/// A connection over which a test says exactly what it wants to, right or wrong.
final class RawConnection: Sendable {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let socket: Int32

    /// Connects to a port of this machine.
    init(_ port: Int) throws {
        let opened = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(opened, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard opened >= 0, isConnected else { throw Failure(description: "not connected: \(errno)") }
        socket = opened
        // A reply that does not come is a failure of the test, not its end.
        wait(.seconds(60))
    }

    /// Says how long a reply is waited for.
    func wait(_ limit: Duration) {
        let microseconds = Int(limit / .microseconds(1))
        var limit = timeval(tv_sec: microseconds / 1_000_000, tv_usec: microseconds % 1_000_000)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(socket) }

    /// Sends a text; line breaks are those of HTTP.
    func send(_ text: String) async throws { try await send(Array(text.utf8)) }

    /// Sends bytes.
    ///
    /// - Returns: whether all were taken; `false` where the server has closed the connection.
    @discardableResult
    func send(_ bytes: [UInt8]) async throws -> Bool {
        let socket = socket
        return try await onItsOwnThread {
            var rest = bytes[...]
            while !rest.isEmpty {
                let sent = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                guard sent > 0 else { return false }
                rest = rest.dropFirst(sent)
            }
            return true
        }
    }

    /// Says that nothing more comes.
    func finish() { shutdown(socket, Int32(SHUT_WR)) }

    /// The next reply: its head, and as much of a body as that says.
    func reply(toHead: Bool = false) async throws -> Reply {
        let socket = socket
        return try await onItsOwnThread {
            func read(_ count: Int) throws -> [UInt8] {
                var bytes = [UInt8](repeating: 0, count: count)
                let received = bytes.withUnsafeMutableBytes { recv(socket, $0.baseAddress, $0.count, 0) }
                guard received > 0 else {
                    throw Failure(description: "no reply: \(received == 0 ? "closed" : "\(errno)")")
                }
                return Array(bytes.prefix(received))
            }
            var head: [UInt8] = []
            while !head.suffix(4).elementsEqual(Array("\r\n\r\n".utf8)) { head += try read(1) }
            var reply = try Reply(head: String(decoding: head, as: UTF8.self))
            if toHead || reply.status == 204 || reply.status == 304 || reply.status == 100 { return reply }
            if let length = reply["content-length"].flatMap(Int.init) {
                while reply.body.count < length { reply.body += try read(length - reply.body.count) }
            } else if reply["transfer-encoding"] == "chunked" {
                var line: [UInt8] = []
                while true {
                    line += try read(1)
                    guard line.suffix(2).elementsEqual([13, 10]) else { continue }
                    let size = Int(String(decoding: line.dropLast(2), as: UTF8.self), radix: 16) ?? 0
                    line = []
                    var chunk: [UInt8] = []
                    while chunk.count < size + 2 { chunk += try read(size + 2 - chunk.count) }
                    reply.body += chunk.prefix(size)
                    if size == 0 { break }
                }
            }
            return reply
        }
    }

    /// Whether the server closes the connection, once all is read.
    func isClosed() async throws -> Bool {
        let socket = socket
        return try await onItsOwnThread {
            var bytes = [UInt8](repeating: 0, count: 1_024)
            while true {
                let received = bytes.withUnsafeMutableBytes { recv(socket, $0.baseAddress, $0.count, 0) }
                if received == 0 || (received < 0 && errno == ECONNRESET) { return true }
                if received < 0 { return false }
            }
        }
    }
}

/// A reply as it came.
struct Reply: Sendable {
    let status: Int
    /// The fields of its head, in their order, with names in lower case.
    let fields: [(name: String, value: String)]
    var body: [UInt8] = []

    init(head: String) throws {
        let lines = head.split(separator: "\r\n")
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count > 1, words[0] == "HTTP/1.1", let status = Int(words[1]) else {
            throw RawConnection.Failure(description: "no reply: \(head)")
        }
        self.status = status
        fields = lines.dropFirst().map { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            return (parts[0].lowercased(), parts.count > 1 ? String(parts[1]).trimmingCharacters(in: .whitespaces) : "")
        }
    }

    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    var text: String { String(decoding: body, as: UTF8.self) }
}

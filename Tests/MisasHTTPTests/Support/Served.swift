import Foundation
import Misas
import MisasHTTP
import Testing

/// A system that is served on a port of its own, for a test.
struct Served: Sendable {
    let system: System
    let port: Int

    /// Runs something while a system is served.
    @discardableResult
    static func with<Value: Sendable>(
        _ system: System,
        _ change: (inout HTTPOptions) -> Void = { _ in },
        _ body: @escaping @Sendable (Served) async throws -> Value
    ) async throws -> Value {
        var options = HTTPOptions(port: 0)
        change(&options)
        let (ports, continuation) = AsyncStream.makeStream(of: Int?.self)
        options.onListening = { port in
            continuation.yield(port)
            continuation.finish()
        }
        let service = HTTPService(system, options)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { continuation.finish() }
                try await service.run()
            }
            var port: Int?
            for await found in ports { port = found }
            // Where it could not listen, that is told.
            guard let port else {
                try await group.next()
                throw RawConnection.Failure(description: "it does not listen")
            }
            defer { group.cancelAll() }
            return try await body(Served(system: system, port: port))
        }
    }

    /// A connection of its own.
    func connect() throws -> RawConnection { try RawConnection(port) }

    /// Sends one request over a connection of its own.
    func send(
        _ method: String,
        _ path: String,
        _ body: String? = nil,
        _ fields: [String: String] = [:]
    ) async throws -> Reply {
        let connection = try connect()
        try await connection.send(Self.request(method, path, body, fields))
        return try await connection.reply(toHead: method == "HEAD")
    }

    /// A request as it is sent.
    static func request(
        _ method: String,
        _ path: String,
        _ body: String? = nil,
        _ fields: [String: String] = [:]
    ) -> String {
        var all = ["Host": "localhost"]
        if let body { all.merge(["Content-Type": "application/json", "Content-Length": "\(body.utf8.count)"]) { $1 } }
        all.merge(fields) { $1 }
        let head = all.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }.joined()
        return "\(method) \(path) HTTP/1.1\r\n\(head)\r\n\(body ?? "")"
    }
}

/// Expects a failure in the envelope, and gives its data.
@discardableResult
func expect(
    _ reply: Reply,
    failsWith status: Int,
    _ type: String,
    _ sourceLocation: SourceLocation = #_sourceLocation
) throws -> JSONValue {
    #expect(reply.status == status, "\(reply.text)", sourceLocation: sourceLocation)
    #expect(reply["content-type"] == "application/json", sourceLocation: sourceLocation)
    let envelope = try JSON.decode(JSONValue.self, from: reply.body)
    #expect(envelope["status"] == "failure", sourceLocation: sourceLocation)
    #expect(envelope["data"] == .null, sourceLocation: sourceLocation)
    #expect(envelope["error"]?["type"] == .string(type), sourceLocation: sourceLocation)
    #expect(envelope["error"]?["message"]?.stringValue?.isEmpty == false, sourceLocation: sourceLocation)
    return envelope["error"]?["data"] ?? .null
}

/// Expects success in the envelope, and gives what it holds.
@discardableResult
func expect(
    _ reply: Reply,
    succeedsWith status: Int,
    _ sourceLocation: SourceLocation = #_sourceLocation
) throws -> JSONValue {
    #expect(reply.status == status, "\(reply.text)", sourceLocation: sourceLocation)
    #expect(reply["content-type"] == "application/json", sourceLocation: sourceLocation)
    let envelope = try JSON.decode(JSONValue.self, from: reply.body)
    #expect(envelope["status"] == "success", sourceLocation: sourceLocation)
    #expect(envelope["error"] == .null, sourceLocation: sourceLocation)
    return envelope["data"] ?? .null
}

extension System {
    /// Has all events handled that are recorded, as processing would.
    func handleAll() async throws {
        let processing = processing()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await processing.run() }
            try await settle()
            processing.drain()
            try await group.waitForAll()
        }
    }
}

import Foundation
import TestSupport
import Testing

/// An editor's side of a dialogue with the language server.
final class EditorClient {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var buffer = Data()
    private var pending: [[String: Any]] = []
    private var requests = 0

    init() throws {
        process.executableURL = try ProgramProcess.program("misas-gen")
        process.arguments = ["lsp"]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
    }

    /// What ends a dialogue in which something is missing.
    struct Silence: Error {}

    func write(_ text: String) throws { try input.fileHandleForWriting.write(contentsOf: Data(text.utf8)) }

    func close() throws { try input.fileHandleForWriting.close() }

    func end() -> Int32 {
        process.waitUntilExit()
        return process.terminationStatus
    }

    private func send(_ message: [String: Any]) throws {
        let data = try JSONSerialization.data(withJSONObject: message)
        try write("Content-Length: \(data.count)\r\n\r\n" + String(decoding: data, as: UTF8.self))
    }

    func notify(_ method: String, _ parameters: [String: Any]) throws {
        try send(["jsonrpc": "2.0", "method": method, "params": parameters])
    }

    /// The next message of the server's.
    func next() async throws -> [String: Any] {
        while true {
            if let end = buffer.range(of: Data("\r\n\r\n".utf8)) {
                let header = String(decoding: buffer[buffer.startIndex..<end.lowerBound], as: UTF8.self)
                let length = try #require(Int(header.dropFirst("Content-Length: ".count)))
                if buffer.distance(from: end.upperBound, to: buffer.endIndex) >= length {
                    let content = buffer[end.upperBound..<(end.upperBound + length)]
                    buffer = Data(buffer[(end.upperBound + length)...])
                    return try #require(try JSONSerialization.jsonObject(with: content) as? [String: Any])
                }
            }
            let descriptor = output.fileHandleForReading.fileDescriptor
            let data = try await onItsOwnThread {
                var part = [UInt8](repeating: 0, count: 1 << 16)
                var count = -1
                repeat { count = Glibc.read(descriptor, &part, part.count) } while count < 0 && errno == EINTR
                return Data(part.prefix(max(0, count)))
            }
            guard !data.isEmpty else { throw Silence() }
            buffer += data
        }
    }

    private func reply(_ method: String, _ parameters: [String: Any]) async throws -> [String: Any] {
        requests += 1
        try send(["jsonrpc": "2.0", "id": requests, "method": method, "params": parameters])
        while true {
            let message = try await next()
            if message["id"] as? Int == requests { return message }
            pending.append(message)
        }
    }

    /// The result of a request; nothing where it is `null`.
    func request(_ method: String, _ parameters: [String: Any]) async throws -> [String: Any] {
        let reply = try await reply(method, parameters)
        #expect(reply["error"] == nil, "\(method): \(reply)")
        return reply["result"] as? [String: Any] ?? [:]
    }

    func list(_ method: String, _ parameters: [String: Any]) async throws -> [[String: Any]] {
        try #require(try await reply(method, parameters)["result"] as? [[String: Any]])
    }

    func failure(_ method: String, _ parameters: [String: Any]) async throws -> [String: Any] {
        try #require(try await reply(method, parameters)["error"] as? [String: Any])
    }

    /// What is told of a version of a file.
    func diagnostics(of uri: String, version: Int) async throws -> [[String: Any]] {
        while true {
            let message = pending.isEmpty ? try await next() : pending.removeFirst()
            let parameters = message["params"] as? [String: Any]
            guard message["method"] as? String == "textDocument/publishDiagnostics",
                parameters?["uri"] as? String == uri, parameters?["version"] as? Int == version
            else { continue }
            return try #require(parameters?["diagnostics"] as? [[String: Any]])
        }
    }

    func change(
        _ uri: String,
        version: Int,
        _ line: Int,
        _ character: Int,
        _ endLine: Int,
        _ endCharacter: Int,
        _ text: String
    ) throws {
        let range = [
            "start": ["line": line, "character": character], "end": ["line": endLine, "character": endCharacter],
        ]
        try notify(
            "textDocument/didChange",
            ["textDocument": ["uri": uri, "version": version], "contentChanges": [["range": range, "text": text]]]
        )
    }

    func place(_ uri: String, _ line: Int, _ character: Int) -> [String: Any] {
        ["textDocument": ["uri": uri], "position": ["line": line, "character": character]]
    }

    /// Texts after the edits of a server, of lines in UTF-16.
    func apply(_ edit: Any?, to texts: [String: String]) throws -> [String: String] {
        let changes = try #require((edit as? [String: Any])?["changes"] as? [String: [[String: Any]]])
        var texts = texts
        for (uri, edits) in changes {
            let text = try #require(texts[uri])
            var starts = [0]
            for (index, unit) in text.utf16.enumerated() where unit == 10 { starts.append(index + 1) }
            func offset(_ edit: [String: Any], _ end: String) -> Int {
                let position = (edit["range"] as? [String: Any])?[end] as? [String: Any]
                return starts[position?["line"] as? Int ?? 0] + (position?["character"] as? Int ?? 0)
            }
            var units = Array(text.utf16)
            for edit in edits.sorted(by: { offset($0, "start") > offset($1, "start") }) {
                units.replaceSubrange(
                    offset(edit, "start")..<offset(edit, "end"),
                    with: (edit["newText"] as? String ?? "").utf16
                )
            }
            texts[uri] = String(decoding: units, as: UTF16.self)
        }
        return texts
    }
}

import Foundation
import TestSupport

/// A collector of telemetry, in a process of its own, which decodes what it takes with OpenTelemetry's own definitions.
package final class Collector: Sendable {
    /// What it has taken.
    package struct Telemetry: Decodable, Sendable {
        package let spans: [CollectedSpan]
        package let requests: [Request]
        /// What came, as it came.
        package let raw: [String]?
    }

    /// A request that it got.
    package struct Request: Decodable, Sendable {
        package let path: String
        package let headers: [String: String]
    }

    /// It could not be started, or did not answer.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// It ends when this does.
    private let input: Pipe
    /// Where it listens.
    package let endpoint: String

    /// Starts a collector, and waits until it listens; the first time its definitions are fetched before.
    package static func start() async throws -> Collector {
        try await onItsOwnThread { try Collector() }
    }

    private init() throws {
        let process = Process()
        process.executableURL = URL(filePath: #filePath).appending(path: "../../Collector/start").standardized
        let output = Pipe()
        process.standardOutput = output
        let input = Pipe()
        process.standardInput = input
        try process.run()
        var line = Data()
        while let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty, byte != Data("\n".utf8) {
            line += byte
        }
        guard let port = Int(String(decoding: line, as: UTF8.self)) else {
            throw Failure(description: "the collector did not start: \(String(decoding: line, as: UTF8.self))")
        }
        self.input = input
        endpoint = "http://127.0.0.1:\(port)"
    }

    deinit {
        try? input.fileHandleForWriting.close()
    }

    /// Has the next requests answered with statuses, rather than taken.
    package func answer(_ statuses: [Int]) async throws {
        _ = try await curl(["-X", "PUT", "--data", "\(statuses)", "\(endpoint)/answers"])
    }

    /// What it has taken so far.
    package func telemetry() async throws -> Telemetry {
        try JSONDecoder().decode(Telemetry.self, from: try await curl(["\(endpoint)/telemetry"]))
    }

    /// Waits until it has taken what is waited for.
    package func wait(until isThere: @Sendable (Telemetry) -> Bool) async throws -> Telemetry {
        let end = ContinuousClock.now + .seconds(30)
        while true {
            let telemetry = try await telemetry()
            if isThere(telemetry) { return telemetry }
            guard ContinuousClock.now < end else {
                throw Failure(description: "not taken within 30 s; spans: \(telemetry.spans.map(\.name))")
            }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    private func curl(_ arguments: [String]) async throws -> Data {
        try await onItsOwnThread {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = ["curl", "-sSf"] + arguments
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            let data = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else {
                throw Failure(description: "curl ended with \(process.terminationStatus)")
            }
            return data
        }
    }
}

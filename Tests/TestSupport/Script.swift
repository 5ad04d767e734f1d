import Foundation

/// A script of the repository that a test runs to its end.
package struct Script: Sendable {
    /// Its exit status.
    package let status: Int32
    /// All that it wrote, errors among it.
    package let output: String

    /// Runs a script.
    ///
    /// - Parameters:
    ///   - path: where it lies, from the root of the repository.
    ///   - arguments: its arguments.
    package static func run(_ path: String, _ arguments: [String]) async throws -> Script {
        try await onItsOwnThread {
            let process = Process()
            process.executableURL = URL(filePath: #filePath).appending(path: "../../../\(path)").standardized
            process.arguments = arguments
            let output = Pipe()
            process.standardOutput = output
            process.standardError = output
            try process.run()
            let data = try output.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            return Script(status: process.terminationStatus, output: String(decoding: data, as: UTF8.self))
        }
    }
}

import Foundation
import TestSupport

/// What a program left behind that ran as if nothing around it were a test.
struct NestedRun: Sendable {
    let status: Int32
    /// Both of its streams.
    let text: String

    /// Runs a program; its output goes into a file, which never fills up as a pipe would.
    static func of(_ program: URL, _ arguments: [String], in folder: URL? = nil) async throws -> NestedRun {
        try await onItsOwnThread { try finish(program, arguments, in: folder) }
    }

    /// Runs Swift.
    static func swift(_ arguments: [String], in folder: URL? = nil) async throws -> NestedRun {
        try await of(URL(filePath: "/usr/bin/env"), ["swift"] + arguments, in: folder)
    }

    private static func finish(_ program: URL, _ arguments: [String], in folder: URL?) throws -> NestedRun {
        let log = FileManager.default.temporaryDirectory.appending(path: "misas-\(UUID().uuidString).log")
        try Data().write(to: log)
        defer { try? FileManager.default.removeItem(at: log) }
        let handle = try FileHandle(forWritingTo: log)
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        if let folder { process.currentDirectoryURL = folder }
        process.standardOutput = handle
        process.standardError = handle
        // What the outer `swift test` set for itself must not lead the nested build to the outer one's folder.
        process.environment = ProcessInfo.processInfo.environment.filter {
            !$0.key.hasPrefix("SWIFT") && $0.key != "MISAS_STRICT"
        }
        try process.run()
        process.waitUntilExit()
        try handle.close()
        return NestedRun(
            status: process.terminationStatus,
            text: String(decoding: try Data(contentsOf: log), as: UTF8.self)
        )
    }
}

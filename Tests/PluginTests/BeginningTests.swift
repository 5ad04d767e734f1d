import Foundation
import TestSupport
import Testing

/// What a newcomer does in an empty folder.
@Suite("The beginning", .serialized, .timeLimit(.minutes(30)))
struct BeginningTests {
    /// This repository, whatever its folder is called.
    private static let repository = URL(filePath: #filePath).appending(path: "../../..").standardized

    private struct Output {
        let status: Int32
        /// Both of its streams.
        let text: String
    }

    private func run(_ program: String, _ arguments: [String], in folder: URL) async throws -> Output {
        try await onItsOwnThread {
            let log = FileManager.default.temporaryDirectory.appending(path: "misas-\(UUID().uuidString).log")
            try Data().write(to: log)
            defer { try? FileManager.default.removeItem(at: log) }
            let handle = try FileHandle(forWritingTo: log)
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = [program] + arguments
            process.currentDirectoryURL = folder
            process.standardOutput = handle
            process.standardError = handle
            // What the outer `swift test` set for itself must not lead the nested build to the outer one's folder.
            process.environment = ProcessInfo.processInfo.environment.filter {
                !$0.key.hasPrefix("SWIFT") && $0.key != "MISAS_STRICT"
            }
            try process.run()
            process.waitUntilExit()
            try handle.close()
            return Output(status: process.terminationStatus, text: try String(contentsOf: log, encoding: .utf8))
        }
    }

    @Test("is green at each step, without an edit by hand")
    func walk() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "misas beginning \(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let tool = try ProgramProcess.program("misas-gen").path(percentEncoded: false)
        let repository = Self.repository.path(percentEncoded: false)
        for line in [
            ["init", "bank", "--misas", repository], ["new", "subsystem", "accounts"], ["new", "aggregate", "Account"],
        ] {
            let output = try await run(tool, line, in: folder)
            try #require(output.status == 0, "\(line): \(output.text)")
        }
        let first = try await run("swift", ["build"], in: folder)
        try #require(first.status == 0, "\(first.text)")
        for line in [
            ["new", "command", "DepositMoney", "--aggregate", "Account", "--emits", "MoneyDeposited"],
            ["new", "event", "AccountClosed", "--aggregate", "Account"],
            ["new", "command", "CloseAccount", "--aggregate", "Account", "--emits", "AccountClosed"],
            ["new", "projection", "AccountOverview", "--on", "AccountCreated", "--on", "AccountClosed"],
            ["new", "policy", "WelcomeOwner", "--on", "AccountCreated", "--sends", "DepositMoney"],
            ["new", "subsystem", "parcels"], ["new", "aggregate", "Parcel", "--subsystem", "parcels"],
            ["new", "event", "DepotOpened", "--subsystem", "parcels"],
        ] {
            let output = try await run(tool, line, in: folder)
            try #require(output.status == 0, "\(line): \(output.text)")
        }
        // The same through SwiftPM.
        let plugin = try await run(
            "swift",
            [
                "package", "--allow-writing-to-package-directory", "misas", "new", "query", "FindParcels",
                "--subsystem",
                "parcels",
            ],
            in: folder
        )
        try #require(plugin.status == 0, "\(plugin.text)")
        #expect(plugin.text.contains("added    Sources/Parcels/FindParcelsHandler.swift"), "\(plugin.text)")
        let tests = try await run("swift", ["test"], in: folder)
        try #require(tests.status == 0, "\(tests.text)")
        // A test of each subsystem, and scenarios of each command: done, and refused.
        #expect(tests.text.contains("Test run with 10 tests in 6 suites passed"), "\(tests.text)")
        let warnings = tests.text.split(separator: "\n").filter { $0.contains(".swift:") && $0.contains(" warning: ") }
        #expect(warnings.isEmpty, "\(warnings)")
        let application = try await run("swift", ["run", "--skip-build", "Bank"], in: folder)
        #expect(application.text.contains("bank 0.1.0 is well"), "\(application.text)")
        let lint = try await run(tool, ["lint", "Sources"], in: folder)
        // The one event that nobody emits yet.
        #expect(lint.text.components(separatedBy: ": warning: ").count == 2, "\(lint.text)")
    }
}

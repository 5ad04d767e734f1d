import Foundation
import TestSupport
import Testing

/// What a newcomer does in an empty folder.
@Suite("The beginning", .serialized, .timeLimit(.minutes(30)))
struct BeginningTests {
    /// This repository, whatever its folder is called.
    private static let repository = URL(filePath: #filePath).appending(path: "../../..").standardized

    @Test("is green at each step, without an edit by hand")
    func walk() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "misas beginning \(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let tool = try ProgramProcess.program("misas-gen")
        let repository = Self.repository.path(percentEncoded: false)
        for line in [
            ["init", "bank", "--misas", repository], ["new", "subsystem", "accounts"], ["new", "aggregate", "Account"],
        ] {
            let output = try await NestedRun.of(tool, line, in: folder)
            try #require(output.status == 0, "\(line): \(output.text)")
        }
        let first = try await NestedRun.swift(["build"], in: folder)
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
            let output = try await NestedRun.of(tool, line, in: folder)
            try #require(output.status == 0, "\(line): \(output.text)")
        }
        // The same through SwiftPM.
        let plugin = try await NestedRun.swift(
            [
                "package", "--allow-writing-to-package-directory", "misas", "new", "query", "FindParcels",
                "--subsystem",
                "parcels",
            ],
            in: folder
        )
        try #require(plugin.status == 0, "\(plugin.text)")
        #expect(plugin.text.contains("added    Sources/Parcels/FindParcelsHandler.swift"), "\(plugin.text)")
        let tests = try await NestedRun.swift(["test"], in: folder)
        try #require(tests.status == 0, "\(tests.text)")
        // A test of each subsystem, and scenarios of each command: done, and refused.
        #expect(tests.text.contains("Test run with 10 tests in 6 suites passed"), "\(tests.text)")
        let warnings = tests.text.split(separator: "\n").filter { $0.contains(".swift:") && $0.contains(" warning: ") }
        #expect(warnings.isEmpty, "\(warnings)")
        let application = try await NestedRun.swift(["run", "--skip-build", "Bank"], in: folder)
        #expect(application.text.contains("bank 0.1.0 is well"), "\(application.text)")
        let lint = try await NestedRun.of(tool, ["lint", "Sources"], in: folder)
        // The one event that nobody emits yet.
        #expect(lint.text.components(separatedBy: ": warning: ").count == 2, "\(lint.text)")
    }
}

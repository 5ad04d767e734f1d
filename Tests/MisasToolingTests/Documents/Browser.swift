import Foundation
import TestSupport
import Testing

/// The browser that pages are opened in.
enum Browser {
    /// Whether tests that need it run: always in CI, where they fail without it; elsewhere only where it is.
    static let isToBeTested: Bool = {
        let environment = ProcessInfo.processInfo.environment
        if environment["CI"] != nil || environment["CHROMIUM"] != nil { return true }
        let folders = (environment["PATH"] ?? "").split(separator: ":")
        return ["chromium", "chromium-browser"].contains { name in
            folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
        }
    }()

    /// What came of a visit.
    struct Visit<Result: Decodable & Sendable>: Decodable, Sendable {
        let result: Result
        /// What the page wrote to the console, was refused, or asked of the network.
        let messages: [String]
    }

    /// Opens a page and runs a script in it.
    ///
    /// - Parameters:
    ///   - page: a file or an address.
    ///   - script: an expression, awaited where it is a promise.
    ///   - options: those of `Tests/Browser/visit`.
    static func visit<Result: Decodable & Sendable>(
        _ page: String,
        _ script: String,
        options: [String] = [],
        as type: Result.Type = Result.self
    ) async throws -> Visit<Result> {
        let file = FileManager.default.temporaryDirectory.appending(path: "misas-script-\(UUID()).js")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(script.utf8).write(to: file)
        let run = try await Script.run("Tests/Browser/visit", options + [page, file.path(percentEncoded: false)])
        try #require(run.status == 0, "\(run.output)")
        return try JSONDecoder().decode(Visit<Result>.self, from: Data(run.output.utf8))
    }
}

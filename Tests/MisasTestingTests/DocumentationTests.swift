import Foundation
import Testing

@Suite("The documentation of the kit")
struct DocumentationTests {
    private let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")

    private func text(_ path: String) throws -> String {
        try String(contentsOf: package.appending(path: path).standardizedFileURL, encoding: .utf8)
    }

    @Test("quotes code that is compiled and run")
    func code() throws {
        let parts = try text("docs/Conformance.md").components(separatedBy: "```swift\n").dropFirst()
        let quoted = parts.compactMap { $0.components(separatedBy: "```").first }
        #expect(try quoted == [text("Tests/MisasTestingTests/MyStoresTests.swift")])
    }

    @Test(
        "quotes code that is compiled and run, in part",
        arguments: [
            ("docs/Testing.md", "Examples/Banking/Tests/BankingTests/AccountScenarios.swift"),
            ("docs/Observability.md", "Tests/MisasOTLPTests/ObservabilityExample.swift"),
            ("docs/HTTP.md", "Tests/MisasHTTPTests/HTTPExample.swift"),
        ]
    )
    func parts(document: String, source: String) throws {
        let parts = try text(document).components(separatedBy: "```swift\n").dropFirst()
        let quoted = parts.compactMap { $0.components(separatedBy: "```").first }
        #expect(!quoted.isEmpty)
        let lines = Set(try text(source).split(separator: "\n").map { $0.drop { $0 == " " } })
        for line in quoted.joined().split(separator: "\n") {
            #expect(lines.contains(line.drop { $0 == " " }), "\(line)")
        }
    }
}

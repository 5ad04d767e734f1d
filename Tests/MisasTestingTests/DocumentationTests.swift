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
}

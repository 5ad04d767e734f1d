import Foundation
import Testing

@testable import MisasCompiler

@Suite("Writing what is generated")
struct GenerateTests {
    private func run(_ modules: [String]) throws -> (folder: URL, run: Run) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "misas-generate-\(UUID().uuidString)")
        for module in modules {
            let sources = folder.appending(path: "Sources/\(module)")
            try FileManager.default.createDirectory(at: sources, withIntermediateDirectories: true)
            let text = "misas: 1\nsubsystem: \(module.lowercased())\ntypes: { ID: { identifier: uuid } }\n"
            try Data(text.utf8).write(to: sources.appending(path: "Spec.misas.yaml"))
        }
        var run = Run(in: folder.path(percentEncoded: false))
        run.specs = [Run.Source(path: "Sources")]
        run.output = "Generated"
        run.lints = .off
        return (folder, run)
    }

    @Test("One module's files lie in the output folder, and are written once")
    func one() throws {
        let (folder, run) = try run(["Orders"])
        defer { try? FileManager.default.removeItem(at: folder) }
        let first = run.perform()
        #expect(first.diagnostics.isEmpty)
        #expect(first.written == ["Spec.misas.swift", "Subsystem.generated.swift", "Routes.generated.swift"])
        let second = run.perform()
        #expect(second.written == [] && second.unchanged == 3)
    }

    @Test("The files of several modules do not take one another's place")
    func several() throws {
        let (folder, run) = try run(["Orders", "Parcels"])
        defer { try? FileManager.default.removeItem(at: folder) }
        let first = run.perform()
        #expect(first.diagnostics.isEmpty)
        #expect(
            first.written == [
                "Orders/Spec.misas.swift", "Orders/Subsystem.generated.swift", "Orders/Routes.generated.swift",
                "Parcels/Spec.misas.swift", "Parcels/Subsystem.generated.swift", "Parcels/Routes.generated.swift",
            ]
        )
        for module in ["Orders", "Parcels"] {
            let file = folder.appending(path: "Generated/\(module)/Subsystem.generated.swift")
            #expect(try String(contentsOf: file, encoding: .utf8).contains("struct \(module)Subsystem"))
        }
        let second = run.perform()
        #expect(second.written == [] && second.unchanged == 6)
    }
}

import Foundation
import TestSupport
import Testing

@testable import MisasCompiler

/// The repository's files, as a reader sees them.
enum Repository {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The fenced blocks of a language in a document, without the fences.
    static func blocks(of language: String, in path: String) throws -> [String] {
        var blocks: [String] = []
        var current: (language: Substring, lines: [Substring])?
        for line in try text(path).split(separator: "\n", omittingEmptySubsequences: false) {
            if let block = current {
                current?.lines.append(line)
                guard line == "```" else { continue }
                if block.language == language { blocks.append(block.lines.joined(separator: "\n")) }
                current = nil
            } else if line.hasPrefix("```") {
                current = (line.dropFirst(3), [])
            }
        }
        return blocks
    }
}

@Suite("Documents")
struct DocumentTests {
    private func compile(_ yaml: String) -> (Compilation, [Diagnostic]) {
        let path = "Sources/Minimal/Counters.misas.yaml"
        let input = Compilation.Input(path: path, bytes: Array(yaml.utf8), module: "Minimal")
        let compilation = Compilation([input])
        return (compilation, compilation.diagnostics.filter { $0.severity == .error })
    }

    @Test("The README's ten lines of YAML compile")
    func specification() throws {
        let blocks = try Repository.blocks(of: "yaml", in: "README.md")
        #expect(!blocks.isEmpty)
        for block in blocks { #expect(compile(block).1.isEmpty) }
    }

    @Test("The README's Swift is that of the smallest example, which is built and run")
    func swift() throws {
        let blocks = try Repository.blocks(of: "swift", in: "README.md")
        let package = try Repository.text("Examples/Minimal/Package.swift")
        let program = try Repository.text("Examples/Minimal/Sources/Minimal/Minimal.swift")
        let known = Set(
            (package + "\n" + program).split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        )
        #expect(blocks.count == 2)
        for line in blocks.joined(separator: "\n").split(separator: "\n") {
            let code = line.trimmingCharacters(in: .whitespaces)
            let isTold = known.contains(code) || known.contains("\(code),") || known.contains { $0.contains(code) }
            // The example keeps the identifier in a constant, the README writes it out.
            #expect(isTold || code.hasSuffix(#"(counter: CounterID("sheep")))"#), "\(code)")
        }
    }

    @Test("The README's error is what the compiler says of that mistake")
    func error() throws {
        let yaml = try #require(try Repository.blocks(of: "yaml", in: "README.md").first)
        let shown = try #require(try Repository.blocks(of: "", in: "README.md").last)
        let (compilation, errors) = compile(
            yaml.replacingOccurrences(of: "identifier: CounterID", with: "identifier: CouterID")
        )
        let text = TextRenderer(sources: compilation.sources).render(errors)
        #expect(text.trimmingCharacters(in: .newlines) == shown)
    }

    @Test("The lints in the documentation are those that there are, with their defaults")
    func lints() throws {
        let documented = try Repository.text("docs/Language.md").split(separator: "\n")
            .compactMap { line -> [String]? in
                let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
                guard cells.count == 3, cells[0].hasPrefix("`"), cells[0].contains("-") else { return nil }
                return [cells[0].trimmingCharacters(in: ["`"]), cells[1]]
            }
        let rules = LintRule.allCases.map { [$0.rawValue, $0.defaultSeverity?.rawValue ?? "off"] }
        #expect(documented == rules)
    }

    @Test("The templates in the compiler are those in the folder that people read")
    func embeddedTemplates() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "templates-\(UUID())")
        let places = ["Sources/MisasCompiler/Templating", "Sources/MisasTooling/Scaffolding"]
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let script = Repository.root.appending(path: "Scripts/embed-templates")
        let status = try await onItsOwnThread {
            let process = try Process.run(script, arguments: [folder.path(percentEncoded: false)])
            process.waitUntilExit()
            return process.terminationStatus
        }
        #expect(status == 0)
        for (place, name) in zip(places, ["DefaultTemplates.swift", "ScaffoldTemplates.swift"]) {
            let fresh = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            #expect(fresh == (try Repository.text("\(place)/\(name)")), "run Scripts/embed-templates")
        }
        let files = try ["Scaffold", "Swift", "SQL"].flatMap { name in
            let folder = Repository.root.appending(path: "Templates/\(name)")
            return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
                .map { $0.deletingPathExtension().lastPathComponent }
        }
        #expect(TemplateLibrary.defaults.names == files.filter { !$0.hasPrefix("new-") }.sorted())
    }
}

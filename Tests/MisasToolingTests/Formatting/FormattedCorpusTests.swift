import CorpusSupport
import Foundation
import MisasCompiler
import Testing

@testable import MisasTooling

/// What the formatter does to all specs that there are.
@Suite("Formatting of all specs")
struct FormattedCorpusTests {
    private static let root = CaseFolder.root.appending(path: "../..").standardized

    /// All spec files of the repository below some folders.
    private static func specs(in folders: [String]) throws -> [String] {
        let files = FileSystem(base: root.path(percentEncoded: false))
        return try folders.flatMap { try files.files(below: $0, suffix: OutputNames.specSuffix) }
    }

    private func read(_ path: String) throws -> [UInt8] {
        try FileSystem(base: Self.root.path(percentEncoded: false)).read(path)
    }

    @Test("changes neither nodes nor comments, and nothing in a second round")
    func everything() throws {
        let paths = try Self.specs(in: ["Tests/Cases", "Tests/Goldens", "Examples"])
        var formatted = 0
        for path in paths where FormattedText.expect(of: try read(path), path) != nil { formatted += 1 }
        #expect(formatted > 300)
        #expect(paths.count - formatted < 60)
    }

    @Test("leaves what is well written as it is")
    func style() throws {
        let scaffolded = ["init", "new", "import", "scenarios"].map { "Tests/Cases/Commands/\($0)" }
        let paths = try Self.specs(
            in: ["Benchmarks", "Examples", "Tests/Cases/Valid", "Tests/Goldens"] + scaffolded
        )
        var changed: [String] = []
        for path in paths {
            let bytes = try read(path)
            if FormattedText.expect(of: bytes, path).map({ Array($0.utf8) }) != bytes { changed.append(path) }
        }
        let hostile = "Tests/Cases/Valid/hostile/Sources/Hostile"
        #expect(changed == ["\(hostile)/CR.misas.yaml", "\(hostile)/CRLF.misas.yaml"])
        #expect(paths.count > 40)
        #expect(paths.contains { $0.contains("/new/") && $0.contains("/expected/") })
    }

    @Test("changes neither what is generated nor what is told", arguments: ValidCorpus.names)
    func output(name: String) throws {
        let specs = try ValidCorpus.specs(of: name)
        let formatted = try specs.map { spec in
            let text = try #require(FormattedText.expect(of: spec.bytes, spec.path))
            return ValidCorpus.Spec(path: spec.path, module: spec.module, bytes: Array(text.utf8))
        }
        let (before, after) = (try output(of: specs), try output(of: formatted))
        #expect(before == after)
        #expect(!before.isEmpty)
    }

    /// The words and the files of a compilation, without the lines that they lie in, which may change.
    private func output(of specs: [ValidCorpus.Spec]) throws -> [String] {
        let compilation = Compilation(specs.map(\.input))
        let generator = try Generator()
        let files = try compilation.specs.compiled.sorted().flatMap { index in
            try generator.files(for: compilation, subsystem: index).map { file in
                file.name + "\n"
                    + String(decoding: file.bytes, as: UTF8.self).replacing(/\.misas\.yaml:\d+/, with: ".misas.yaml")
            }
        }
        return files + compilation.diagnostics.map { "\($0.code) \($0.message)" }
    }

    @Test("changes nothing that the compiler tells of specs with errors")
    func diagnostics() throws {
        var told = 0
        for item in DiagnosticCase.all {
            let folder = "Tests/Cases/Diagnostics/\(item.name)/triggers"
            for path in try Self.specs(in: [folder]) {
                let bytes = try read(path)
                guard let text = FormattedText.expect(of: bytes, path) else { continue }
                let (before, after) = (words(bytes), words(Array(text.utf8)))
                #expect(before == after, "\(path)")
                told += before.count
            }
        }
        #expect(told > 100)
    }

    private func words(_ bytes: [UInt8]) -> [String] {
        let compilation = Compilation([Compilation.Input(path: "Spec.misas.yaml", bytes: bytes, module: "Module")])
        return compilation.diagnostics.map { "\($0.code) \($0.message)" }.sorted()
    }
}

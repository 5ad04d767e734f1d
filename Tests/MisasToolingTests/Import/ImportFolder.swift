import Foundation
import MisasCompiler
import Testing

@testable import MisasTooling

/// A folder with specs of MISAS Go, and what an import makes of them.
struct ImportFolder {
    let url: URL

    /// Makes a folder with files, by their paths.
    init(_ files: [String: String]) throws {
        url = FileManager.default.temporaryDirectory.appending(path: "misas-import-\(UUID())")
        for (path, text) in files {
            let file = url.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: file)
        }
    }

    func remove() { try? FileManager.default.removeItem(at: url) }

    private var path: String { url.path(percentEncoded: false) }

    func run(_ paths: [String] = ["specs"]) -> Import.Outcome { Import(paths, output: "out", in: path).perform() }

    /// The compiler's run over what was written, up to its Swift.
    func generate() -> Run.Outcome {
        var run = Run(in: path)
        run.specs = [Run.Source(path: "out/Sources")]
        run.system = "out/system.misas.yaml"
        run.lints = .off
        return run.compile(renders: true)
    }

    /// A written file.
    func text(_ file: String) throws -> String {
        try String(contentsOf: url.appending(path: "out/\(file)"), encoding: .utf8)
    }

    /// The specs that were written, one after the other.
    func specs() throws -> [String] {
        let files = FileSystem(base: path)
        guard files.kind(of: "out") != nil else { return [] }
        return try files.files(below: "out", suffix: OutputNames.specSuffix)
            .map { String(decoding: try files.read($0), as: UTF8.self) }
    }
}

extension Import.Outcome {
    /// What is told, as a user sees it.
    var told: String { TextRenderer(sources: sources).render(diagnostics) }

    /// What the compiler says of the specs that came of it, and what it has read.
    func compiled() throws -> (told: String, specs: Specs) {
        let collector = DiagnosticCollector()
        var sources = SourceMap()
        var statuses: [String: Int] = [:]
        if let system = specs.first(where: { $0.path == OutputNames.systemFile }) {
            let parser = SpecParser(diagnostics: collector)
            let index = try #require(parser.file(path: system.path, bytes: system.bytes, into: &sources))
            statuses = SystemSpec(parser.parse(index, in: sources), diagnostics: collector).tags
        }
        let inputs = specs.filter { $0.path != OutputNames.systemFile }.map {
            Compilation.Input(path: $0.path, bytes: $0.bytes, module: Run.module(of: $0.path))
        }
        let compilation = Compilation(inputs, sources: sources, lints: .off, statuses: statuses)
        let renderer = TextRenderer(sources: compilation.sources)
        return (renderer.render(collector.diagnostics + compilation.diagnostics), compilation.specs)
    }

    /// The codes of what is told.
    var codes: [DiagnosticCode] { diagnostics.map(\.code) }
}

extension Specs {
    /// The names on the wire of all messages of some kinds.
    func wireNames(of kinds: Set<Symbol.Kind>) -> Set<String> {
        var names: Set<String> = []
        for subsystem in subsystems {
            if kinds.contains(.event) { names.formUnion(subsystem.events.map { name(of: $0, in: subsystem) }) }
            if kinds.contains(.command) { names.formUnion(subsystem.commands.map { name(of: $0, in: subsystem) }) }
            if kinds.contains(.query) { names.formUnion(subsystem.queries.map { name(of: $0, in: subsystem) }) }
        }
        return names
    }

    private func name(of declared: some Declared, in subsystem: Subsystem) -> String {
        WireNames.message(declared.declaration, in: subsystem.name)
    }

    /// The names in JSON of the fields of the message of a name on the wire.
    func members(of wireName: String) -> [String] {
        for subsystem in subsystems {
            for event in subsystem.events where name(of: event, in: subsystem) == wireName {
                return event.fields.map(\.wireName)
            }
            for command in subsystem.commands where name(of: command, in: subsystem) == wireName {
                return command.fields.map(\.wireName)
            }
            for query in subsystem.queries where name(of: query, in: subsystem) == wireName {
                return query.fields.map(\.wireName)
            }
        }
        return []
    }
}

import CorpusSupport
import TestSupport
import Testing

@testable import MisasCompiler

/// The declarations of a subsystem do not depend on how they are spread over its files.
@Suite("Splitting of specs")
struct SplitTests {
    @Test("Any split of a spec over files gives the same declarations", arguments: ["Accounts", "Warehouse"])
    func split(subsystem: String) throws {
        let seed = ValidCorpus.seed()
        var generator = SeededGenerator(seed: seed)
        let specs = try ValidCorpus.specs(of: "examples")
        let others = specs.filter { $0.module != subsystem }.map(\.input)
        let spec = try #require(specs.first { $0.module == subsystem })
        let parts = Parts(of: String(decoding: spec.bytes, as: UTF8.self))
        #expect(parts.entries.count > 10)
        let expected = declarations(of: [spec.input] + others)
        for count in [2, 3, 7] {
            let files = parts.files(count, using: &generator).enumerated().map { index, text in
                Compilation.Input(
                    path: "Sources/\(subsystem)/Part\(index).misas.yaml",
                    bytes: Array(text.utf8),
                    module: subsystem
                )
            }
            #expect(declarations(of: files + others) == expected, "seed \(seed), \(count) files")
        }
    }

    /// A spec's head and the entries of its sections, as texts.
    private struct Parts {
        /// What each file of the subsystem says.
        var head = ""
        /// What one file alone says.
        var description = ""
        var entries: [(section: String, text: String)] = []

        private static let heads = ["misas", "subsystem", "uses", "access", "conformances"]

        init(of text: String) {
            var section = ""
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) where !line.hasPrefix("#") {
                if !line.isEmpty, !line.hasPrefix(" ") {
                    section = String(line)
                    let key = String(line.prefix { $0 != ":" })
                    if Self.heads.contains(key) {
                        head += line + "\n"
                    } else if key == "description" || key == "annotations" {
                        description += line + "\n"
                    }
                } else if line.hasPrefix("  "), !line.hasPrefix("   ") {
                    entries.append((section, line + "\n"))
                } else if !entries.isEmpty {
                    entries[entries.count - 1].text += line + "\n"
                }
            }
        }

        /// The entries spread over some files by chance, each under its section.
        func files(_ count: Int, using generator: inout SeededGenerator) -> [String] {
            var sections = Array(repeating: [(section: String, text: String)](), count: count)
            for entry in entries.shuffled(using: &generator) {
                let file = Int.random(in: 0..<count, using: &generator)
                if let index = sections[file].firstIndex(where: { $0.section == entry.section }) {
                    sections[file][index].text += entry.text
                } else {
                    sections[file].append(entry)
                }
            }
            return sections.enumerated().map { index, sections in
                head + (index == 0 ? description : "") + sections.map { "\($0.section)\n\($0.text)" }.joined()
            }
        }
    }

    /// What is declared, in an order of its own.
    private func declarations(of inputs: [Compilation.Input]) -> [String] {
        let compilation = Compilation(inputs, lints: .off)
        let text = TextRenderer(sources: compilation.sources).render(compilation.diagnostics)
        #expect(text.isEmpty, "\(text)")
        var lines: [String] = []
        for (index, subsystem) in compilation.specs.subsystems.enumerated() {
            lines.append(
                "\(subsystem.name) \(subsystem.access) \(subsystem.conformances.sorted()) \(subsystem.description ?? "")"
            )
            subsystem.forEachDeclared { kind, position, declared in
                let symbol = Symbol(kind: kind, subsystem: index, index: position)
                let fields = compilation.specs.fields(of: symbol).map { "\($0.wireName): \($0.type)" }
                let declaration = declared.declaration
                lines.append("\(subsystem.name) \(kind) \(declared.name) \(declaration.description ?? "") \(fields)")
            }
            for aggregate in subsystem.aggregates {
                let events = subsystem.events[aggregate.events].map(\.name)
                let commands = subsystem.commands[aggregate.commands].map {
                    "\($0.name) \($0.emits) \($0.throwing) \($0.creates)"
                }
                lines.append("\(aggregate.name) \(events) \(commands)")
            }
        }
        return lines.sorted()
    }
}

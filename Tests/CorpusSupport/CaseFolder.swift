package import Foundation
package import MisasCompiler

/// A folder of `Tests/Cases` that the compiler is run in, as a user runs `misas-gen` in theirs.
///
/// `case.txt`, if there is one, says how: its first line holds the arguments (`check .` without one; `generate …` works
/// in a copy), a line `fileSize 100` lowers that limit. What the run has to print stands in `expected.txt`.
package struct CaseFolder: Sendable {
    package let url: URL

    /// A folder that lies somewhere.
    package init(url: URL) {
        self.url = url
    }

    /// `Tests/Cases`.
    package static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Cases")

    /// Whether what is expected is to be written anew: `MISAS_RECORD=1 swift test --filter Corpus`.
    package static let isRecording = ProcessInfo.processInfo.environment["MISAS_RECORD"] == "1"

    /// The names in a folder, sorted; none if there is no such folder.
    package static func names(in url: URL) -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: url.path(percentEncoded: false))
        return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
    }

    package var exists: Bool { FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) }

    /// What the run has to print; `nil` when nothing is said.
    package var expected: String? { try? String(contentsOf: expectedFile, encoding: .utf8) }

    /// Writes down what the run has to print; nothing to print needs no file.
    package func record(_ text: String) throws {
        if text.isEmpty {
            if expected != nil { try FileManager.default.removeItem(at: expectedFile) }
        } else {
            try Data(text.utf8).write(to: expectedFile)
        }
    }

    private var expectedFile: URL { url.appending(path: "expected.txt") }

    /// Runs the compiler here, or in a copy when it is to write.
    ///
    /// - Parameter lints: the advice that is given where the folder's system file says nothing.
    package func perform(lints: LintSettings) throws -> Run.Outcome {
        var options = try Options(of: url)
        options.lints = lints
        guard options.command == "generate" else { return options.run(in: url).perform() }
        let copy = FileManager.default.temporaryDirectory.appending(path: "misas-case-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: url, to: copy)
        defer { try? FileManager.default.removeItem(at: copy) }
        return options.run(in: copy).perform()
    }

    /// What `check` runs here, or in a copy that lies somewhere.
    package func run(lints: LintSettings, in copy: URL? = nil) throws -> Run {
        var options = try Options(of: url)
        options.lints = lints
        var run = options.run(in: copy ?? url)
        run.output = nil
        return run
    }

    /// What a run prints for people.
    package static func text(of outcome: Run.Outcome) -> String {
        TextRenderer(sources: outcome.sources).render(outcome.diagnostics)
    }
}

extension CaseFolder {
    /// What `case.txt` says.
    private struct Options {
        private(set) var command = "check"
        private var specs: [Run.Source] = []
        private var references: [Run.Source] = []
        private var system: String?
        private var output: String?
        private var limits = SyntaxLimits()
        var lints = LintSettings()

        private struct Misspelt: Error {
            let line: String
        }

        init(of folder: URL) throws {
            let text = try? String(contentsOf: folder.appending(path: "case.txt"), encoding: .utf8)
            var lines = (text ?? "check .").split(separator: "\n").map(String.init)
            try readArguments(lines.removeFirst())
            for line in lines {
                let words = line.split(separator: " ")
                guard words.count == 2, words[0] == "fileSize", let size = Int(words[1]) else {
                    throw Misspelt(line: line)
                }
                limits.fileSize = size
            }
        }

        private mutating func readArguments(_ line: String) throws {
            var words = line.split(separator: " ").map(String.init)[...]
            guard let first = words.popFirst(), ["check", "generate"].contains(first) else {
                throw Misspelt(line: line)
            }
            command = first
            while let word = words.popFirst() {
                switch word {
                case "--output": output = words.popFirst()
                case "--system": system = words.popFirst()
                case "--reference": references.append(Self.source(words.popFirst() ?? ""))
                default: specs.append(Self.source(word))
                }
            }
            guard !specs.isEmpty, (command == "generate") == (output != nil) else { throw Misspelt(line: line) }
        }

        private static func source(_ word: String) -> Run.Source {
            guard let separator = word.firstIndex(of: "=") else { return Run.Source(path: word) }
            return Run.Source(path: String(word[word.index(after: separator)...]), module: String(word[..<separator]))
        }

        func run(in folder: URL) -> Run {
            let base = folder.path(percentEncoded: false)
            var run = Run(in: base)
            run.specs = specs
            run.references = references
            run.system = system ?? specs.first.flatMap { SystemFile.nearest(above: $0.path, in: base) }
            run.output = output
            run.limits = limits
            run.lints = lints
            return run
        }
    }
}

package import MisasCompiler

/// Formats spec files where they lie, or tells which are not formatted.
package struct Formatting: Sendable {
    /// What is done about a file that is not formatted.
    package enum Mode: Sendable {
        case write
        case tell
    }

    /// A file that is, or was, not formatted.
    package struct Change: Sendable {
        package let path: String
        /// How formatting changes it, as `diff -u` tells it; empty where that was not asked for.
        package let diff: String
    }

    /// What came of it.
    package struct Outcome: Sendable {
        package var sources = SourceMap()
        package var diagnostics: [Diagnostic] = []
        /// The files that were not formatted, in their order; those that were to be written and could not be are not among them.
        package var changes: [Change] = []
        /// How many files are formatted already.
        package var unchanged = 0

        package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
    }

    private let files: FileSystem
    private let formatter: SpecFormatter

    /// Access to files, and how they are formatted.
    ///
    /// - Parameter folder: the folder that relative paths start from; `nil` for the process's working folder.
    package init(in folder: String? = nil, limits: SyntaxLimits = SyntaxLimits()) {
        files = FileSystem(base: folder)
        formatter = SpecFormatter(limits: limits)
    }

    /// Formats files; what cannot be formatted is told and left as it is, and the others are formatted all the same.
    ///
    /// - Parameters:
    ///   - paths: files, or folders of specs and system files.
    ///   - mode: what is done about them.
    ///   - tellsDiffs: whether it is wanted how they change.
    package func perform(_ paths: [String], _ mode: Mode, tellsDiffs: Bool = false) -> Outcome {
        var outcome = Outcome()
        let collector = DiagnosticCollector()
        for path in files(at: paths, collector) {
            do throws(FileSystem.Failure) {
                let bytes = try files.read(path)
                guard let formatted = formatter.format(path: path, bytes: bytes, into: &outcome.sources, collector)
                else { continue }
                guard formatted != bytes else {
                    outcome.unchanged += 1
                    continue
                }
                let diff = tellsDiffs ? Self.diff(from: bytes, to: formatted, path) : ""
                if mode == .tell || write(formatted, to: path, collector) {
                    outcome.changes.append(Change(path: path, diff: diff))
                }
            } catch {
                report(error, collector)
            }
        }
        outcome.diagnostics = collector.sorted(in: outcome.sources)
        return outcome
    }

    /// Formats a text that lies in no file.
    ///
    /// - Parameter path: how it is called.
    /// - Returns: what came of it, and the formatted text where there is one.
    package func perform(_ bytes: [UInt8], named path: String, tellsDiffs: Bool = false) -> (Outcome, [UInt8]?) {
        var outcome = Outcome()
        let collector = DiagnosticCollector()
        let formatted = formatter.format(path: path, bytes: bytes, into: &outcome.sources, collector)
        outcome.diagnostics = collector.sorted(in: outcome.sources)
        guard let formatted else { return (outcome, nil) }
        if formatted == bytes {
            outcome.unchanged = 1
        } else {
            let diff = tellsDiffs ? Self.diff(from: bytes, to: formatted, path) : ""
            outcome.changes = [Change(path: path, diff: diff)]
        }
        return (outcome, formatted)
    }

    private static func diff(from old: [UInt8], to new: [UInt8], _ path: String) -> String {
        UnifiedDiff.text(
            from: String(decoding: old, as: UTF8.self),
            to: String(decoding: new, as: UTF8.self),
            path: path
        )
    }

    /// Writes a file, behind the link where it is one.
    private func write(_ bytes: [UInt8], to path: String, _ collector: DiagnosticCollector) -> Bool {
        do throws(FileSystem.Failure) {
            try files.rewrite(bytes, to: path)
            return true
        } catch {
            collector.report(.notWritten, "`\(path)` cannot be written: \(error.reason)", at: nil)
            return false
        }
    }

    // MARK: Finding files

    /// The files at some paths, each once.
    private func files(at paths: [String], _ collector: DiagnosticCollector) -> [String] {
        var found: [String] = []
        var seen: Set<String> = []
        for path in paths {
            do throws(FileSystem.Failure) {
                switch files.kind(of: path) {
                case .folder:
                    let specs = try files.files(below: path, suffix: OutputNames.specSuffix)
                    if specs.isEmpty {
                        let message = "there is no file that ends in `\(OutputNames.specSuffix)` in `\(path)`"
                        collector.report(.noSpecs, message, at: nil)
                    }
                    found += specs.filter { seen.insert($0).inserted }
                case .file: if seen.insert(path).inserted { found.append(path) }
                case nil:
                    let message = "`\(path)` cannot be read: there is no such file or folder"
                    collector.report(.unreadable, message, at: nil)
                }
            } catch {
                report(error, collector)
            }
        }
        return found
    }

    private func report(_ failure: FileSystem.Failure, _ collector: DiagnosticCollector) {
        collector.report(.unreadable, "`\(failure.path)` cannot be read: \(failure.reason)", at: nil)
    }
}

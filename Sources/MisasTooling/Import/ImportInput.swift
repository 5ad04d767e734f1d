internal import MisasCompiler

/// Finds and reads the files of a system of MISAS Go.
struct ImportInput {
    private let files: FileSystem
    private let diagnostics: DiagnosticCollector
    private let remarks: ImportRemarks
    private(set) var sources = SourceMap()
    /// What was read, in the order of the files' paths.
    private(set) var specs: [GoSpec] = []

    private static let suffix = ".spec.yaml"
    private static let otherSuffix = ".hcl"

    init(files: FileSystem, diagnostics: DiagnosticCollector, remarks: ImportRemarks) {
        self.files = files
        self.diagnostics = diagnostics
        self.remarks = remarks
    }

    /// Reads files, folders of them, and what the system among them names as its sources.
    mutating func read(_ paths: [String]) {
        var found: [(path: String, specs: [GoSpec])] = []
        var known: Set<String> = []
        var pending = paths.flatMap { self.paths(below: $0, at: nil) }
        while !pending.isEmpty {
            var more: [String] = []
            for path in pending where known.insert(files.absolute(path)).inserted {
                let specs = specs(in: path)
                found.append((path, specs))
                more += specs.flatMap { spec in
                    (spec.system?.sources ?? []).flatMap { self.paths(below: located($0.value, path), at: $0.range) }
                }
            }
            pending = more
        }
        if found.isEmpty, !diagnostics.hasErrors {
            let places = paths.map { "`\($0)`" }.joined(separator: ", ")
            diagnostics.report(
                .importUnreadable,
                "there is no file that ends in `\(Self.suffix)` in \(places)",
                at: nil,
                help: remarks.all.isEmpty ? nil : "the form of specs in HCL cannot be imported"
            )
        }
        specs = found.sorted { $0.path.precedesInBytes($1.path) }.flatMap(\.specs)
    }

    /// A source starts from the folder of the system's file, or, where nothing is there, from the working folder.
    private func located(_ source: String, _ system: String) -> String {
        let folder = Run.folder(of: system)
        guard !source.hasPrefix("/"), folder != "." else { return source }
        let path = "\(folder)/\(source)"
        return files.kind(of: path) == nil && files.kind(of: source) != nil ? source : Self.shortened(path)
    }

    /// A path without `.` and, as far as it goes down before, `..`.
    private static func shortened(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
        }
        let relative = parts.isEmpty ? "." : parts.joined(separator: "/")
        return path.hasPrefix("/") ? "/\(parts.joined(separator: "/"))" : relative
    }

    private func paths(below path: String, at range: SourceRange?) -> [String] {
        do throws(FileSystem.Failure) {
            switch files.kind(of: path) {
            case .file where path.hasSuffix(Self.otherSuffix):
                remarkOther(path)
                return []
            case .file: return [path]
            case .folder:
                for other in try files.files(below: path, suffix: Self.otherSuffix) { remarkOther(other) }
                return try files.files(below: path, suffix: Self.suffix)
            case nil:
                diagnostics.report(.importUnreadable, "there is no file or folder `\(path)`", at: range)
                return []
            }
        } catch {
            diagnostics.report(.importUnreadable, "`\(error.path)` cannot be read: \(error.reason)", at: range)
            return []
        }
    }

    private func remarkOther(_ path: String) {
        remarks.add(.loss, "`\(path)` is not read: it has the form of HCL", at: nil)
    }

    private mutating func specs(in path: String) -> [GoSpec] {
        do throws(FileSystem.Failure) {
            let bytes = try files.read(path)
            let parser = SpecParser(diagnostics: diagnostics)
            guard let index = parser.file(path: path, bytes: bytes, into: &sources) else { return [] }
            let document = parser.parse(index, in: sources)
            // What is missing from a file that is not whole may be in the unread part.
            guard document.isWhole else { return [] }
            return GoSpecReader(diagnostics: diagnostics, remarks: remarks).read(document.root)
        } catch {
            diagnostics.report(.importUnreadable, "`\(error.path)` cannot be read: \(error.reason)", at: nil)
            return []
        }
    }
}

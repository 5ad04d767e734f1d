/// Advice that an old repository has not followed yet: it is not told again, and what is new is.
///
/// A file of lines such as ``MISAS1911 Sources/Accounts/Accounts.misas.yaml: nothing is of the type `Money` (unused-type)``,
/// sorted, with paths from the folder that it lies in. Lines that begin with `#` are comments. What was moved within its
/// file is still found; what was renamed is new.
package struct Baseline: Sendable {
    /// What the file is called that is found beside the system file.
    package static let fileName = "misas.baseline"

    /// The lines, by their text; each stands for one finding.
    let entries: [String: [SourceRange]]
    /// The folder that its paths begin in, from the root.
    private let folder: String
    private let files: FileSystem

    /// Reads a file of the map.
    package init(_ index: Int32, in sources: SourceMap, _ files: FileSystem) {
        let file = sources.files[Int(index)]
        self.files = files
        folder = files.absolute(Run.folder(of: file.path))
        var entries: [String: [SourceRange]] = [:]
        for line in 1...file.lineCount {
            let text = file.line(line)
            guard text.contains(where: { !$0.isWhitespace }), !text.hasPrefix("#") else { continue }
            let place = file.scalarRange(ofLine: line)
            entries[text, default: []].append(SourceRange(file: index, start: place.lowerBound, end: place.upperBound))
        }
        self.entries = entries
    }

    /// An empty one, of which lines are made.
    package init(in folder: String, _ files: FileSystem) {
        self.files = files
        self.folder = files.absolute(folder)
        entries = [:]
    }

    /// The line of a finding.
    package func key(of diagnostic: Diagnostic, in sources: SourceMap) -> String {
        guard let range = diagnostic.range else { return "\(diagnostic.code.rawValue) \(diagnostic.message)" }
        return "\(diagnostic.code.rawValue) \(path(of: sources.file(of: range).path)): \(diagnostic.message)"
    }

    /// The path as the file has it: from wherever the program was started, it is the same.
    func path(of path: String) -> String {
        let prefix = folder == "/" ? folder : folder + "/"
        let whole = files.absolute(path)
        return whole.hasPrefix(prefix) ? String(whole.dropFirst(prefix.count)) : path
    }

    /// Whether a line is of a file that something holds of.
    static func isKey(_ key: String, of isMeant: (String) -> Bool) -> Bool {
        let rest = key.drop { $0 != " " }.dropFirst()
        // A path may hold a colon itself.
        return rest.indices.contains { index in
            rest[index] == ":" && rest[index...].hasPrefix(": ") && isMeant(String(rest[..<index]))
        }
    }

    /// The file that lists findings, and of this one what is of files that are there and were not read.
    package func text(listing findings: [Diagnostic], in sources: SourceMap) -> String {
        let read = Set(sources.files.map { path(of: $0.path) })
        var lines = findings.map { key(of: $0, in: sources) }
        for (key, places) in entries where !Self.isKey(key, of: read.contains) {
            let isThere = Self.isKey(key) { files.kind(of: folder == "/" ? "/\($0)" : "\(folder)/\($0)") == .file }
            if isThere { lines += places.map { _ in key } }
        }
        lines.sort { $0.precedesInBytes($1) }
        return "# Advice that is not told again. `misas-gen lint --update-baseline` writes this file.\n"
            + lines.map { $0 + "\n" }.joined()
    }
}

package import MisasCompiler

/// Files that are to be written, all or none.
package struct ScaffoldChange {
    /// New files, by their paths; none of them may be there.
    package private(set) var added: [String: String] = [:]
    /// Files that are there and get something more.
    package private(set) var edited: [String: String] = [:]
    /// What has to be done by hand, because a file is not as it was scaffolded.
    package private(set) var advice: [String] = []

    mutating func add(_ path: String, _ text: String) { added[path] = text }
    mutating func edit(_ path: String, _ text: String) { edited[path] = text }
    mutating func advise(_ text: String) { advice.append(text) }

    /// Adds a line above a marker of ours in a file; where that is gone, says what to add.
    mutating func insert(_ line: String, at marker: String, of path: String, in files: FileSystem) {
        let known = edited[path] ?? (try? files.read(path)).map { String(decoding: $0, as: UTF8.self) }
        guard let text = known, !text.contains(line) || line.isEmpty else {
            if known == nil { advise("add `\(line)` to \(path)") }
            return
        }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let index = lines.firstIndex(where: { $0.contains("// \(marker)") }) else {
            return advise("add `\(line)` to \(path)")
        }
        let indentation = lines[index].prefix { $0 == " " || $0 == "\t" }
        lines.insert("\(indentation)\(line)", at: index)
        edit(path, lines.joined(separator: "\n"))
    }

    /// Writes them.
    ///
    /// - Throws: what stands in the way, before anything is written.
    package func write(in files: FileSystem) throws(ScaffoldFailure) {
        let taken = added.keys.filter { files.kind(of: $0) != nil }.sorted { $0.precedesInBytes($1) }
        guard taken.isEmpty else {
            let names = taken.map { "`\($0)`" }.joined(separator: ", ")
            throw ScaffoldFailure("\(names) \(taken.count == 1 ? "is" : "are") there already; nothing was written")
        }
        do throws(FileSystem.Failure) {
            for (path, text) in added.sorted(by: { $0.key.precedesInBytes($1.key) }) {
                try files.makeFolder(Run.folder(of: path))
                try files.writeIfChanged(Array(text.utf8), to: path)
            }
            for (path, text) in edited.sorted(by: { $0.key.precedesInBytes($1.key) }) {
                try files.writeIfChanged(Array(text.utf8), to: path)
            }
        } catch {
            throw ScaffoldFailure("`\(error.path)` cannot be written: \(error.reason)")
        }
    }

    /// What was done, a line for each file.
    package var report: String {
        let lines =
            added.keys.sorted { $0.precedesInBytes($1) }.map { "added    \($0)" }
            + edited.keys.sorted { $0.precedesInBytes($1) }.map { "changed  \($0)" } + advice.map { "to do    \($0)" }
        return lines.map { $0 + "\n" }.joined()
    }
}

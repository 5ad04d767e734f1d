import CorpusSupport
import MisasCompiler

@testable import MisasTooling

/// Specs in memory.
func snapshot(_ texts: [String: [UInt8]], after previous: Snapshot? = nil) -> Snapshot {
    var run = Run()
    run.specs = texts.keys.sorted().map { Run.Source(path: $0) }
    return Snapshot(SpecFolder(path: "/"), run.with(texts), after: previous, open: [:], encoding: .utf16)
}

/// The specs of a folder of the corpus, as those of a package.
func corpus(_ name: String) throws -> [String: [UInt8]] {
    var texts: [String: [UInt8]] = [:]
    for spec in try ValidCorpus.specs(of: name) { texts["/\(spec.path)"] = spec.bytes }
    return texts
}

extension [TextEdit] {
    /// The texts of all files after these edits.
    func applied(to snapshot: Snapshot, _ texts: [String: [UInt8]]) -> [String: [UInt8]] {
        var changed = texts
        for (index, edits) in Dictionary(grouping: self, by: \.range.file) {
            let file = snapshot.sources.files[Int(index)]
            let before = texts[file.path] ?? []
            let mark: [UInt8] = [UInt8](before.prefix(before.count - file.text.count))
            let after: [UInt8] = edits.applied(to: file)
            changed[file.path] = mark + after
        }
        return changed
    }
}

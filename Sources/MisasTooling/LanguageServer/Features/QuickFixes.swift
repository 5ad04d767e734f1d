internal import MisasCompiler

/// What mends what is told of a part of a file.
struct QuickFixes {
    let snapshot: Snapshot
    let workspace: SpecWorkspace
    let diagnostics: PublishedDiagnostics
    let edits: WorkspaceEdits

    /// - Parameters:
    ///   - start: where the part begins, in scalars; one end suffices to be in a diagnostic's place.
    func actions(in file: Int32, from start: Int, to end: Int) -> [JSONTree] {
        snapshot.outcome.diagnostics.compactMap { diagnostic in
            guard let range = diagnostic.range, range.file == file, range.start <= end, range.end >= start,
                let fix = diagnostic.fix, let changes = FixEdits.edits(for: fix, in: snapshot.sources)
            else { return nil }
            return .members(
                ("title", .string(Self.title(of: fix))),
                ("kind", .string("quickfix")),
                ("diagnostics", .array([diagnostics.tree(diagnostic, in: snapshot)])),
                ("isPreferred", fix.isCertain ? .bool(true) : nil),
                ("edit", edits.tree(changes, in: snapshot))
            )
        }
    }

    /// What a fix does, as a person would say it.
    static func title(of fix: Fix) -> String {
        let titles = fix.edits.map(title)
        return titles.enumerated().map { index, title in
            index == 0 ? title : title.prefix(1).lowercased() + title.dropFirst()
        }
        .joined(separator: " and ")
    }

    private static func title(of edit: Fix.Edit) -> String {
        switch edit {
        case .replace(_, let old, let new): old.isEmpty ? "Write `\(new)`" : "Replace `\(old)` by `\(new)`"
        case .rewrite(_, let yaml): "Write `\(yaml)`"
        case .quoteType: "Put the type into quotes"
        case .addEntry(let key, let value, _): "Add `\(key): \(value)`"
        case .removeEntry(let key, _): "Remove `\(key)`"
        case .addItem(let name, _): "Add `\(name)` to the list"
        case .removeItem: "Remove it from the list"
        case .removeComment: "Remove the comment"
        }
    }
}

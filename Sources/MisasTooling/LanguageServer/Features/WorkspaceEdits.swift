internal import MisasCompiler

/// Edits of several files as the protocol has them.
struct WorkspaceEdits {
    let workspace: SpecWorkspace
    /// Whether the client takes edits with the versions that they are for.
    let areVersioned: Bool

    func tree(_ edits: [TextEdit], in snapshot: Snapshot) -> JSONTree {
        let files = Dictionary(grouping: edits, by: { snapshot.path(of: $0.range) })
            .sorted { $0.key.precedesInBytes($1.key) }
        let trees = files.map { path, edits in
            (
                path: path,
                edits: JSONTree.array(
                    edits.sorted().map { edit in
                        .members(("range", protocolRange(edit.range, in: snapshot)), ("newText", .string(edit.text)))
                    }
                )
            )
        }
        guard areVersioned else {
            return .members(
                ("changes", .object(trees.map { JSONTree.Member(workspace.uri(of: $0.path), $0.edits) }))
            )
        }
        let changes = trees.map { path, edits in
            let version = workspace.document(at: path)?.version
            return JSONTree.members(
                (
                    "textDocument",
                    .members(("uri", .string(workspace.uri(of: path))), ("version", version.map { .int($0) } ?? .null))
                ),
                ("edits", edits)
            )
        }
        return .members(("documentChanges", .array(changes)))
    }
}

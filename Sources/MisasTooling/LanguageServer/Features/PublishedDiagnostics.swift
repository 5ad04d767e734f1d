internal import MisasCompiler

/// What is told of the files of a folder, as the protocol has it.
struct PublishedDiagnostics {
    let workspace: SpecWorkspace
    /// Where `docs/Diagnostics.md` can be read, if anybody said so: codes are linked to it.
    let documentation: String?

    /// The diagnostics of each file, by its path.
    func of(_ snapshot: Snapshot) -> [String: [JSONTree]] {
        var found: [String: [JSONTree]] = [:]
        for diagnostic in snapshot.outcome.diagnostics {
            let path = diagnostic.range.map(snapshot.path) ?? snapshot.run.system ?? snapshot.run.specs.first?.path
            guard let path else { continue }
            found[path, default: []].append(tree(diagnostic, in: snapshot))
        }
        return found
    }

    func tree(_ diagnostic: Diagnostic, in snapshot: Snapshot) -> JSONTree {
        let related = diagnostic.notes.compactMap { note in
            note.range.map { range in
                JSONTree.members(
                    ("location", protocolLocation(range, in: snapshot, workspace)),
                    ("message", .string(note.message))
                )
            }
        }
        let code = diagnostic.code
        var message = diagnostic.message
        for note in diagnostic.notes where note.range == nil { message += "\n\(note.message)" }
        if let help = diagnostic.help { message += "\n\(help)" }
        return .members(
            ("range", diagnostic.range.map { protocolRange($0, in: snapshot) } ?? Self.start),
            ("severity", .int(severity(diagnostic.severity))),
            ("code", .string(code.rawValue)),
            ("codeDescription", documentation.map { .members(("href", .string("\($0)#\(Self.anchor(of: code))"))) }),
            ("source", .string("misas")),
            ("message", .string(message)),
            ("relatedInformation", related.isEmpty ? nil : .array(related))
        )
    }

    private static let start = ProtocolValues.range(
        TextPosition(line: 0, character: 0),
        TextPosition(line: 0, character: 0)
    )

    private func severity(_ severity: Severity) -> Int {
        switch severity {
        case .error: 1
        case .warning: 2
        case .note: 3
        }
    }

    /// The heading of a code in that document, as its address has it: in small letters, with `-` for spaces, without other
    /// marks.
    static func anchor(of code: DiagnosticCode) -> String {
        var anchor = ""
        for scalar in "\(code.rawValue): \(Explanation.of(code).title)".lowercased().unicodeScalars {
            switch scalar {
            case " ": anchor += "-"
            case "-", "_", "a"..."z", "0"..."9": anchor.unicodeScalars.append(scalar)
            default: if scalar.properties.isAlphabetic { anchor.unicodeScalars.append(scalar) }
            }
        }
        return anchor
    }
}

/// A stretch of a file as the protocol has it.
func protocolRange(_ range: SourceRange, in snapshot: Snapshot) -> JSONTree {
    let map = snapshot.map(of: range.file)
    return ProtocolValues.range(map.position(of: range.start), map.position(of: range.end))
}

/// A stretch with the file that it is in.
func protocolLocation(_ place: SourceRange, in snapshot: Snapshot, _ workspace: SpecWorkspace) -> JSONTree {
    .members(
        ("uri", .string(workspace.uri(of: snapshot.path(of: place)))),
        ("range", protocolRange(place, in: snapshot))
    )
}

internal import MisasCompiler

/// Tells what an import could not carry over, has changed, and leaves to be decided.
struct ImportReport {
    let remarks: [ImportRemark]
    let sources: SourceMap
    let system: GoSystem
    let subsystems: [SubsystemImport]
    /// The paths of what is written.
    let specs: [String]

    var text: String {
        var text = "# Import from MISAS Go\n\n"
        text += "\(count(system.specs.count, "spec")) of \(count(sources.files.count, "file")) became "
        text += "\(count(subsystems.count, "subsystem")).\n\n"
        for path in specs { text += "- \(path)\n" }
        let uses = subsystems.filter { !$0.uses.isEmpty }
        if !uses.isEmpty {
            text += "\nTargets depend on those that they use:\n\n"
            for subsystem in uses {
                let names = subsystem.uses.sorted().map(module(of:)).joined(separator: ", ")
                text += "- \(subsystem.module): \(names)\n"
            }
        }
        text += section("To be decided", .decision)
        text += section("Changed", .change)
        text += section("Not carried over", .loss)
        let unsaid = unsaid
        if !unsaid.isEmpty {
            text += "\n## What MISAS Go does not say\n\n" + unsaid.map { "- \($0)\n" }.joined()
        }
        return text
    }

    private func module(of subsystem: String) -> String {
        subsystems.first { $0.name == subsystem }?.module ?? subsystem
    }

    private func section(_ title: String, _ kind: ImportRemark.Kind) -> String {
        let lines = remarks.filter { $0.kind == kind }.map { remark in
            let place = remark.range.map { sources.start(of: $0) }
            let text = (remark.subject.map { "\($0): " } ?? "") + remark.text
            return (place?.path ?? "", place?.position.line ?? 0, YAMLText.line(text))
        }
        guard !lines.isEmpty else { return "" }
        let sorted = lines.enumerated().sorted { left, right in
            if left.element.0 != right.element.0 { return left.element.0.precedesInBytes(right.element.0) }
            return (left.element.1, left.offset) < (right.element.1, right.offset)
        }
        var text = "\n## \(title)\n\n"
        var last = ""
        for (path, line, remark) in sorted.map(\.element) {
            let item = path.isEmpty ? "- \(remark)\n" : "- \(YAMLText.line(path)):\(line): \(remark)\n"
            // What becomes a message and a type besides is told at both places, and once here.
            if item != last { text += item }
            last = item
        }
        return text
    }

    /// What is true of all specs of a kind.
    private var unsaid: [String] {
        let kinds = Set(system.specs.map(\.kind))
        var lines: [String] = []
        if kinds.contains(.command) {
            lines.append(
                "Which commands belong to an aggregate, and what each emits and throws: all stand outside of "
                    + "aggregates, and the user writes their handlers."
            )
        }
        if kinds.contains(.event) {
            lines.append(
                "To which streams events are appended: each has the default, which `stream:` or an aggregate replaces."
            )
            lines.append(
                "Which fields were added after events had been stored: MISAS Go reads an absent one as empty. Give it "
                    + "a `default`, a `?` or an upcast."
            )
        }
        if kinds.contains(.endpoint) {
            lines.append(
                "What errors carry and say: each has a name and the tag of its status. Replies and errors have another "
                    + "form over HTTP than the envelope of MISAS Go."
            )
        }
        return lines
    }

    private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}

/// The difference of two texts, as `diff -u` writes it and `patch` reads it.
package enum UnifiedDiff {
    /// How many lines are shown around a change.
    private static let context = 3

    /// The difference, or nothing where there is none.
    ///
    /// - Parameters:
    ///   - old: the text that there is; `nil` where there is none.
    ///   - new: the text that there should be; `nil` where there should be none.
    ///   - path: how both are called.
    package static func text(from old: String?, to new: String?, path: String) -> String {
        let (before, after) = (TextLines(old ?? ""), TextLines(new ?? ""))
        // Byte by byte: to Swift, texts are equal that are canonically equivalent.
        guard (old == nil) != (new == nil) || before.bytes != after.bytes else { return "" }
        var text = Array("--- \(old == nil ? "/dev/null" : "a/\(path)")\n".utf8)
        text += "+++ \(new == nil ? "/dev/null" : "b/\(path)")\n".utf8
        for edits in hunks(LineEdits.between(before, after)) { append(edits, before, after, to: &text) }
        return String(decoding: text, as: UTF8.self)
    }

    /// The edits that are shown together, as what is shown around them meets.
    private static func hunks(_ edits: [LineEdits.Edit]) -> [ArraySlice<LineEdits.Edit>] {
        var hunks: [ArraySlice<LineEdits.Edit>] = []
        var start = 0
        for index in edits.indices {
            let isLast =
                index + 1 == edits.count || edits[index + 1].old.lowerBound - edits[index].old.upperBound > 2 * context
            guard isLast else { continue }
            hunks.append(edits[start...index])
            start = index + 1
        }
        return hunks
    }

    private static func append(
        _ edits: ArraySlice<LineEdits.Edit>,
        _ old: TextLines,
        _ new: TextLines,
        to text: inout [UInt8]
    ) {
        guard let first = edits.first, let last = edits.last else { return }
        let lead = min(context, first.old.lowerBound)
        let trail = min(context, old.count - last.old.upperBound)
        let shownOld = (first.old.lowerBound - lead)..<(last.old.upperBound + trail)
        let shownNew = (first.new.lowerBound - lead)..<(last.new.upperBound + trail)
        text += "@@ -\(range(shownOld)) +\(range(shownNew)) @@\n".utf8
        var place = shownOld.lowerBound
        for edit in edits {
            for line in place..<edit.old.lowerBound { append(" ", old[line], to: &text) }
            for line in edit.old { append("-", old[line], to: &text) }
            for line in edit.new { append("+", new[line], to: &text) }
            place = edit.old.upperBound
        }
        for line in place..<shownOld.upperBound { append(" ", old[line], to: &text) }
    }

    private static func append(_ mark: Unicode.Scalar, _ line: ArraySlice<UInt8>, to text: inout [UInt8]) {
        text.append(UInt8(ascii: mark))
        text += line
        if line.last != 0x0A { text += "\n\\ No newline at end of file\n".utf8 }
    }

    private static func range(_ lines: Range<Int>) -> String {
        // An empty range is named by the line before it.
        lines.count == 1
            ? "\(lines.lowerBound + 1)" : "\(lines.isEmpty ? lines.lowerBound : lines.lowerBound + 1),\(lines.count)"
    }
}

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
        guard old != new else { return "" }
        let (before, after) = (lines(old ?? ""), lines(new ?? ""))
        var text = "--- \(old == nil ? "/dev/null" : "a/\(path)")\n+++ \(new == nil ? "/dev/null" : "b/\(path)")\n"
        for hunk in hunks(changes(from: before, to: after)) { text += hunk.text }
        return text
    }

    /// The lines with their ends; the last may have none.
    private static func lines(_ text: String) -> [Substring] {
        var lines: [Substring] = []
        var rest = text[...]
        while let end = rest.firstIndex(where: \.isNewline) {
            lines.append(rest[...end])
            rest = rest[rest.index(after: end)...]
        }
        if !rest.isEmpty { lines.append(rest) }
        return lines
    }

    private enum Change {
        case same(Substring)
        case removed(Substring)
        case added(Substring)
    }

    /// Every line of both, in its order.
    private static func changes(from old: [Substring], to new: [Substring]) -> [Change] {
        // What both begin and end with need not be compared line by line with all others.
        var start = 0
        while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
        var end = 0
        while end < min(old.count, new.count) - start, old[old.count - 1 - end] == new[new.count - 1 - end] { end += 1 }
        let (before, after) = (old[start..<(old.count - end)], new[start..<(new.count - end)])
        let difference = Array(after).difference(from: Array(before))
        var removed: Set<Int> = []
        var added: [Int: Substring] = [:]
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, let line, _): added[offset] = line
            }
        }
        var changes = old[..<start].map(Change.same)
        var place = 0
        for (index, line) in before.enumerated() {
            if removed.contains(index) {
                changes.append(.removed(line))
                continue
            }
            while let line = added[place] {
                changes.append(.added(line))
                place += 1
            }
            changes.append(.same(line))
            place += 1
        }
        while let line = added[place] {
            changes.append(.added(line))
            place += 1
        }
        return changes + old[(old.count - end)...].map(Change.same)
    }

    private struct Hunk {
        var oldStart: Int
        var newStart: Int
        var lines: [Change] = []

        var text: String {
            var (old, new) = (0, 0)
            var body = ""
            for change in lines {
                switch change {
                case .same(let line):
                    (old, new) = (old + 1, new + 1)
                    body += " " + Self.whole(line)
                case .removed(let line):
                    old += 1
                    body += "-" + Self.whole(line)
                case .added(let line):
                    new += 1
                    body += "+" + Self.whole(line)
                }
            }
            return "@@ -\(Self.range(oldStart, old)) +\(Self.range(newStart, new)) @@\n" + body
        }

        private static func whole(_ line: Substring) -> String {
            line.last?.isNewline == true ? String(line) : "\(line)\n\\ No newline at end of file\n"
        }

        private static func range(_ start: Int, _ count: Int) -> String {
            // An empty range is named by the line before it.
            count == 1 ? "\(start)" : "\(count == 0 ? start - 1 : start),\(count)"
        }
    }

    private static func hunks(_ changes: [Change]) -> [Hunk] {
        var hunks: [Hunk] = []
        var (old, new) = (1, 1)
        var current: Hunk?
        /// Lines without a change since the last one.
        var calm: [Change] = []
        for change in changes {
            switch change {
            case .same:
                calm.append(change)
                if var hunk = current, calm.count > 2 * context {
                    hunk.lines += calm.prefix(context)
                    hunks.append(hunk)
                    current = nil
                }
                (old, new) = (old + 1, new + 1)
            case .removed, .added:
                var hunk: Hunk
                if let open = current {
                    hunk = open
                    hunk.lines += calm
                } else {
                    let lead = calm.suffix(context)
                    hunk = Hunk(oldStart: old - lead.count, newStart: new - lead.count, lines: Array(lead))
                }
                calm = []
                hunk.lines.append(change)
                current = hunk
                if case .removed = change { old += 1 } else { new += 1 }
            }
        }
        if var hunk = current {
            hunk.lines += calm.prefix(context)
            hunks.append(hunk)
        }
        return hunks
    }
}

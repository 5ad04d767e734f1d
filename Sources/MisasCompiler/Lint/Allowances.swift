/// What a spec's comments say is meant as it is: `# misas:allow unused-type kept for the next release`.
///
/// A comment at the end of a line allows it there; one on a line of its own allows it in the next line that is no comment.
struct Allowances {
    /// One of them.
    struct Allowance: Sendable {
        let rule: LintRule
        /// Why, in the author's words.
        let reason: String
        let range: SourceRange
        /// The line in which it holds.
        let line: Int
    }

    /// What every allowance begins with.
    static let keyword = "misas:allow"

    /// Reads those of a file, and reports what is wrong with them.
    static func read(_ file: SpecFile, in sources: SourceMap, _ diagnostics: DiagnosticCollector) -> [Allowance] {
        let source = sources.files[Int(file.index)]
        let places = places(in: source.text)
        guard !places.isEmpty else { return [] }
        let comments = comments(at: places, of: scalars(of: file.root), in: source)
        var allowances: [Allowance] = []
        var targets: [Int: Int] = [:]
        // From the end, so that of many comments one under the other each looks no further than to the next.
        for (start, line) in comments.reversed() {
            let range = SourceRange(file: file.index, start: start, end: source.scalarRange(ofLine: line).upperBound)
            let target = target(of: line, start, in: source, targets)
            targets[line] = target
            let text = source.text(in: range.start..<range.end)
            guard let (rule, reason) = parse(text, at: range, diagnostics) else { continue }
            allowances.append(Allowance(rule: rule, reason: reason, range: range, line: target))
        }
        return allowances.reversed()
    }

    /// Those of some places at which a comment begins, with their lines.
    private static func comments(
        at places: [Int],
        of scalars: [SourceRange],
        in source: SourceFile
    ) -> [(start: Int, line: Int)] {
        var comments: [(start: Int, line: Int)] = []
        // A line has one comment, which is looked for once.
        var last = 0
        for place in places {
            let start = source.offset(ofByte: place)
            let line = source.position(of: start).line
            guard line != last, !scalars.contain(start) else { continue }
            last = line
            let before = source.scalarRange(ofLine: line).lowerBound..<start
            if !hasComment(source.text(in: before), from: before.lowerBound, scalars) { comments.append((start, line)) }
        }
        return comments
    }

    /// The places of the `#` of comments that begin with the keyword, in bytes.
    private static func places(in text: [UInt8]) -> [Int] {
        text.withUnsafeBufferPointer { bytes in
            var places: [Int] = []
            var next = bytes.place(of: UInt8(ascii: "#"))
            while let hash = next {
                next = bytes.place(of: UInt8(ascii: "#"), from: hash + 1)
                // In YAML, `#` begins a comment only where nothing, or white space, stands before it.
                guard hash == 0 || [0x20, 0x09, 0x0A, 0x0D].contains(bytes[hash - 1]) else { continue }
                let rest = bytes[(hash + 1)...].drop { $0 == UInt8(ascii: " ") }
                if rest.starts(with: keyword.utf8) { places.append(hash) }
            }
            return places
        }
    }

    /// Whether a comment begins in what stands before: then all of the rest of the line is its words.
    private static func hasComment(_ text: String, from start: Int, _ scalars: [SourceRange]) -> Bool {
        var previous: Unicode.Scalar = " "
        for (offset, scalar) in text.unicodeScalars.enumerated() {
            if scalar == "#", previous == " " || previous == "\t", !scalars.contain(start + offset) { return true }
            previous = scalar
        }
        return false
    }

    /// The ranges of all texts, in which a `#` is only a character, in their order.
    private static func scalars(of root: Node) -> [SourceRange] {
        var ranges: [SourceRange] = []
        var pending = [root]
        while let node = pending.popLast() {
            switch node.content {
            case .scalar: ranges.append(node.range)
            case .sequence(let items): pending += items
            case .mapping(let entries):
                for entry in entries {
                    ranges.append(entry.keyRange)
                    pending.append(entry.value)
                }
            }
        }
        return ranges.sorted { $0.start < $1.start }
    }

    private static func parse(
        _ text: String,
        at range: SourceRange,
        _ diagnostics: DiagnosticCollector
    ) -> (LintRule, String)? {
        let words = text.drop { $0 == "#" || $0 == " " }.dropFirst(keyword.count).split(
            maxSplits: 1,
            whereSeparator: \.isWhitespace
        )
        guard let name = words.first else {
            diagnostics.report(
                .badAllowance,
                "`\(keyword)` does not say what is allowed",
                at: range,
                help: "write `# \(keyword) <lint> <why>`"
            )
            return nil
        }
        let rule = LintRule(rawValue: String(name)) ?? LintRule.allCases.first { $0.code.rawValue == name }
        guard let rule else {
            if DiagnosticCode(rawValue: String(name)) != nil {
                diagnostics.report(.badAllowance, "`\(name)` is an error: only advice can be allowed", at: range)
            } else {
                let near = guess(String(name), among: LintRule.allCases.map(\.rawValue))
                diagnostics.report(
                    .badAllowance,
                    "there is no lint `\(name)`",
                    at: range,
                    help: near.map { "did you mean `\($0)`?" },
                    fix: near.map { near in
                        let start = text.unicodeScalars.distance(from: text.startIndex, to: name.startIndex)
                        let place = range.part(from: start, length: name.unicodeScalars.count)
                        return .replace(place, String(name), with: near)
                    }
                )
            }
            return nil
        }
        let reason = words.count > 1 ? String(words[1]).trimmingSuffix(while: \.isWhitespace) : ""
        guard !reason.isEmpty else {
            diagnostics.report(
                .badAllowance,
                "`\(name)` is allowed here without a reason",
                at: range,
                help: "write why behind it"
            )
            return nil
        }
        return (rule, reason)
    }

    /// The line in which a comment holds that stands in another one.
    private static func target(of line: Int, _ start: Int, in source: SourceFile, _ known: [Int: Int]) -> Int {
        let before = source.text(in: source.scalarRange(ofLine: line).lowerBound..<start)
        guard before.allSatisfy(\.isWhitespace) else { return line }
        var next = line + 1
        while next <= source.lineCount {
            if let known = known[next] { return known }
            let text = source.line(next).drop(while: \.isWhitespace)
            if !text.isEmpty, !text.hasPrefix("#") { return next }
            next += 1
        }
        return line
    }
}

extension [SourceRange] {
    /// Whether a place is in one of these, which are in their order and do not overlap.
    fileprivate func contain(_ offset: Int) -> Bool {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].end <= offset { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low].start <= offset
    }
}

extension String {
    fileprivate func trimmingSuffix(while isDropped: (Character) -> Bool) -> String {
        var text = self[...]
        while let last = text.last, isDropped(last) { text.removeLast() }
        return String(text)
    }
}

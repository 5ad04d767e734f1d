/// Finds which lines of a text have to be replaced to make another one of it.
///
/// Of few lines as few as can be. Many are taken apart at lines that each text has once, so that the time grows with their
/// number and not with its square; what is long and has no such line is replaced as a whole.
struct LineEdits {
    /// Lines that stand where the other text has others.
    struct Edit {
        let old: Range<Int>
        let new: Range<Int>
    }

    /// The edits in their order.
    static func between(_ old: TextLines, _ new: TextLines) -> [Edit] {
        // What both begin and end with needs no names.
        let shorter = min(old.count, new.count)
        var start = 0
        while start < shorter, old[start] == new[start] { start += 1 }
        var end = 0
        while end < shorter - start, old[old.count - 1 - end] == new[new.count - 1 - end] { end += 1 }
        let (left, right) = (start..<(old.count - end), start..<(new.count - end))
        var names: [ArraySlice<UInt8>: Int32] = [:]
        func named(_ lines: TextLines, _ range: Range<Int>) -> [Int32] {
            range.map { index in
                if let name = names[lines[index]] { return name }
                let name = Int32(truncatingIfNeeded: names.count)
                names[lines[index]] = name
                return name
            }
        }
        var edits = LineEdits(old: named(old, left), new: named(new, right), offset: start)
        edits.compare(0..<left.count, 0..<right.count, depth: 0)
        edits.match(left.count, right.count)
        return edits.edits
    }

    private let old: [Int32]
    private let new: [Int32]
    /// How many lines stand before these.
    private let offset: Int
    private var edits: [Edit] = []
    /// How far matches have been found.
    private var place = (old: 0, new: 0)

    private init(old: [Int32], new: [Int32], offset: Int) {
        self.old = old
        self.new = new
        self.offset = offset
    }

    /// How many lines are compared one with another.
    private static let few = 2_000
    /// How often a part is taken apart.
    private static let maximumDepth = 8

    /// Notes that two lines are the same; matches come in their order.
    private mutating func match(_ oldLine: Int, _ newLine: Int) {
        if oldLine > place.old || newLine > place.new {
            edits.append(
                Edit(
                    old: (place.old + offset)..<(oldLine + offset),
                    new: (place.new + offset)..<(newLine + offset)
                )
            )
        }
        place = (oldLine + 1, newLine + 1)
    }

    private mutating func compare(_ oldLines: Range<Int>, _ newLines: Range<Int>, depth: Int) {
        var (left, right) = (oldLines, newLines)
        while !left.isEmpty, !right.isEmpty, old[left.lowerBound] == new[right.lowerBound] {
            match(left.lowerBound, right.lowerBound)
            (left, right) = (left.dropFirst(), right.dropFirst())
        }
        while !left.isEmpty, !right.isEmpty, old[left.upperBound - 1] == new[right.upperBound - 1] {
            (left, right) = (left.dropLast(), right.dropLast())
        }
        if left.count + right.count <= Self.few {
            compareAll(left, right)
        } else if depth < Self.maximumDepth {
            compareApart(left, right, depth: depth)
        }
        for (oldLine, newLine) in zip(left.upperBound..<oldLines.upperBound, right.upperBound..<newLines.upperBound) {
            match(oldLine, newLine)
        }
    }

    /// Finds as many matches as can be.
    private mutating func compareAll(_ oldLines: Range<Int>, _ newLines: Range<Int>) {
        guard !oldLines.isEmpty, !newLines.isEmpty else { return }
        var removed: Set<Int> = []
        var added: Set<Int> = []
        for change in Array(new[newLines]).difference(from: Array(old[oldLines])) {
            switch change {
            case .remove(let offset, _, _): removed.insert(oldLines.lowerBound + offset)
            case .insert(let offset, _, _): added.insert(newLines.lowerBound + offset)
            }
        }
        let kept = (oldLines.filter { !removed.contains($0) }, newLines.filter { !added.contains($0) })
        for (oldLine, newLine) in zip(kept.0, kept.1) { match(oldLine, newLine) }
    }

    /// Finds matches between lines that each part has once.
    private mutating func compareApart(_ oldLines: Range<Int>, _ newLines: Range<Int>, depth: Int) {
        let anchors = anchors(oldLines, newLines)
        // Without any, another look would find none either.
        guard !anchors.isEmpty else { return }
        var start = (oldLines.lowerBound, newLines.lowerBound)
        for anchor in anchors {
            compare(start.0..<anchor.0, start.1..<anchor.1, depth: depth + 1)
            match(anchor.0, anchor.1)
            start = (anchor.0 + 1, anchor.1 + 1)
        }
        compare(start.0..<oldLines.upperBound, start.1..<newLines.upperBound, depth: depth + 1)
    }

    /// The lines that each of two parts has once, as many of them as are in the same order in both.
    private func anchors(_ oldLines: Range<Int>, _ newLines: Range<Int>) -> [(Int, Int)] {
        let (left, right) = (Self.single(old, oldLines), Self.single(new, newLines))
        var candidates: [(Int, Int)] = []
        for line in oldLines {
            if left[old[line]] == line, let other = right[old[line]], other >= 0 { candidates.append((line, other)) }
        }
        // The longest rising sequence of their places in the new text, by patience sorting.
        var tops: [Int] = []
        var before = [Int](repeating: -1, count: candidates.count)
        for (index, candidate) in candidates.enumerated() {
            var (low, high) = (0, tops.count)
            while low < high {
                let middle = (low + high) / 2
                if candidates[tops[middle]].1 < candidate.1 { low = middle + 1 } else { high = middle }
            }
            if low > 0 { before[index] = tops[low - 1] }
            if low == tops.count { tops.append(index) } else { tops[low] = index }
        }
        var found: [(Int, Int)] = []
        var next = tops.last ?? -1
        while next >= 0 {
            found.append(candidates[next])
            next = before[next]
        }
        return found.reversed()
    }

    /// The place of each line that stands once in a part; of others, -1.
    private static func single(_ lines: [Int32], _ range: Range<Int>) -> [Int32: Int] {
        var places: [Int32: Int] = [:]
        for line in range { places[lines[line]] = places[lines[line]] == nil ? line : -1 }
        return places
    }
}

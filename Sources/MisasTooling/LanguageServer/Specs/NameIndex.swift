package import MisasCompiler

/// Every place where something is named, in all specs of a system.
package struct NameIndex: Sendable {
    /// By file, in the order of the text; of several at one place the first found comes first.
    private let byFile: [Int32: [NameOccurrence]]
    private let byTarget: [NameTarget: [NameOccurrence]]
    /// For each target that shares its declaration with others, by way of an alias, the first of them.
    private let first: [NameTarget: NameTarget]
    /// Targets that are named in a way of which no place can be told.
    private let unplaced: [NameTarget: [SourceRange]]

    /// - Complexity: O(n log n) in the size of the specs
    package init(_ specs: Specs) {
        var walk = NameWalk(specs: specs)
        for index in specs.subsystems.indices { walk.read(index) }
        var first: [NameTarget: NameTarget] = [:]
        var declared: [SourceRange: NameTarget] = [:]
        for occurrence in walk.found where occurrence.use == .declaration {
            if let other = declared[occurrence.range], other != occurrence.target {
                first[occurrence.target] = other
            } else {
                declared[occurrence.range] = occurrence.target
            }
        }
        var seen: Set<NameOccurrence> = []
        var found: [NameOccurrence] = []
        for occurrence in walk.found {
            let target = first[occurrence.target] ?? occurrence.target
            let kept = NameOccurrence(target: target, range: occurrence.range, use: occurrence.use)
            if seen.insert(kept).inserted { found.append(kept) }
        }
        self.first = first
        unplaced = walk.unplaced
        byTarget = Dictionary(grouping: found, by: \.target).mapValues { occurrences in
            occurrences.sorted { ($0.range.file, $0.range.start) < ($1.range.file, $1.range.start) }
        }
        byFile = Dictionary(grouping: found, by: \.range.file).mapValues { occurrences in
            occurrences.enumerated().sorted {
                ($0.element.range.start, $0.element.range.end, $0.offset)
                    < ($1.element.range.start, $1.element.range.end, $1.offset)
            }
            .map(\.element)
        }
    }

    /// All targets, each once, in no order.
    package var targets: [NameTarget] { Array(byTarget.keys) }

    /// What is named at a place, its end included; several where one word stands for more than one thing.
    ///
    /// - Complexity: O(log n)
    package func occurrences(at offset: Int, in file: Int32) -> [NameOccurrence] {
        let all = byFile[file] ?? []
        var (low, high) = (0, all.count)
        while low < high {
            let middle = (low + high) / 2
            if all[middle].range.start <= offset { low = middle + 1 } else { high = middle }
        }
        var found: [NameOccurrence] = []
        while low > 0, all[low - 1].range.end >= offset, found.last.map({ $0.range == all[low - 1].range }) ?? true {
            low -= 1
            found.append(all[low])
        }
        return found.reversed()
    }

    /// Where something is named, by file and place.
    package func occurrences(of target: NameTarget) -> [NameOccurrence] { byTarget[first[target] ?? target] ?? [] }

    package func declaration(of target: NameTarget) -> NameOccurrence? {
        occurrences(of: target).first { $0.use == .declaration }
    }

    /// Where something is named in a text whose source is written otherwise, such as with escapes.
    func unplaced(of target: NameTarget) -> SourceRange? { unplaced[first[target] ?? target]?.first }

    /// What else a word names that names a target.
    func others(than target: NameTarget, at range: SourceRange) -> [NameTarget] {
        occurrences(at: range.start, in: range.file)
            .filter { $0.range == range && $0.target != (first[target] ?? target) }.map(\.target)
    }

    package func all(in file: Int32) -> [NameOccurrence] { byFile[file] ?? [] }
}

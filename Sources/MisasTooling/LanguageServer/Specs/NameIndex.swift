package import MisasCompiler

/// Every place where something is named, in all specs of a system.
package struct NameIndex: Sendable {
    /// By file, in the order of the text; of several at one place the first found comes first.
    private let files: [[NameOccurrence]]
    /// For each target that shares its declaration with others, by way of an alias, the first of them.
    private let first: [NameTarget: NameTarget]
    /// Targets that are named in a way of which no place can be told.
    private let unplaced: [NameTarget: [SourceRange]]

    /// - Complexity: O(n log n) in the size of the specs
    package init(_ specs: Specs) {
        var walk = NameWalk(specs: specs)
        for index in specs.subsystems.indices { walk.read(index) }
        unplaced = walk.unplaced
        var files = walk.found
        var first: [NameTarget: NameTarget] = [:]
        for file in files.indices {
            // What stands at one place keeps its order.
            files[file].sort { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
            Self.findShared(in: files[file], &first)
        }
        for file in files.indices {
            if !first.isEmpty {
                files[file] = files[file].map { occurrence in
                    let target = first[occurrence.target] ?? occurrence.target
                    return NameOccurrence(target: target, range: occurrence.range, use: occurrence.use)
                }
            }
            files[file] = Self.withoutRepetition(files[file])
        }
        self.first = first
        self.files = files
    }

    /// Declarations at one place are one, which aliases repeat.
    private static func findShared(in file: [NameOccurrence], _ first: inout [NameTarget: NameTarget]) {
        var last: NameOccurrence?
        for occurrence in file where occurrence.use == .declaration {
            if let last, last.range == occurrence.range {
                if last.target != occurrence.target { first[occurrence.target] = last.target }
            } else {
                last = occurrence
            }
        }
    }

    private static func withoutRepetition(_ file: [NameOccurrence]) -> [NameOccurrence] {
        var kept: [NameOccurrence] = []
        kept.reserveCapacity(file.count)
        var start = 0
        for occurrence in file {
            if kept.last?.range != occurrence.range { start = kept.count }
            if !kept[start...].contains(occurrence) { kept.append(occurrence) }
        }
        return kept
    }

    /// All targets, each once, in the order in which they are found first.
    package var targets: [NameTarget] {
        var seen: Set<NameTarget> = []
        return files.joined().map(\.target).filter { seen.insert($0).inserted }
    }

    /// What is named at a place, its end included; several where one word stands for more than one thing.
    ///
    /// - Complexity: O(log n)
    package func occurrences(at offset: Int, in file: Int32) -> [NameOccurrence] {
        let all = all(in: file)
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
    ///
    /// - Complexity: O(n) in the number of names
    package func occurrences(of target: NameTarget) -> [NameOccurrence] {
        let target = first[target] ?? target
        return files.flatMap { file in file.filter { $0.target == target } }
    }

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

    package func all(in file: Int32) -> [NameOccurrence] {
        files.indices.contains(Int(file)) ? files[Int(file)] : []
    }
}

/// The Unicode scalars in classes: those in one class are in the same sets of a pattern.
struct ScalarAlphabet: Sendable {
    /// How many classes there are.
    let classCount: Int

    private let ascii: [UInt16]

    /// Where each run of scalars of one class begins.
    private let runStarts: [UInt32]
    private let runClasses: [UInt16]

    /// Creates the classes of some sets; `nil` when there are more than 65,536.
    init?(_ sets: [ScalarSet]) {
        let starts = Set(sets.flatMap { $0.ranges.flatMap { [$0.lowerBound, $0.upperBound + 1] } })
            .union([0]).filter { $0 <= ScalarSet.last }.sorted()
        let positions = Dictionary(uniqueKeysWithValues: zip(starts, 0...))
        var classes = [Int](repeating: 0, count: starts.count)
        var count = 1
        // Each set splits every class that it cuts through: what is in it gets a class of its own.
        for set in sets {
            var split: [Int: Int] = [:]
            for range in set.ranges {
                guard let first = positions[range.lowerBound] else { continue }
                let end = positions[range.upperBound + 1] ?? starts.count
                for run in first..<end {
                    let old = classes[run]
                    if let new = split[old] {
                        classes[run] = new
                    } else {
                        split[old] = count
                        classes[run] = count
                        count += 1
                    }
                }
            }
        }
        // Classes that were split whole are empty now.
        var numbers: [Int: UInt16] = [:]
        for old in classes where numbers[old] == nil {
            guard let number = UInt16(exactly: numbers.count) else { return nil }
            numbers[old] = number
        }
        let numbered = classes.map { numbers[$0] ?? 0 }
        classCount = numbers.count
        runStarts = starts
        runClasses = numbered
        var run = 0
        ascii = (0..<128).map { (scalar: UInt32) in
            while run + 1 < starts.count, starts[run + 1] <= scalar { run += 1 }
            return numbered[run]
        }
    }

    func classOf(_ scalar: UInt32) -> Int {
        scalar < 128 ? Int(ascii[Int(scalar)]) : Int(runClasses[run(of: scalar)])
    }

    /// Which classes a set is made of.
    func classes(in set: ScalarSet) -> [Bool] {
        var isMember = [Bool](repeating: false, count: classCount)
        for range in set.ranges {
            var run = run(of: range.lowerBound)
            while run < runStarts.count, runStarts[run] <= range.upperBound {
                isMember[Int(runClasses[run])] = true
                run += 1
            }
        }
        return isMember
    }

    private func run(of scalar: UInt32) -> Int {
        var low = 0
        var high = runStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if runStarts[middle] <= scalar { low = middle } else { high = middle }
        }
        return low
    }
}

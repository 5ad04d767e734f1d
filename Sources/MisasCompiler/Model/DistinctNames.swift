/// Whether no name is there twice.
///
/// Names are mostly few, and comparing short ones then costs less than hashing them.
///
/// - Complexity: O(count)
func areDistinct(_ count: Int, _ name: (Int) -> String) -> Bool {
    guard count <= 16 else {
        var seen: Set<String> = []
        for index in 0..<count where !seen.insert(name(index)).inserted { return false }
        return true
    }
    var index = 1
    while index < count {
        let last = name(index)
        var earlier = 0
        while earlier < index {
            if name(earlier) == last { return false }
            earlier += 1
        }
        index += 1
    }
    return true
}

extension [String] {
    /// Whether no name is there twice.
    var areNamesDistinct: Bool { areDistinct(count) { self[$0] } }
}

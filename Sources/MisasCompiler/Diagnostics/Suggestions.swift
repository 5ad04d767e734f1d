/// The candidate that a misspelt name most probably meant, or `nil` when none is near.
///
/// See ``closest(to:among:limit:)`` for what is near; the answer does not depend on the order of the candidates.
package func closest(to name: String, among candidates: some Sequence<String>) -> String? {
    closest(to: name, among: candidates, limit: 1).first
}

/// The candidates that a misspelt name may have meant, the most probable first, at most `limit` of them.
///
/// A candidate that is the name but for case and separators (`_`, `-`, space) comes before all others. The rest are
/// measured in insertions, deletions, substitutions and swaps of neighbours, over Unicode scalars (Damerau–Levenshtein
/// in its restricted form: no part is edited twice). As many edits are near as the name's length allows: one up to 3
/// scalars, two up to 7, three beyond, and never as many as would replace the whole name. Of equal candidates the one
/// that is nearer when case is ignored comes first, then the one first in the order of strings.
///
/// The answer does not depend on the order of the candidates. Cost: linear in the candidates, most of which are
/// rejected by their length alone.
package func closest(to name: String, among candidates: some Sequence<String>, limit: Int) -> [String] {
    ranked(candidates, by: name).prefix(max(0, limit)).map(\.candidate)
}

/// What a misspelt name most probably meant.
struct Guess: CustomStringConvertible {
    let text: String
    /// Whether it is one slip away, or differs in case and separators only, and nothing else is as near.
    let isCertain: Bool

    var description: String { text }
}

/// The candidate that a misspelt name most probably meant, as ``closest(to:among:)`` has it, and how certain that is.
func guess(_ name: String, among candidates: some Sequence<String>) -> Guess? {
    let near = ranked(candidates, by: name)
    guard let best = near.first else { return nil }
    let isAlone = near.dropFirst().allSatisfy { $0.rank.edits > best.rank.edits }
    // In a name of two letters, one is half of it.
    let isNear = best.rank.edits == 0 || (best.rank.edits == 1 && max(name.count, best.candidate.count) > 2)
    return Guess(text: best.candidate, isCertain: isNear && isAlone)
}

/// The near candidates, the nearest first.
private func ranked(_ candidates: some Sequence<String>, by name: String) -> [(candidate: String, rank: Rank)] {
    let wanted = Spelling(name)
    var near: [(candidate: String, rank: Rank)] = []
    for candidate in candidates {
        guard let rank = wanted.rank(of: candidate), !near.contains(where: { $0.candidate == candidate }) else {
            continue
        }
        near.append((candidate, rank))
    }
    near.sort { ($0.rank, $0.candidate) < ($1.rank, $1.candidate) }
    return near
}

/// How far a candidate is: by the edits as written, then by the edits when case is ignored.
private struct Rank: Comparable {
    let edits: Int
    let editsIgnoringCase: Int

    static func < (lhs: Rank, rhs: Rank) -> Bool {
        (lhs.edits, lhs.editsIgnoringCase) < (rhs.edits, rhs.editsIgnoringCase)
    }
}

/// A name in the forms that it is compared in.
private struct Spelling {
    let scalars: [Unicode.Scalar]
    let lowercased: [Unicode.Scalar]
    let bareCount: Int
    let tolerance: Int

    init(_ name: String) {
        scalars = Array(name.unicodeScalars)
        lowercased = Array(name.lowercased().unicodeScalars)
        bareCount = scalars.count { !$0.isSeparator }
        let allowed =
            switch scalars.count {
            case ...3: 1
            case ...7: 2
            default: 3
            }
        tolerance = min(allowed, scalars.count - 1)
    }

    /// The rank of a candidate, or `nil` when it is not near.
    func rank(of candidate: String) -> Rank? {
        let other = Array(candidate.unicodeScalars)
        let mayDifferBySeparatorsOnly = bareCount > 0 && bareCount == other.count { !$0.isSeparator }
        guard mayDifferBySeparatorsOnly || abs(scalars.count - other.count) <= tolerance else { return nil }
        let lowercasedOther = Array(candidate.lowercased().unicodeScalars)
        if mayDifferBySeparatorsOnly,
            lowercased.filter({ !$0.isSeparator }) == lowercasedOther.filter({ !$0.isSeparator })
        {
            return Rank(edits: 0, editsIgnoringCase: scalars == other ? 0 : 1)
        }
        guard let edits = editDistance(scalars, other, atMost: tolerance) else { return nil }
        // Without case it can only be nearer, save for the few letters whose lower-case form is longer.
        let ignoringCase = editDistance(lowercased, lowercasedOther, atMost: edits) ?? edits
        return Rank(edits: edits, editsIgnoringCase: ignoringCase)
    }
}

extension Unicode.Scalar {
    fileprivate var isSeparator: Bool { self == "_" || self == "-" || self == " " }
}

/// The restricted Damerau–Levenshtein distance, or `nil` when it is more than `limit`.
private func editDistance(_ lhs: [Unicode.Scalar], _ rhs: [Unicode.Scalar], atMost limit: Int) -> Int? {
    guard limit >= 0, abs(lhs.count - rhs.count) <= limit else { return nil }
    if lhs.isEmpty || rhs.isEmpty { return max(lhs.count, rhs.count) }
    var beforePrevious: [Int] = []
    var previous = Array(0...rhs.count)
    for row in 1...lhs.count {
        var current = previous
        current[0] = row
        var nearest = row
        for column in 1...rhs.count {
            let isSame = lhs[row - 1] == rhs[column - 1]
            var edits = min(previous[column], current[column - 1]) + 1
            edits = min(edits, previous[column - 1] + (isSame ? 0 : 1))
            if row > 1, column > 1, lhs[row - 1] == rhs[column - 2], lhs[row - 2] == rhs[column - 1] {
                edits = min(edits, beforePrevious[column - 2] + 1)
            }
            current[column] = edits
            nearest = min(nearest, edits)
        }
        // A later row can reach back over this one by a swap, so both have to be too far.
        if nearest > limit, previous.allSatisfy({ $0 > limit }) { return nil }
        (beforePrevious, previous) = (previous, current)
    }
    return previous[rhs.count] <= limit ? previous[rhs.count] : nil
}

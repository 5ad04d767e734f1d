import TestSupport
/// A random pattern, its text, and a search that follows its definition and nothing else.
indirect enum PatternOracle {
    case literal(Character)
    case any
    case oneOf([Character], isNegated: Bool)
    case start
    case end
    case sequence([PatternOracle])
    case alternatives([PatternOracle])
    case repetition(PatternOracle, minimum: Int, maximum: Int?)

    static let alphabet: [Character] = ["a", "b", "c", "é"]

    static func random(depth: Int, using generator: inout SeededGenerator) -> PatternOracle {
        let kind = depth == 0 ? Int.random(in: 0..<5, using: &generator) : Int.random(in: 0..<12, using: &generator)
        switch kind {
        case 0, 1: return .literal(alphabet.randomElement(using: &generator) ?? "a")
        case 2: return .any
        case 3:
            let count = Int.random(in: 1...3, using: &generator)
            return .oneOf(
                Array(alphabet.shuffled(using: &generator).prefix(count)),
                isNegated: .random(using: &generator)
            )
        case 4: return Bool.random(using: &generator) ? .start : .end
        case 5, 6, 7:
            return .sequence(
                (0..<Int.random(in: 0...3, using: &generator)).map { _ in random(depth: depth - 1, using: &generator) }
            )
        case 8, 9:
            return .alternatives(
                (0..<Int.random(in: 1...3, using: &generator)).map { _ in random(depth: depth - 1, using: &generator) }
            )
        default:
            let minimum = Int.random(in: 0...2, using: &generator)
            let maximum = Bool.random(using: &generator) ? nil : minimum + Int.random(in: 0...2, using: &generator)
            return .repetition(random(depth: depth - 1, using: &generator), minimum: minimum, maximum: maximum)
        }
    }

    var source: String {
        switch self {
        case .literal(let character): String(character)
        case .any: "."
        case .oneOf(let characters, let isNegated): "[\(isNegated ? "^" : "")\(String(characters))]"
        case .start: "^"
        case .end: "$"
        case .sequence(let items): items.map(\.source).joined()
        case .alternatives(let items): "(\(items.map(\.source).joined(separator: "|")))"
        case .repetition(let item, let minimum, let maximum):
            "(?:\(item.source))" + Self.quantifier(minimum, maximum)
        }
    }

    private static func quantifier(_ minimum: Int, _ maximum: Int?) -> String {
        switch (minimum, maximum) {
        case (0, nil): "*"
        case (1, nil): "+"
        case (0, 1): "?"
        case (_, nil): "{\(minimum),}"
        case (_, let maximum?): minimum == maximum ? "{\(minimum)}" : "{\(minimum),\(maximum)}"
        }
    }

    func isFound(in text: [Character]) -> Bool {
        (0...text.count).contains { !ends(in: text, from: $0).isEmpty }
    }

    /// Where a match that begins at the index may end.
    private func ends(in text: [Character], from index: Int) -> Set<Int> {
        switch self {
        case .literal(let character):
            return index < text.count && text[index] == character ? [index + 1] : []
        case .any:
            return index < text.count ? [index + 1] : []
        case .oneOf(let characters, let isNegated):
            return index < text.count && characters.contains(text[index]) != isNegated ? [index + 1] : []
        case .start:
            return index == 0 ? [0] : []
        case .end:
            return index == text.count ? [index] : []
        case .sequence(let items):
            return items.reduce([index]) { ends, item in
                Set(ends.flatMap { item.ends(in: text, from: $0) })
            }
        case .alternatives(let items):
            return Set(items.flatMap { $0.ends(in: text, from: index) })
        case .repetition(let item, let minimum, let maximum):
            var current: Set<Int> = [index]
            for _ in 0..<minimum { current = Set(current.flatMap { item.ends(in: text, from: $0) }) }
            var all = current
            for _ in 0..<(maximum.map { $0 - minimum } ?? text.count + 1) {
                current = Set(current.flatMap { item.ends(in: text, from: $0) })
                all.formUnion(current)
            }
            return all
        }
    }
}

import TestSupport
import Testing

@testable import MisasCompiler

@Suite("Suggestions")
struct SuggestionsTests {
    @Test(
        "A misspelt name finds the one that was meant",
        arguments: [
            ("nmae", ["name", "type", "note"], "name"),
            ("AcountID", ["AccountID", "Account", "AmountID"], "AccountID"),
            ("fieds", ["fields", "field", "files"], "fields"),
            ("descripton", ["description", "descriptor"], "description"),
            ("größe", ["grösse", "große", "größer"], "große"),
        ]
    )
    func misspelt(name: String, candidates: [String], meant: String) {
        #expect(closest(to: name, among: candidates) == meant)
    }

    @Test(
        "A name that differs by case or separators only comes before any other",
        arguments: [
            ("MoneyDeposited", ["moneyDeposits", "money_deposited", "MoneyDeposite"], "money_deposited"),
            ("min-length", ["minLengths", "minLength"], "minLength"),
            ("URL", ["Url", "URI"], "Url"),
            ("a_b_c_d_e_f", ["a_b_c_d_e_g", "abcdef"], "abcdef"),
        ]
    )
    func spelling(name: String, candidates: [String], meant: String) {
        #expect(closest(to: name, among: candidates) == meant)
        #expect(closest(to: name, among: candidates.reversed()) == meant)
    }

    @Test(
        "The longer a name, the more may be wrong with it",
        arguments: [
            ("abc", "abd", true), ("abc", "ade", false), ("abcd", "abxy", true), ("abcdefg", "abcdxyz", false),
            ("abcdefgh", "abcdexyz", true), ("abcdefgh", "abcdwxyz", false), ("ab", "xy", false), ("ab", "ax", true),
            ("a", "b", false), ("", "a", false), ("a", "", false), ("", "", false), ("a", "ab", false),
        ]
    )
    func tolerance(name: String, candidate: String, isNear: Bool) {
        #expect(closest(to: name, among: [candidate]) == (isNear ? candidate : nil))
    }

    @Test("Swapped neighbours are one edit")
    func swaps() {
        #expect(closest(to: "abc", among: ["acb"]) == "acb")
        #expect(closest(to: "abc", among: ["cba"]) == nil)
        #expect(closest(to: "badc", among: ["abcd"]) == "abcd")
    }

    @Test("Of candidates that are as near, that which is nearer without case wins, then the first by name")
    func ties() {
        #expect(closest(to: "fooBar", among: ["fooBaxy", "foobarx"]) == "foobarx")
        #expect(closest(to: "cat", among: ["rat", "bat", "hat"]) == "bat")
    }

    @Test("The nearest come first, each once, as many as are asked for")
    func several() {
        let candidates = ["events", "event", "evens", "Event", "aggregate", "events"]
        #expect(closest(to: "evnts", among: candidates, limit: 10) == ["events", "evens", "event"])
        #expect(closest(to: "evnts", among: candidates, limit: 1) == ["events"])
        #expect(closest(to: "evnts", among: candidates, limit: 0) == [])
        #expect(closest(to: "evnts", among: [String](), limit: 3) == [])
    }

    @Test("The order of the candidates does not matter, and the nearest has the least distance by definition")
    func properties() {
        var generator = SeededGenerator()
        let seed = generator.seed
        func word(_ length: ClosedRange<Int>) -> String {
            String(
                (0..<Int.random(in: length, using: &generator)).map { _ in
                    "abcABé".randomElement(using: &generator) ?? "a"
                }
            )
        }
        for _ in 0..<2000 {
            let name = word(4...7)
            let candidates = (0..<6).map { _ in word(2...9) }
            let found = closest(to: name, among: candidates)
            #expect(found == closest(to: name, among: candidates.shuffled(using: &generator)), "seed \(seed)")
            if let same = candidates.first(where: { $0.lowercased() == name.lowercased() }) {
                #expect(found?.lowercased() == same.lowercased(), "seed \(seed)")
                continue
            }
            let distances = candidates.map { Self.distance(Array(name.unicodeScalars), Array($0.unicodeScalars)) }
            let least = distances.min() ?? 99
            if let found {
                #expect(Self.distance(Array(name.unicodeScalars), Array(found.unicodeScalars)) == least, "seed \(seed)")
                #expect(least <= 2, "seed \(seed)")
            } else {
                #expect(least > 2, "seed \(seed): \(name) among \(candidates)")
            }
        }
    }

    /// The distance by its recursive definition.
    private static func distance(_ lhs: [Unicode.Scalar], _ rhs: [Unicode.Scalar]) -> Int {
        var known: [[Int]] = Array(repeating: Array(repeating: 0, count: rhs.count + 1), count: lhs.count + 1)
        for row in 0...lhs.count {
            for column in 0...rhs.count {
                guard row > 0, column > 0 else {
                    known[row][column] = row + column
                    continue
                }
                var best = known[row - 1][column - 1] + (lhs[row - 1] == rhs[column - 1] ? 0 : 1)
                best = min(best, known[row - 1][column] + 1, known[row][column - 1] + 1)
                if row > 1, column > 1, lhs[row - 1] == rhs[column - 2], lhs[row - 2] == rhs[column - 1] {
                    best = min(best, known[row - 2][column - 2] + 1)
                }
                known[row][column] = best
            }
        }
        return known[lhs.count][rhs.count]
    }
}

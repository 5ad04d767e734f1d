/// A pattern as a table: one look-up for each scalar of a text.
struct PatternAutomaton: Sendable {
    private static let maximumStates = 512
    private static let maximumTableSize = 65_536

    /// How many places may be looked at while the table is made.
    private static let maximumWork = 4_000_000

    /// In place of a state: the pattern has matched.
    private static let matched: Int32 = -1

    private let alphabet: ScalarAlphabet

    /// The next state, by state and class.
    private let table: [Int32]
    private let matchesAtEnd: [Bool]
    private let matchesAtOnce: Bool

    /// Makes the table; `nil` when the pattern has too many states for one.
    init?(_ program: PatternProgram) {
        alphabet = program.alphabet
        let start = program.startingPlaces()
        guard !start.isMatch else {
            (table, matchesAtEnd, matchesAtOnce) = ([], [], true)
            return
        }
        matchesAtOnce = false
        var states = [start.waiting.sorted()]
        var matchesAtEnd = [start.matchesAtEnd(of: program, isAtStart: true)]
        // The first state is not found again: only there the text begins.
        var numbers: [[Int]: Int32] = [:]
        var table: [Int32] = []
        var places = PatternPlaces(program)
        var work = 0
        var state = 0
        while state < states.count {
            guard states.count <= Self.maximumStates, work + places.steps <= Self.maximumWork,
                states.count * alphabet.classCount <= Self.maximumTableSize
            else { return nil }
            for scalarClass in 0..<alphabet.classCount {
                work += states[state].count
                program.advance(states[state], over: scalarClass, into: &places)
                if places.isMatch {
                    table.append(Self.matched)
                    continue
                }
                let waiting = places.waiting.sorted()
                if let number = numbers[waiting] {
                    table.append(number)
                    continue
                }
                let number = Int32(truncatingIfNeeded: states.count)
                numbers[waiting] = number
                table.append(number)
                states.append(waiting)
                matchesAtEnd.append(places.matchesAtEnd(of: program, isAtStart: false))
            }
            state += 1
        }
        self.table = table
        self.matchesAtEnd = matchesAtEnd
    }

    func matches(_ text: String) -> Bool {
        guard !matchesAtOnce else { return true }
        var state = 0
        for scalar in text.unicodeScalars {
            let next = table[state * alphabet.classCount + alphabet.classOf(scalar.value)]
            if next == Self.matched { return true }
            state = Int(next)
        }
        return matchesAtEnd[state]
    }
}

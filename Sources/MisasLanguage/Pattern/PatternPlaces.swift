/// The places of a program at which it is at once, at one position of a text.
struct PatternPlaces {
    /// Instructions that wait for a scalar, or for the end of the text.
    private(set) var waiting: [Int] = []

    /// The pattern has matched.
    private(set) var isMatch = false

    /// How many instructions have been looked at, in all: the measure of the work done.
    private(set) var steps = 0

    private var visits: [Int]
    private var visit = 1
    private var pending: [Int] = []

    init(_ program: PatternProgram) {
        visits = [Int](repeating: 0, count: program.instructions.count)
    }

    mutating func clear() {
        waiting.removeAll(keepingCapacity: true)
        isMatch = false
        visit += 1
    }

    /// Adds a place and all that can be reached from it without a scalar.
    mutating func add(_ place: Int, of program: PatternProgram, isAtStart: Bool, isAtEnd: Bool) {
        pending.append(place)
        while let place = pending.popLast() {
            steps += 1
            guard visits[place] != visit else { continue }
            visits[place] = visit
            switch program.instructions[place] {
            case .scalars: waiting.append(place)
            case .split(let first, let second):
                pending.append(second)
                pending.append(first)
            case .jump(let target): pending.append(target)
            case .start: if isAtStart { pending.append(place + 1) }
            case .end: if isAtEnd { pending.append(place + 1) } else { waiting.append(place) }
            case .match: isMatch = true
            }
        }
    }

    /// Whether the pattern matches when the text ends here.
    func matchesAtEnd(of program: PatternProgram, isAtStart: Bool) -> Bool {
        let ends = waiting.filter { place in
            if case .end = program.instructions[place] { true } else { false }
        }
        guard !ends.isEmpty else { return false }
        var places = PatternPlaces(program)
        for end in ends {
            places.add(end + 1, of: program, isAtStart: isAtStart, isAtEnd: true)
        }
        return places.isMatch
    }
}

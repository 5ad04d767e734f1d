/// A pattern as a machine that is in several places at once (Thompson's construction).
struct PatternProgram: Sendable {
    enum Instruction: Sendable {
        /// Goes on behind a scalar of the set with this index.
        case scalars(Int)
        /// Goes on at both.
        case split(Int, Int)
        case jump(Int)
        /// Goes on at the start of the text only.
        case start
        /// Goes on at the end of the text only.
        case end
        case match
    }

    /// How many instructions a pattern may have.
    static let maximumSize = 10_000

    /// How large the table of sets and classes may be.
    private static let maximumTableSize = 4_000_000

    private(set) var instructions: [Instruction] = []
    private(set) var alphabet: ScalarAlphabet

    /// Which sets a class is in: a row of classes per set.
    private(set) var isMember: [Bool] = []

    private var sets: [ScalarSet: Int] = [:]

    private static let noAlphabet = ScalarAlphabet([])

    init(_ tree: PatternNode) throws(PatternError) {
        guard let empty = Self.noAlphabet else { throw PatternError("the pattern is too large", offset: 0) }
        alphabet = empty
        emit(tree)
        instructions.append(.match)
        let ordered = sets.sorted { $0.value < $1.value }.map(\.key)
        guard let alphabet = ScalarAlphabet(ordered),
            ordered.count * alphabet.classCount <= Self.maximumTableSize
        else { throw PatternError("the pattern names too many different characters", offset: 0) }
        self.alphabet = alphabet
        isMember = ordered.flatMap { alphabet.classes(in: $0) }
        sets = [:]
    }

    /// Whether the set of an instruction has the scalars of a class.
    func contains(_ set: Int, _ scalarClass: Int) -> Bool {
        isMember[set * alphabet.classCount + scalarClass]
    }

    private mutating func emit(_ node: PatternNode) {
        switch node {
        case .empty: break
        case .scalars(let set):
            let index = sets[set] ?? sets.count
            sets[set] = index
            instructions.append(.scalars(index))
        case .start: instructions.append(.start)
        case .end: instructions.append(.end)
        case .sequence(let items): for item in items { emit(item) }
        case .alternatives(let items): emitAlternatives(items)
        case .repetition(let item, let minimum, nil): emitLoop(item, minimum: minimum)
        case .repetition(let item, let minimum, let maximum?):
            for _ in 0..<minimum { emit(item) }
            var splits: [Int] = []
            for _ in minimum..<maximum {
                splits.append(instructions.count)
                instructions.append(.split(instructions.count + 1, 0))
                emit(item)
            }
            for split in splits { instructions[split] = .split(split + 1, instructions.count) }
        }
    }

    private mutating func emitAlternatives(_ items: [PatternNode]) {
        var jumps: [Int] = []
        for (position, item) in items.enumerated() {
            guard position < items.count - 1 else {
                emit(item)
                break
            }
            let split = instructions.count
            instructions.append(.split(split + 1, 0))
            emit(item)
            jumps.append(instructions.count)
            instructions.append(.jump(0))
            instructions[split] = .split(split + 1, instructions.count)
        }
        for jump in jumps { instructions[jump] = .jump(instructions.count) }
    }

    private mutating func emitLoop(_ item: PatternNode, minimum: Int) {
        if minimum > 0 {
            for _ in 1..<minimum { emit(item) }
            let body = instructions.count
            emit(item)
            instructions.append(.split(body, instructions.count + 1))
        } else {
            let split = instructions.count
            instructions.append(.split(split + 1, 0))
            emit(item)
            instructions.append(.jump(split))
            instructions[split] = .split(split + 1, instructions.count)
        }
    }
}

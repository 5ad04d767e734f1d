/// A regular expression of the subset that all common dialects read alike.
///
/// It has literals, `.`, classes with ranges and negation, the escapes `\d \w \s \D \W \S \t \n \r \f \uXXXX` and
/// escaped metacharacters, groups `( )` and `(?: )`, alternation, the quantifiers `* + ? {n} {n,} {n,m}`, and the
/// anchors `^` and `$`. What each matches is as in ECMAScript with its `u` flag, which JSON Schema prescribes: `\d`
/// and `\w` are ASCII, `.` is all but line ends, `^` and `$` are the ends of the whole text.
public struct Pattern: Sendable {
    /// The pattern as it was written.
    public let source: String

    private let program: PatternProgram
    private let automaton: PatternAutomaton?

    /// Creates a pattern.
    ///
    /// - Parameter source: The pattern as it is written.
    /// - Throws: `PatternError` when it is malformed, uses something outside the subset, or grows beyond 10,000
    ///   instructions when its counts are written out.
    /// - Complexity: Bounded, whatever the pattern: microseconds for most, tens of milliseconds at worst.
    public init(_ source: String) throws(PatternError) {
        var parser = PatternParser(source)
        let tree = try parser.parse()
        self.source = source
        program = try PatternProgram(tree)
        automaton = PatternAutomaton(program)
    }

    /// Checks that a text is a pattern, without making what matches by it.
    ///
    /// - Throws: what `init(_:)` throws.
    package static func check(_ source: String) throws(PatternError) {
        var parser = PatternParser(source)
        _ = try PatternProgram(try parser.parse())
    }

    /// Creates a pattern that is known to be valid, as in generated code.
    ///
    /// - Precondition: `init(_:)` accepts the pattern.
    public init(checked source: StaticString) {
        do {
            try self.init(source.description)
        } catch {
            preconditionFailure("the pattern \(source) is not valid: \(error)")
        }
    }

    /// Whether the pattern matches the text or some part of it.
    ///
    /// - Complexity: Linear in the length of the text. The time per character is constant for most patterns, and for
    ///   those with very many states in the worst case the number of their instructions.
    public func matches(_ text: String) -> Bool {
        if let automaton { return automaton.matches(text) }
        return program.simulate(text).isMatch
    }

    /// Searches a text without the table, and tells how much work it was.
    package func matchesStepwise(_ text: String) -> (isMatch: Bool, steps: Int) {
        program.simulate(text)
    }

    /// Whether the pattern has few enough states for a table.
    package var hasTable: Bool { automaton != nil }
}

extension Pattern: Hashable {
    /// Whether two patterns are written alike.
    public static func == (left: Pattern, right: Pattern) -> Bool {
        left.source.utf8.elementsEqual(right.source.utf8)
    }

    /// Hashes what the pattern is written like.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(Array(source.utf8))
    }
}

extension Pattern: CustomStringConvertible {
    /// The pattern as it was written.
    public var description: String { source }
}

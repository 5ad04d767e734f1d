/// A promise that a store did not keep.
public struct ConformanceFailure: Error, Sendable {
    /// The promise: the name of the scenario that failed.
    public let scenario: String
    /// What was expected.
    public let expected: String
    /// What was found.
    public let found: String
    /// The error that the store threw where it should not have thrown it.
    public let underlying: (any Error)?
    /// The file of the expectation, as `Module/File.swift`; that of the scenario where an error came from elsewhere.
    public let file: String
    /// The line in the file.
    public let line: Int

    /// Tells which promise was not kept.
    public init(
        scenario: String,
        expected: String,
        found: String,
        underlying: (any Error)? = nil,
        file: String,
        line: Int
    ) {
        self.scenario = scenario
        self.expected = expected
        self.found = found
        self.underlying = underlying
        self.file = file
        self.line = line
    }
}

extension ConformanceFailure: CustomStringConvertible {
    /// The promise, what was expected and found, and where.
    public var description: String {
        "“\(scenario)” does not hold: expected \(expected), found \(found) (\(file):\(line))"
    }
}

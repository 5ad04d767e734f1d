/// A promise that stores make, named by a sentence, and the steps that find out whether they keep it.
///
/// A test framework shows it by its name: it is a value to give to a parameterized test.
public struct ConformanceScenario<Subject: Sendable>: Sendable, Identifiable {
    /// The promise.
    public let name: String
    /// The numbers in the project's list of what event stores get wrong that this covers.
    public let covers: [Int]
    private let file: String
    private let line: Int
    private let steps: @Sendable (Subject) async throws -> Void

    init(
        _ name: String,
        covers: [Int] = [],
        file: String = #fileID,
        line: Int = #line,
        _ steps: @escaping @Sendable (Subject) async throws -> Void
    ) {
        self.name = name
        self.covers = covers
        self.file = file
        self.line = line
        self.steps = steps
    }

    /// The name, which no other scenario has.
    public var id: String { name }

    /// Finds out whether a store keeps the promise.
    ///
    /// - Parameters:
    ///   - subject: Stores that nothing was ever written to; see ``StoresUnderTest`` for what else they must be.
    ///   - patience: After how long a store that does not answer has failed. What it still does then is cancelled, and
    ///     not waited for.
    /// - Throws: ``ConformanceFailure`` for the first expectation that was not met, and for an error that the stores
    ///   should not have thrown.
    public func run(
        _ subject: Subject,
        patience: Duration = .seconds(120)
    ) async throws(ConformanceFailure) {
        let steps = steps
        switch await outcome(within: patience, of: { try await steps(subject) }) {
        case .success?: return
        case .failure(let error as UnmetExpectation)?:
            throw failure(error.expected, error.found, file: error.file, line: error.line)
        case .failure(let error)?:
            throw failure("no error", Told.text(error), underlying: error, file: file, line: line)
        case nil:
            throw failure("an end within \(patience)", "that it still waits", file: file, line: line)
        }
    }

    private func failure(
        _ expected: String,
        _ found: String,
        underlying: (any Error)? = nil,
        file: String,
        line: Int
    ) -> ConformanceFailure {
        ConformanceFailure(
            scenario: name,
            expected: expected,
            found: found,
            underlying: underlying,
            file: file,
            line: line
        )
    }
}

extension ConformanceScenario: CustomStringConvertible {
    /// The name.
    public var description: String { name }
}

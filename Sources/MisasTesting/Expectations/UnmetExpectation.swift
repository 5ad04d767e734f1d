/// An expectation of a scenario that was not met.
///
/// The scenario knows its name, and makes a ``ConformanceFailure`` of it.
struct UnmetExpectation: Error {
    let expected: String
    let found: String
    let file: String
    let line: Int
}

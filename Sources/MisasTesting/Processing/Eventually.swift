/// Waits until something is so, which happens at some time that nobody tells.
package func eventually(
    _ expected: String,
    within patience: Duration = .seconds(60),
    file: String = #fileID,
    line: Int = #line,
    _ isSo: () async throws -> Bool
) async throws {
    let deadline = ContinuousClock.now + patience
    while try await !isSo() {
        guard ContinuousClock.now < deadline else {
            throw UnmetExpectation(
                expected: expected,
                found: "that it is not so after \(patience)",
                file: file,
                line: line
            )
        }
        try await Task.sleep(for: .milliseconds(10))
    }
}

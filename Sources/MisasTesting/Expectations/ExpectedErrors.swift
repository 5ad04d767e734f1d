/// Expects an error of something that is done.
nonisolated(nonsending) func expectThrows<Failure: Error & Equatable>(
    _ expected: Failure,
    file: String = #fileID,
    line: Int = #line,
    _ body: nonisolated(nonsending) () async throws -> some Any
) async throws {
    try expectFailure(await .of(body), expected, file: file, line: line)
}

/// Expects an error of a type, for which something may have to hold, of something that is done.
nonisolated(nonsending) func expectThrows<Failure: Error>(
    _ type: Failure.Type,
    _ expected: String = "",
    where holds: (Failure) -> Bool = { _ in true },
    file: String = #fileID,
    line: Int = #line,
    _ body: nonisolated(nonsending) () async throws -> some Any
) async throws {
    let text = "\(type)" + (expected.isEmpty ? "" : ": \(expected)")
    switch await Result.of(body) {
    case .success(let value): throw unmet(text, Told.text(value), file, line)
    case .failure(let error as UnmetExpectation): throw error
    case .failure(let error as Failure) where holds(error): return
    case .failure(let error): throw unmet(text, Told.text(error), file, line)
    }
}

/// Expects an error of something that was done.
func expectFailure<Failure: Error & Equatable>(
    _ found: Result<some Any, any Error>,
    _ expected: Failure,
    file: String = #fileID,
    line: Int = #line
) throws {
    switch found {
    case .success(let value): throw unmet(Told.text(expected as any Error), Told.text(value), file, line)
    case .failure(let error as UnmetExpectation): throw error
    case .failure(let error as Failure) where error == expected: return
    case .failure(let error): throw unmet(Told.text(expected as any Error), Told.text(error), file, line)
    }
}

/// Expects that one of several that raced succeeded and that the others failed with an error.
func expectOneSuccess<Failure: Error & Equatable>(
    _ results: [Result<some Any, any Error>],
    others expected: Failure,
    file: String = #fileID,
    line: Int = #line
) throws {
    for result in results where !result.isSuccess { try expectFailure(result, expected, file: file, line: line) }
    try expectEqual(results.count { $0.isSuccess }, 1, "the number of winners", file: file, line: line)
}

private func unmet(
    _ expected: String,
    _ found: String,
    _ file: String,
    _ line: Int
) -> UnmetExpectation {
    UnmetExpectation(expected: expected, found: found, file: file, line: line)
}

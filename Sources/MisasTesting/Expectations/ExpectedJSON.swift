import Misas

/// Expects a JSON text that says the same as another.
func expectSameJSON(
    _ found: [UInt8],
    _ expected: [UInt8],
    file: String = #fileID,
    line: Int = #line
) throws {
    let trees = (try StoreSamples.tree(found), try StoreSamples.tree(expected))
    guard JSONMeaning(trees.0) != JSONMeaning(trees.1) else { return }
    throw UnmetExpectation(
        expected: Told.text(String(decoding: expected, as: UTF8.self)),
        found: Told.text(String(decoding: found, as: UTF8.self)),
        file: file,
        line: line
    )
}

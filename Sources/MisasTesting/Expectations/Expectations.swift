/// Expects that something holds for a value, which is told where it does not.
func expect<Value>(
    _ found: Value,
    _ expected: String,
    file: String = #fileID,
    line: Int = #line,
    where holds: (Value) throws -> Bool
) throws {
    guard try !holds(found) else { return }
    throw UnmetExpectation(expected: expected, found: Told.text(found), file: file, line: line)
}

/// Expects a value.
func expectEqual<Value: Equatable>(
    _ found: Value,
    _ expected: Value,
    _ what: String = "",
    file: String = #fileID,
    line: Int = #line
) throws {
    guard found != expected else { return }
    let expected = Told.text(expected) + (what.isEmpty ? "" : " as \(what)")
    throw UnmetExpectation(expected: expected, found: Told.text(found), file: file, line: line)
}

/// Expects elements in an order, and tells the first place where others are.
func expectEqual<Element: Equatable>(
    _ found: [Element],
    _ expected: [Element],
    _ what: String = "",
    file: String = #fileID,
    line: Int = #line
) throws {
    guard found != expected else { return }
    let what = what.isEmpty ? "" : " as \(what)"
    // Few are told as they are; of many, the place where they part.
    guard max(found.count, expected.count) > 20 else {
        throw UnmetExpectation(expected: Told.text(expected) + what, found: Told.text(found), file: file, line: line)
    }
    let place = zip(found, expected).prefix { $0 == $1 }.count
    func side(_ elements: [Element]) -> String {
        let element = elements.indices.contains(place) ? Told.text(elements[place]) : "the end"
        return "\(elements.count) elements with \(element) at index \(place)"
    }
    throw UnmetExpectation(expected: side(expected) + what, found: side(found), file: file, line: line)
}

/// Expects nothing in a collection.
func expectEmpty(
    _ found: some Collection,
    file: String = #fileID,
    line: Int = #line
) throws {
    guard !found.isEmpty else { return }
    throw UnmetExpectation(expected: "nothing", found: Told.text(found), file: file, line: line)
}

/// Expects a value that is greater than another.
func expectGreater<Value: Comparable>(
    _ found: Value,
    _ bound: Value,
    file: String = #fileID,
    line: Int = #line
) throws {
    try expect(found, "more than \(Told.text(bound))", file: file, line: line) { $0 > bound }
}

/// Expects a value that is no less than another.
func expectAtLeast<Value: Comparable>(
    _ found: Value,
    _ bound: Value,
    file: String = #fileID,
    line: Int = #line
) throws {
    try expect(found, "at least \(Told.text(bound))", file: file, line: line) { $0 >= bound }
}

/// A value that is expected to be there.
func unwrap<Value>(
    _ found: Value?,
    file: String = #fileID,
    line: Int = #line
) throws -> Value {
    guard let found else {
        throw UnmetExpectation(expected: "a value", found: "none", file: file, line: line)
    }
    return found
}

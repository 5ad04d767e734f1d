/// Runs something in several tasks that start at once, and gives what they gave, in no order.
package func race<Value: Sendable>(
    _ count: Int,
    _ body: @escaping @Sendable (Int) async -> Value
) async -> [Value] {
    let gate = Gate(count)
    return await withTaskGroup(of: Value.self) { group in
        for index in 0..<count {
            group.addTask {
                await gate.pass()
                return await body(index)
            }
        }
        return await group.reduce(into: []) { $0.append($1) }
    }
}

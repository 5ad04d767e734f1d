/// Finds what answers a request by its method and path.
///
/// A part that is written out comes before a parameter; where that leads nowhere, the parameter is tried.
struct RouteTable<Value: Sendable>: Sendable {
    /// What a path leads to.
    enum Match {
        /// What answers, with the values of the parameters in their order.
        case found(Value, parameters: [String])
        /// Nothing answers the method; these are answered.
        case otherMethods([String])
        /// There is no such path.
        case nothing
    }

    private struct Node {
        var literals: [String: Int] = [:]
        var parameter: Int?
        var values: [(method: String, value: Value)] = []
    }

    private var nodes = [Node()]

    /// Adds what answers a method at a path, whose parameters are `nil`.
    ///
    /// - Returns: whether nothing else does; what was first stays.
    @discardableResult
    mutating func add(_ method: String, _ path: [String?], _ value: Value) -> Bool {
        var node = 0
        for part in path {
            let known = part.map { nodes[node].literals[$0] } ?? nodes[node].parameter
            if let known {
                node = known
                continue
            }
            nodes.append(Node())
            if let part {
                nodes[node].literals[part] = nodes.count - 1
            } else {
                nodes[node].parameter = nodes.count - 1
            }
            node = nodes.count - 1
        }
        guard !nodes[node].values.contains(where: { $0.method == method }) else { return false }
        nodes[node].values.append((method, value))
        return true
    }

    /// Finds what answers a method at a path.
    ///
    /// - Complexity: linear in the parts of the path, where no part is both written out and a parameter.
    func match(_ method: String, _ path: [String]) -> Match {
        var parameters: [String] = []
        var others: [String] = []
        if let value = find(method, path[...], at: 0, &parameters, &others) {
            return .found(value, parameters: parameters)
        }
        return others.isEmpty ? .nothing : .otherMethods(others)
    }

    private func find(
        _ method: String,
        _ path: ArraySlice<String>,
        at index: Int,
        _ parameters: inout [String],
        _ others: inout [String]
    ) -> Value? {
        let node = nodes[index]
        guard let part = path.first else {
            if let found = node.values.first(where: { $0.method == method }) { return found.value }
            others += node.values.map(\.method)
            return nil
        }
        let rest = path.dropFirst()
        if let literal = node.literals[part], let found = find(method, rest, at: literal, &parameters, &others) {
            return found
        }
        // An empty part names nothing.
        guard let parameter = node.parameter, !part.isEmpty else { return nil }
        parameters.append(part)
        if let found = find(method, rest, at: parameter, &parameters, &others) { return found }
        parameters.removeLast()
        return nil
    }
}

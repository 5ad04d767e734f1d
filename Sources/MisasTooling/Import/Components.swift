/// The parts of a graph of which each node leads to each other.
enum Components {
    /// The number of each node's component; nodes that no circle joins have one each.
    ///
    /// Tarjan's algorithm, without recursion: a long way costs no stack.
    ///
    /// - Parameter edges: for each node, those that it leads to.
    /// - Complexity: O(nodes and edges)
    static func numbers(of edges: [[Int]]) -> [Int] {
        var components = Array(repeating: -1, count: edges.count)
        var order = Array(repeating: -1, count: edges.count)
        var lowest = Array(repeating: 0, count: edges.count)
        var stack: [Int] = []
        var isOnStack = Array(repeating: false, count: edges.count)
        var next = 0
        var count = 0
        for root in edges.indices where order[root] < 0 {
            var way: [(node: Int, edge: Int)] = [(root, 0)]
            while let (node, edge) = way.last {
                if edge == 0 {
                    order[node] = next
                    lowest[node] = next
                    next += 1
                    stack.append(node)
                    isOnStack[node] = true
                }
                if edge < edges[node].count {
                    way[way.count - 1].edge += 1
                    let other = edges[node][edge]
                    if order[other] < 0 {
                        way.append((other, 0))
                    } else if isOnStack[other] {
                        lowest[node] = min(lowest[node], order[other])
                    }
                    continue
                }
                way.removeLast()
                if let (parent, _) = way.last { lowest[parent] = min(lowest[parent], lowest[node]) }
                guard lowest[node] == order[node] else { continue }
                while let member = stack.popLast() {
                    isOnStack[member] = false
                    components[member] = count
                    if member == node { break }
                }
                count += 1
            }
        }
        return components
    }
}

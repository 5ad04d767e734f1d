/// Which types contain themselves by value, and so need a place elsewhere for what they contain.
///
/// Found as the strongly connected components of "holds a value of", with Kosaraju's two walks, without recursion.
struct Recursion {
    private let component: [Symbol: Int]
    private let selfHolding: Set<Symbol>

    init(specs: Specs, subsystem: Int) {
        let types = specs.subsystems[subsystem].types.indices.map {
            Symbol(kind: .type, subsystem: subsystem, index: $0)
        }
        var edges: [Symbol: [Symbol]] = [:]
        var reversed: [Symbol: [Symbol]] = [:]
        var selfHolding: Set<Symbol> = []
        for type in types {
            for target in specs.heldByValue(type) where target.subsystem == subsystem {
                edges[type, default: []].append(target)
                reversed[target, default: []].append(type)
                if target == type { selfHolding.insert(type) }
            }
        }
        var component: [Symbol: Int] = [:]
        for (number, root) in Self.finishingOrder(types, edges).reversed().enumerated() where component[root] == nil {
            var pending = [root]
            while let current = pending.popLast() {
                guard component[current] == nil else { continue }
                component[current] = number
                pending += reversed[current] ?? []
            }
        }
        self.component = component
        self.selfHolding = selfHolding
    }

    private static func finishingOrder(_ types: [Symbol], _ edges: [Symbol: [Symbol]]) -> [Symbol] {
        var order: [Symbol] = []
        var seen: Set<Symbol> = []
        for root in types where seen.insert(root).inserted {
            var stack: [(symbol: Symbol, next: Int)] = [(root, 0)]
            while let top = stack.last {
                let targets = edges[top.symbol] ?? []
                if top.next < targets.count {
                    stack[stack.count - 1].next += 1
                    let target = targets[top.next]
                    if seen.insert(target).inserted { stack.append((target, 0)) }
                } else {
                    order.append(top.symbol)
                    stack.removeLast()
                }
            }
        }
        return order
    }

    /// Whether holding a value of `inner` in a value of `outer` closes a circle.
    func closesCircle(_ outer: Symbol, _ inner: Symbol) -> Bool {
        outer == inner ? selfHolding.contains(outer) : component[outer] != nil && component[outer] == component[inner]
    }
}

extension Specs {
    /// The types of which a value lies inside a value of this one: not those in lists, sets and maps, which lie
    /// elsewhere anyway.
    func heldByValue(_ symbol: Symbol) -> [Symbol] {
        func target(_ type: TypeExpression) -> Symbol? {
            guard case .named(let reference) = type.unwrapped,
                let found = self.symbol(reference, from: symbol.subsystem),
                found.kind == .type
            else { return nil }
            return found
        }
        switch type(symbol).kind {
        case .structure(let fields): return fields.compactMap { target($0.type) }
        case .union(let cases): return cases.compactMap { $0.type.flatMap(target) }
        case .wrapper(let wrapped, _): return target(wrapped).map { [$0] } ?? []
        case .identifier, .enumeration, .invalid: return []
        }
    }
}

internal import MisasLanguage

/// Writes a value of a spec as the JSON that its type's codec would write.
package struct LiteralJSON {
    let specs: Specs

    package init(specs: Specs) {
        self.specs = specs
    }

    package func tree(_ literal: Literal) -> JSONTree {
        switch literal {
        case .none: return .null
        case .bool(let value): return .bool(value)
        case .int(let value): return .int(value)
        case .double(let text): return number(text)
        case .decimal(let form): return .string(form.description)
        case .string(let text): return .string(text)
        case .uuid(let high, let low): return .string(uuid(high, low))
        case .bytes(let text): return .string(text)
        case .date(let date): return .string(date.description)
        case .dateTime(let time): return .string(time.description)
        case .duration(let duration): return .string(DurationForm.format(duration))
        case .json(let node): return tree(node)
        case .identifier(_, let inner), .wrapper(_, let inner): return tree(inner)
        case .enumeration(let symbol, let index):
            guard case .enumeration(let cases) = specs.type(symbol).kind else { return .null }
            return .string(cases[index].value)
        case .union(let symbol, let index, let payload):
            guard case .union(let cases) = specs.type(symbol).kind else { return .null }
            let name = cases[index].wireName
            return payload.map { .object([.init(name, tree($0))]) } ?? .string(name)
        case .structure(let symbol, let values):
            guard case .structure(let fields) = specs.type(symbol).kind else { return .null }
            return .object(values.map { .init(fields[$0.field].wireName, tree($0.value)) })
        case .list(let items), .set(let items): return .array(items.map(tree))
        case .map(let pairs):
            return .object(
                pairs.map { pair in
                    let key =
                        switch tree(pair.key) {
                        case .string(let text): text
                        case .int(let value): String(value)
                        default: ""
                        }
                    return .init(key, tree(pair.value))
                }
            )
        }
    }

    /// A tree of JSON that stands in a spec.
    private func tree(_ node: Node) -> JSONTree {
        switch node.content {
        case .sequence(let items): return .array(items.map(tree))
        case .mapping(let entries): return .object(entries.map { .init($0.key, tree($0.value)) })
        case .scalar(let scalar):
            guard scalar.isPlain else { return .string(scalar.text) }
            if node.isNull { return .null }
            if let value = PlainScalar.boolean(scalar.text) { return .bool(value) }
            if let value = PlainScalar.integer(scalar.text) { return .int(value) }
            return PlainScalar.isNumber(scalar.text) ? number(scalar.text) : .string(scalar.text)
        }
    }

    /// A number as JSON writes it, which takes none that starts with a point or a plus sign, or ends with a point.
    private func number(_ text: String) -> JSONTree {
        guard let value = Double(text), value.isFinite else { return .string(text) }
        if let whole = Int(exactly: value) { return .int(whole) }
        return .number("\(value)")
    }

    private func uuid(_ high: UInt64, _ low: UInt64) -> String {
        let digits = Array(high.hexadecimal + low.hexadecimal)
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
    }
}

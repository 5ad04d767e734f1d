/// What a name stands for in a kind of view, and how to read it.
enum SchemaMember: Sendable {
    case text(ViewReader<String>)
    case bytes(ViewReader<[UInt8]>)
    case optionalText(ViewReader<String?>)
    case flag(ViewReader<Bool>)
    case view(SchemaReference, ViewVisitor, isPresent: ViewReader<Bool>)
    case list(SchemaReference, ListVisitor, isEmpty: ViewReader<Bool>)

    /// What an error message calls it.
    var kind: String {
        switch self {
        case .text, .bytes: "a text"
        case .optionalText: "an optional text"
        case .flag: "a flag"
        case .view: "a view"
        case .list: "a list"
        }
    }

    /// Reads whether a section of it would be rendered, or `nil` for what cannot be a section.
    var presence: ViewReader<Bool>? {
        switch self {
        case .text, .bytes: nil
        case .optionalText(let read): { read($0) != nil }
        case .flag(let read): read
        case .view(_, _, let isPresent): isPresent
        case .list(_, _, let isEmpty): { !isEmpty($0) }
        }
    }

    /// The same member read from a view that is itself reached through another, as in `outer.inner`.
    ///
    /// Behind a view that is absent there is the empty text, a flag that is not set, no view, and the empty list.
    func behind(_ visit: @escaping ViewVisitor) -> SchemaMember {
        switch self {
        case .text(let read): .text(reader(read, behind: visit, absent: ""))
        case .bytes(let read): .bytes(reader(read, behind: visit, absent: []))
        case .optionalText(let read): .optionalText(reader(read, behind: visit, absent: nil))
        case .flag(let read): .flag(reader(read, behind: visit, absent: false))
        case .view(let schema, let visitInner, let isPresent):
            .view(
                schema,
                { address, body in visit(address) { visitInner($0, body) } },
                isPresent: reader(isPresent, behind: visit, absent: false)
            )
        case .list(let schema, let visitElements, let isEmpty):
            .list(
                schema,
                { address, body in visit(address) { visitElements($0, body) } },
                isEmpty: reader(isEmpty, behind: visit, absent: true)
            )
        }
    }
}

private func reader<Value: Sendable>(
    _ read: @escaping ViewReader<Value>,
    behind visit: @escaping ViewVisitor,
    absent: Value
) -> ViewReader<Value> {
    { address in
        var value = absent
        visit(address) { value = read($0) }
        return value
    }
}

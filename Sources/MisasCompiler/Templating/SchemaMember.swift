/// Reads one value out of a view of the kind that the reader was made for.
typealias ViewReader<Value> = @Sendable (any TemplateView) -> Value

/// What a name stands for in a kind of view, and how to read it.
enum SchemaMember: Sendable {
    case text(ViewReader<String>)
    case bytes(ViewReader<[UInt8]>)
    case optionalText(ViewReader<String?>)
    case flag(ViewReader<Bool>)
    case view(SchemaReference, ViewReader<(any TemplateView)?>)
    case list(SchemaReference, ViewReader<[any TemplateView]>, isEmpty: ViewReader<Bool>)

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
        case .view(_, let read): { read($0) != nil }
        case .list(_, _, let isEmpty): { !isEmpty($0) }
        }
    }

    /// The same member read from a view that is itself reached through another, as in `outer.inner`.
    ///
    /// Behind a view that is absent there is the empty text, a flag that is not set, no view, and the empty list.
    func behind(_ outer: @escaping ViewReader<(any TemplateView)?>) -> SchemaMember {
        switch self {
        case .text(let read):
            .text { outer($0).map(read) ?? "" }
        case .bytes(let read):
            .bytes { outer($0).map(read) ?? [] }
        case .optionalText(let read):
            .optionalText { outer($0).flatMap(read) }
        case .flag(let read):
            .flag { outer($0).map(read) ?? false }
        case .view(let schema, let read):
            .view(schema) { outer($0).flatMap(read) }
        case .list(let schema, let read, let isEmpty):
            .list(schema, { outer($0).map(read) ?? [] }, isEmpty: { outer($0).map(isEmpty) ?? true })
        }
    }
}

/// Collects the errors of a template and its partials, one per place.
struct TemplateErrorCollector {
    private var errors: [TemplateError] = []
    private var known: Set<Key> = []
    private var order: [String: Int] = [:]

    /// Where an error is; a partial that is used in several scopes has it in each, said differently.
    private struct Key: Hashable {
        let template: String
        let line: Int
        let column: Int
    }

    /// Whether there are as many as are worth reading.
    var isFull: Bool { errors.count >= TemplateLimits.errors }

    /// The errors by template, in the order in which the templates first had one, then by place.
    var sorted: [TemplateError] {
        errors.sorted { place($0) < place($1) }
    }

    mutating func add(_ error: TemplateError) {
        let key = Key(template: error.template, line: error.line, column: error.column)
        guard !isFull, known.insert(key).inserted else { return }
        if order[error.template] == nil { order[error.template] = order.count }
        errors.append(error)
    }

    private func place(_ error: TemplateError) -> (Int, Int, Int) {
        (order[error.template] ?? 0, error.line, error.column)
    }
}

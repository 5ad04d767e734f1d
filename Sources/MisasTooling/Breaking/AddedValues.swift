internal import MisasCompiler

/// What the upcasts of an event add, as it reads the events that it is added to.
struct AddedValues {
    private let added: [(name: String, value: Node, field: FieldDeclaration?)]
    private let home: Int
    private let specs: Specs

    init(_ event: EventDeclaration, _ symbol: Symbol, _ specs: Specs) {
        added = event.addedFields()
        home = symbol.subsystem
        self.specs = specs
    }

    /// A value that is added under a name, however it is written; a case by what stands for it in JSON.
    func text(of value: Node, for name: String) -> String {
        let field = added.first { $0.name == name && $0.value.range == value.range }?.field
        return text(of: value, as: field.map { Form.Place(type: $0.type, home: home) })
    }

    private func text(of node: Node, as place: Form.Place?) -> String {
        let form = place.map { specs.form(of: $0) } ?? .unknown
        if case .optional(let inner) = form { return text(of: node, as: inner) }
        switch node.content {
        case .scalar(let scalar):
            if case .enumeration(let cases, _) = form, let named = cases.first(where: { $0.name == scalar.text }) {
                return "'\(named.value)"
            }
            return "\(scalar.isPlain ? "" : "'")\(scalar.text)"
        case .sequence(let items):
            return "[\(items.map { text(of: $0, as: form.element) }.joined(separator: ", "))]"
        case .mapping(let entries):
            return
                "{\(entries.map { "\($0.key): \(text(of: $0.value, as: form.member($0.key, specs)))" }.joined(separator: ", "))}"
        }
    }
}

extension Form {
    /// What a list or a set holds.
    fileprivate var element: Place? {
        switch self {
        case .list(let element), .set(let element): element
        default: nil
        }
    }

    /// What a structure or a map holds under a name.
    fileprivate func member(_ name: String, _ specs: Specs) -> Place? {
        switch self {
        case .map(_, let value): value
        case .structure(let fields, let symbol):
            fields.first { $0.name == name }.map { Place(type: $0.type, home: symbol.subsystem) }
        default: nil
        }
    }
}

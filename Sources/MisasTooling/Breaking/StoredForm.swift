internal import MisasCompiler

/// What is known of a stored event's members, while the steps of its upcasts change them.
struct StoredForm {
    /// A member of the stored object.
    enum Member {
        /// As it was declared.
        case declared(FieldDeclaration, alwaysThere: Bool)
        /// A text, cut out of another one.
        case text
        /// Something that is there, of which no more is known.
        case something
    }

    private(set) var members: [String: Member]
    /// Whether anything may be there: a function of the user's has changed it.
    private(set) var isAnything = false

    init(_ fields: [FieldDeclaration]) {
        let pairs = fields.map { ($0.wireName, Member.declared($0, alwaysThere: !$0.type.isOptional)) }
        members = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// Does what a step does.
    mutating func apply(_ step: UpcastStep) {
        for operation in step.operations {
            switch operation {
            case .rename(let old, let new):
                if let member = members.removeValue(forKey: old.value) { members[new.value] = member }
            case .add(let name, _):
                switch members[name.value] {
                case .declared(let field, false): members[name.value] = .declared(field, alwaysThere: true)
                case nil: members[name.value] = .something
                default: break
                }
            case .remove(let name): members[name.value] = nil
            case .move(let old, let new): move(old.value, to: new.value)
            case .split(let name, _, let parts):
                members[name.value] = nil
                for part in parts { members[part.value] = .text }
            case .custom: isAnything = true
            }
        }
    }

    private mutating func move(_ old: String, to new: String) {
        let isWhole = !old.contains(".")
        let member = isWhole ? members.removeValue(forKey: old) : .something
        let root = String(new.prefix { $0 != "." })
        // Of an object that something was put into, or taken from, no more is known.
        members[root] = root == new ? member : .something
        if !isWhole { members[String(old.prefix { $0 != "." })] = .something }
    }
}

/// Writes a text with values in it as a Swift string.
struct TextExpression {
    let context: ViewContext

    /// The string literal for a text with `{field}` in it, over a value of the given name.
    func expression(_ source: String, fields: [FieldDeclaration], root: String) -> String {
        guard let text = try? MessageText(source) else { return SwiftText.string(source) }
        var result = "\""
        for part in text.parts {
            switch part {
            case .text(let literal): result += SwiftText.escaped(literal)
            case .value(let path, _, _):
                result += "\\(Misas.Literals.text(of: \(access(path, fields: fields, root: root))))"
            }
        }
        return result + "\""
    }

    private func access(_ path: [String], fields: [FieldDeclaration], root: String) -> String {
        var access = root
        var fields = fields
        var home = context.index
        for name in path {
            guard let field = fields.first(where: { $0.name == name }) else { return access }
            access += ".\(Naming.escaped(SwiftNames.member(field.declaration)))"
            if name != path.last || path.count > 1 {
                let shape = context.specs.shape(of: field.type, from: home)
                if case .structure(let symbol) = shape.unwrapped,
                    case .structure(let parts) = context.specs.type(symbol).kind
                {
                    if field.type.isOptional { access += "?" }
                    fields = parts
                    home = symbol.subsystem
                }
            }
        }
        return access
    }
}

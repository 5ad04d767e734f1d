/// Texts with values in them: that each names a field that is one value.
struct MessageTextChecks {
    let specs: Specs
    let diagnostics: DiagnosticCollector

    /// Checks a text and follows each of its values.
    ///
    /// - Parameter allowsParts: whether `{field.part}` may reach into a structure.
    /// - Returns: the paths of the values, for what else must hold of them.
    @discardableResult
    func check(_ node: Node, fields: [FieldDeclaration], of owner: String, in subsystem: Int, code: DiagnosticCode)
        -> [[String]]
    {
        guard let source = node.text else { return [] }
        let text: MessageText
        do throws(MessageText.Fault) {
            text = try MessageText(source)
        } catch {
            diagnostics.report(code, error.message, at: node.range(ofPartAt: error.offset, length: 1), help: error.help)
            return []
        }
        var paths: [[String]] = []
        for part in text.parts {
            guard case .value(let path, let offset, let length) = part else { continue }
            let range = node.range(ofPartAt: offset, length: length)
            if follow(path, fields: fields, of: owner, in: subsystem, at: range, code: code) { paths.append(path) }
        }
        return paths
    }

    private func follow(
        _ path: [String],
        fields: [FieldDeclaration],
        of owner: String,
        in subsystem: Int,
        at range: SourceRange,
        code: DiagnosticCode
    ) -> Bool {
        var fields = fields
        var owner = owner
        var home = subsystem
        for (depth, name) in path.enumerated() {
            guard let field = fields.first(where: { $0.name == name }) else {
                let near = closest(to: name, among: fields.map(\.name))
                let names = fields.map { "`\($0.name)`" }.joined(separator: ", ")
                diagnostics.report(
                    code,
                    "\(owner) has no field `\(name)`",
                    at: range,
                    help: near.map { "did you mean `\($0)`?" } ?? (fields.isEmpty ? nil : "its fields are \(names)")
                )
                return false
            }
            let shape = specs.shape(of: field.type, from: home).unwrapped
            if depth == path.count - 1 {
                if shape.isScalar { return true }
                diagnostics.report(
                    code,
                    "`\(path.joined(separator: "."))` is not one value that can be written in a text",
                    at: range,
                    help: partsHelp(shape, path)
                )
                return false
            }
            guard case .structure(let symbol) = shape, case .structure(let parts) = specs.type(symbol).kind else {
                diagnostics.report(code, "`\(name)` has no fields to reach into", at: range)
                return false
            }
            owner = "`\(specs.type(symbol).name)`"
            fields = parts
            home = symbol.subsystem
        }
        return true
    }

    private func partsHelp(_ shape: TypeShape, _ path: [String]) -> String? {
        guard case .structure(let symbol) = shape, case .structure(let parts) = specs.type(symbol).kind else {
            return nil
        }
        guard let first = parts.first else { return nil }
        return "name a part of it, such as `{\(path.joined(separator: ".")).\(first.name)}`"
    }
}

/// Texts with values in them: that each names a field that is one value.
struct MessageTextChecks {
    let specs: Specs
    let diagnostics: DiagnosticCollector

    /// Checks a text and follows each of its values.
    ///
    /// - Parameters:
    ///   - fields: what the values are looked up in: the fields of `declaration`.
    ///   - code: what a fault is told under.
    func check(
        _ source: Located<String>,
        fields: [FieldDeclaration],
        of declaration: Declaration,
        in subsystem: Int,
        code: DiagnosticCode
    ) {
        let text: MessageText
        do throws(MessageText.Fault) {
            text = try MessageText(source.value)
        } catch {
            let range = source.range(ofPartAt: error.offset, length: 1)
            diagnostics.report(code, error.message, at: range, help: error.help, fix: error.fix(at: range))
            return
        }
        guard diagnostics.isUnderstood(declaration.node) else { return }
        for part in text.parts {
            guard case .value(let path, let offset, let length) = part else { continue }
            let range = source.range(ofPartAt: offset, length: length)
            follow(path, fields: fields, of: "`\(declaration.name)`", in: subsystem, at: range, code: code)
        }
    }

    private func follow(
        _ path: [String],
        fields: [FieldDeclaration],
        of owner: String,
        in subsystem: Int,
        at range: SourceRange,
        code: DiagnosticCode
    ) {
        var fields = fields
        var owner = owner
        var home = subsystem
        for (depth, name) in path.enumerated() {
            guard let field = fields.first(where: { $0.name == name }) else {
                let near = guess(name, among: fields.map(\.name))
                let names = fields.map { "`\($0.name)`" }.joined(separator: ", ")
                diagnostics.report(
                    code,
                    "\(owner) has no field `\(name)`",
                    at: range,
                    help: near.map { "did you mean `\($0)`?" } ?? (fields.isEmpty ? nil : "its fields are \(names)"),
                    fix: near.map { near in
                        let better = (path[..<depth] + [near.text] + path[(depth + 1)...]).joined(separator: ".")
                        return .replace(range, path.joined(separator: "."), with: better, isCertain: near.isCertain)
                    }
                )
                return
            }
            let shape = specs.shape(of: field.type, from: home).unwrapped
            if shape.isUnknown { return }
            if depth == path.count - 1 {
                if shape.isScalar { return }
                diagnostics.report(
                    code,
                    "`\(path.joined(separator: "."))` is not one value that can be written in a text",
                    at: range,
                    help: part(of: shape, path).map { "name a part of it, such as `{\($0.path)}`" },
                    fix: part(of: shape, path).flatMap { part in
                        part.isScalar
                            ? .replace(range, path.joined(separator: "."), with: part.path, isCertain: false) : nil
                    }
                )
                return
            }
            guard case .structure(let symbol) = shape, case .structure(let parts) = specs.type(symbol).kind else {
                diagnostics.report(code, "`\(name)` has no fields to reach into", at: range)
                return
            }
            owner = "`\(specs.type(symbol).name)`"
            fields = parts
            home = symbol.subsystem
        }
    }

    /// The first part of a structure, and whether it is one value.
    private func part(of shape: TypeShape, _ path: [String]) -> (path: String, isScalar: Bool)? {
        guard case .structure(let symbol) = shape, case .structure(let parts) = specs.type(symbol).kind,
            let first = parts.first
        else { return nil }
        let isScalar = specs.shape(of: first.type, from: symbol.subsystem).unwrapped.isScalar
        return ((path + [first.name]).joined(separator: "."), isScalar)
    }
}

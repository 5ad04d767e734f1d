/// Personal data where it cannot be taken back: names of streams, identifiers, messages of errors, paths.
struct PersonalDataRules {
    let linter: Linter

    private var specs: Specs { linter.specs }

    func run(_ index: Int) {
        let subsystem = specs.subsystems[index]
        for error in subsystem.errors {
            if let message = error.message {
                check(message, fields: error.fields, index, "an error's message is logged and sent")
            }
        }
        for event in subsystem.events {
            guard let stream = event.stream else { continue }
            let scalar = Node.Scalar(text: stream.value, isPlain: false, isInFlow: false, isVerbatim: false)
            check(
                Node(content: .scalar(scalar), range: stream.range),
                fields: event.fields,
                index,
                "the name of a stream stays when its events are gone"
            )
        }
        for command in subsystem.commands { checkRoute(command.http, fields: command.fields) }
        for query in subsystem.queries { checkRoute(query.http, fields: query.fields) }
        subsystem.forEachField { field in
            guard field.isPersonal, case .identifier = specs.shape(of: field.type, from: index).unwrapped else {
                return
            }
            linter.report(
                .personalData,
                "`\(field.name)` is personal, and an identifier goes everywhere",
                at: field.nameRange,
                help: "give the person a number that says nothing, and keep the data beside it"
            )
        }
    }

    private func check(_ node: Node, fields: [FieldDeclaration], _ index: Int, _ why: String) {
        guard let source = node.text, let text = try? MessageText(source) else { return }
        for part in text.parts {
            guard case .value(let path, let offset, let length) = part, isPersonal(path[...], fields, index) else {
                continue
            }
            linter.report(
                .personalData,
                "`\(path.joined(separator: "."))` is personal, and \(why)",
                at: node.range(ofPartAt: offset, length: length)
            )
        }
    }

    private func isPersonal(_ path: ArraySlice<String>, _ fields: [FieldDeclaration], _ home: Int) -> Bool {
        guard let name = path.first, let field = fields.first(where: { $0.name == name }) else { return false }
        if field.isPersonal { return true }
        guard case .structure(let symbol) = specs.shape(of: field.type, from: home).unwrapped,
            case .structure(let parts) = specs.type(symbol).kind
        else { return false }
        return isPersonal(path.dropFirst(), parts, symbol.subsystem)
    }

    private func checkRoute(_ http: RouteDeclaration?, fields: [FieldDeclaration]) {
        guard let node = http?.route, let route = RouteChecks.parse(node, diagnostics: nil) else { return }
        for name in route.parameters where fields.contains(where: { $0.name == name && $0.isPersonal }) {
            linter.report(.personalData, "`\(name)` is personal, and paths are logged on the way", at: node.range)
        }
    }
}

/// Routes that work and still surprise.
struct RouteRules {
    let linter: Linter

    func run(_ subsystem: Subsystem) {
        for command in subsystem.commands {
            guard let (route, node) = route(command.http) else { continue }
            checkPath(of: node)
            if route.method == "GET" {
                linter.report(
                    .methodKind,
                    "`\(command.name)` changes something, and `GET` is for reading",
                    at: node.range,
                    help: "use `POST`, `PUT`, `PATCH` or `DELETE`"
                )
            }
        }
        for query in subsystem.queries {
            guard let (route, node) = route(query.http) else { continue }
            checkPath(of: node)
            if route.method != "GET" {
                linter.report(.methodKind, "`\(query.name)` only reads, which is what `GET` is for", at: node.range)
            }
        }
    }

    private func route(_ http: RouteDeclaration?) -> (Route, Node)? {
        guard let node = http?.route, let route = RouteChecks.parse(node, diagnostics: nil) else { return nil }
        return (route, node)
    }

    private func checkPath(of node: Node) {
        guard let text = node.text, let path = text.split(separator: " ").last else { return }
        // Both fixes leave the route as it is for those who ask.
        func fix(_ better: some StringProtocol) -> Fix {
            let offset = text.unicodeScalars.distance(from: text.startIndex, to: path.startIndex)
            let range = node.range(ofPartAt: offset, length: path.unicodeScalars.count)
            return .replace(range, String(path), with: String(better))
        }
        if !path.hasPrefix("/") {
            linter.report(
                .pathForm,
                "the path `\(path)` does not start with `/`",
                at: node.range,
                fix: fix("/" + path + "")
            )
        }
        if path.count > 1, path.hasSuffix("/") {
            linter.report(.pathForm, "the path `\(path)` ends with `/`", at: node.range, fix: fix(path.dropLast()))
        }
        let literals = path.split(separator: "/").filter { !$0.hasPrefix("{") }
        if literals.contains(where: { $0.contains(where: \.isUppercase) }) {
            linter.report(.pathForm, "the path `\(path)` is not in lower case", at: node.range)
        }
    }
}

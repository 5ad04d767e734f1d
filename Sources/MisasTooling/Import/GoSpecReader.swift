internal import MisasCompiler

/// Reads specs of MISAS Go out of the trees of their files.
///
/// What makes a spec unreadable is told; what its reader would pass over without a word is remarked.
struct GoSpecReader {
    let diagnostics: DiagnosticCollector
    let remarks: ImportRemarks

    /// How many `multi` may lie in one another.
    private static let maximumNesting = 16

    private static let envelope = ["type", "typeName", "description", "version", "specVersion", "annotations"]
    private static let fieldKeys = [
        "description", "type", "nullable", "deprecation", "example", "default", "required", "annotations",
    ]

    /// Reads the spec of a file, or the specs where it is a `multi`.
    func read(_ root: Node) -> [GoSpec] {
        checkRepeated(root)
        return read(root, keyRange: nil, nesting: 0)
    }

    private func read(_ node: Node, keyRange: SourceRange?, nesting: Int) -> [GoSpec] {
        guard case .mapping = node.content else {
            shape("a spec is a mapping with `type` and `typeName`", node, keyRange)
            return []
        }
        let place = keyRange ?? first(of: node)
        guard let type = text("type", of: node) else {
            diagnostics.report(.importKind, "this spec has no `type`", at: place, help: "it is one of \(Self.kinds)")
            return []
        }
        if type.value == "multi" { return multi(node, at: place, nesting: nesting) }
        guard let kind = GoSpec.Kind(rawValue: type.value) else {
            let names = GoSpec.Kind.allCases.map(\.rawValue) + ["multi"]
            diagnostics.report(
                .importKind,
                "`\(type.value)` is no type of a spec",
                at: type.range,
                help: closest(to: type.value, among: names).map { "did you mean `\($0)`?" }
                    ?? "it is one of \(Self.kinds)"
            )
            return []
        }
        guard let name = text("typeName", of: node) else {
            diagnostics.report(.importName, "this spec has no `typeName`", at: place)
            return []
        }
        checkVersion(of: node)
        guard let content = content(kind, node) else { return [] }
        return [
            GoSpec(
                kind: kind,
                name: name,
                description: text("description", of: node)?.value,
                version: text("version", of: node)?.value,
                annotations: mapping("annotations", of: node),
                content: content
            )
        ]
    }

    private static var kinds: String {
        (GoSpec.Kind.allCases.map(\.rawValue) + ["multi"]).map { "`\($0)`" }.joined(separator: ", ")
    }

    private func multi(_ node: Node, at place: SourceRange, nesting: Int) -> [GoSpec] {
        guard nesting < Self.maximumNesting else {
            diagnostics.report(
                .importShape,
                "more than \(Self.maximumNesting) `multi` lie in one another here",
                at: place,
                help: "take the inner ones out"
            )
            return []
        }
        let specs = mapping("specs", of: node)
        if specs.isEmpty {
            diagnostics.report(.importShape, "this `multi` holds no specs", at: place)
        }
        remarkUnknown(node, ["type", "specs"], in: "a `multi`")
        return specs.flatMap { read($0.value, keyRange: $0.keyRange, nesting: nesting + 1) }
    }

    private func checkVersion(of node: Node) {
        guard let version = text("specVersion", of: node), let number = Double(version.value), number > 1 else {
            return
        }
        diagnostics.report(
            .importShape,
            "version 1.0 of the format is read, not \(version.value)",
            at: version.range
        )
    }

    private func content(_ kind: GoSpec.Kind, _ node: Node) -> GoSpec.Content? {
        switch kind {
        case .system:
            remarkUnknown(node, Self.envelope + ["license", "contacts", "sources"], in: "a system")
            return .system(system(node))
        case .command, .query, .event, .structure:
            remarkUnknown(node, Self.envelope + ["fields"], in: kind.noun)
            let fields = mapping("fields", of: node)
            return .fields(fields.compactMap { field($0, of: kind) })
        case .enumeration:
            remarkUnknown(node, Self.envelope + ["baseType", "values"], in: kind.noun)
            return enumeration(node).map(GoSpec.Content.enumeration)
        case .endpoint:
            remarkUnknown(node, Self.envelope + ["path", "method", "request", "responses"], in: kind.noun)
            return .endpoint(endpoint(node))
        }
    }

    // MARK: Systems

    private func system(_ node: Node) -> GoSpec.System {
        let license = node["license"].flatMap { license -> (name: String?, url: String?)? in
            guard isMapping(license, "license") else { return nil }
            remarkUnknown(license, ["name", "url"], in: "a licence")
            return (text("name", of: license)?.value, text("url", of: license)?.value)
        }
        let contacts = list("contacts", of: node).compactMap { contact -> GoSpec.Contact? in
            guard isMapping(contact, "a contact") else { return nil }
            remarkUnknown(contact, ["name", "emailAddress", "url"], in: "a contact")
            return GoSpec.Contact(
                name: text("name", of: contact)?.value,
                email: text("emailAddress", of: contact)?.value,
                url: text("url", of: contact)?.value
            )
        }
        let sources = list("sources", of: node).compactMap { source -> Located<String>? in
            guard let path = source.text, !source.isNull else {
                shape("a source is a path", source, nil)
                return nil
            }
            return Located(path, at: source.range)
        }
        return GoSpec.System(license: license, contacts: contacts, sources: sources)
    }

    // MARK: Fields

    private func field(_ entry: Node.Entry, of kind: GoSpec.Kind) -> GoSpec.Field? {
        let node = entry.value
        guard isMapping(node, "the field `\(entry.key)`", keyRange: entry.keyRange) else { return nil }
        let isEvent = kind == .event
        let keys = isEvent ? Self.fieldKeys.filter { $0 != "default" && $0 != "required" } : Self.fieldKeys
        remarkUnknown(node, keys, in: isEvent ? "a field of an event" : "a field")
        guard let text = text("type", of: node) else {
            diagnostics.report(.importType, "the field `\(entry.key)` has no `type`", at: entry.keyRange)
            return nil
        }
        guard let type = type(text) else { return nil }
        let annotations = mapping("annotations", of: node)
        let personal = annotations.first { $0.key == "personal_data" }
        return GoSpec.Field(
            name: entry.key,
            range: entry.keyRange,
            description: self.text("description", of: node)?.value,
            type: type,
            isNullable: boolean("nullable", of: node) ?? false,
            isRequired: isEvent ? nil : boolean("required", of: node),
            isPersonal: personal.map { Self.boolean($0.value.text ?? "") ?? !$0.value.isNull } ?? false,
            deprecation: self.text("deprecation", of: node)?.value,
            example: node["example"].flatMap { $0.isNull ? nil : $0 },
            defaultValue: isEvent ? nil : node["default"].flatMap { $0.isNull ? nil : $0 },
            annotations: annotations.filter { $0.key != "personal_data" }
        )
    }

    // MARK: Enums

    private func enumeration(_ node: Node) -> GoSpec.Enumeration? {
        let base = text("baseType", of: node)
        guard ["string", "int", nil].contains(base?.value) else {
            diagnostics.report(
                .importShape,
                "`baseType` is `string` or `int`, not `\(base?.value ?? "")`",
                at: base?.range
            )
            return nil
        }
        let entries = mapping("values", of: node)
        let isNumeric = base?.value == "int"
        let values = entries.compactMap { value($0, isNumeric: isNumeric) }
        return GoSpec.Enumeration(isNumeric: isNumeric, values: values)
    }

    private func value(_ entry: Node.Entry, isNumeric: Bool) -> GoSpec.Value? {
        let node = entry.value
        guard isMapping(node, "the value `\(entry.key)`", keyRange: entry.keyRange) else { return nil }
        remarkUnknown(node, ["description", "value", "annotations"], in: "a value of an enum")
        let given = text("value", of: node)
        if isNumeric, given.flatMap({ PlainScalar.integer($0.value) }) == nil {
            diagnostics.report(
                .importShape,
                "`\(entry.key)` needs a `value` that is a whole number",
                at: given?.range ?? entry.keyRange
            )
            return nil
        }
        if given == nil {
            remarks.add(.change, "the case `\(entry.key)` has no `value`; its name stands in JSON", at: entry.keyRange)
        }
        return GoSpec.Value(
            name: entry.key,
            range: entry.keyRange,
            description: text("description", of: node)?.value,
            text: given?.value ?? entry.key,
            annotations: mapping("annotations", of: node)
        )
    }

    // MARK: Endpoints

    private func endpoint(_ node: Node) -> GoSpec.Endpoint {
        let responses = node["responses"]
        if let responses, isMapping(responses, "responses") {
            remarkUnknown(responses, ["success", "failures"], in: "the responses")
        }
        let success = responses?["success"].flatMap { node -> GoSpec.Response? in
            guard isMapping(node, "success") else { return nil }
            return response(node, isFailure: false)
        }
        let failures = responses.map { list("failures", of: $0) } ?? []
        return GoSpec.Endpoint(
            path: text("path", of: node),
            method: text("method", of: node),
            request: text("request", of: node).flatMap(type),
            success: success,
            failures: failures.compactMap { node in
                guard isMapping(node, "a failure") else { return nil }
                return response(node, isFailure: true)
            }
        )
    }

    private func response(_ node: Node, isFailure: Bool) -> GoSpec.Response {
        let kind = isFailure ? "errorType" : "type"
        let noun = isFailure ? "a failure" : "a success"
        remarkUnknown(node, ["statusCode", "description", "example", kind], in: noun)
        return GoSpec.Response(
            range: first(of: node),
            status: integer("statusCode", of: node),
            description: text("description", of: node)?.value,
            example: node["example"].flatMap { $0.isNull ? nil : $0 },
            type: isFailure ? nil : text("type", of: node).flatMap(type),
            errorType: isFailure ? text("errorType", of: node) : nil
        )
    }

    // MARK: Values

    private func type(_ text: Located<String>) -> Located<GoType>? {
        do throws(GoType.Fault) {
            return Located(try GoType(text.value), at: text.range)
        } catch {
            diagnostics.report(
                .importType,
                "`\(text.value.prefix(100))` is no type: \(error.message)",
                at: text.range,
                help: "types are like `string`, `[]string`, `map[string]int` or `accounts.money`"
            )
            return nil
        }
    }

    /// The text under a key; none where it is left empty, as it is to MISAS Go.
    private func text(_ key: String, of node: Node) -> Located<String>? {
        guard let value = node[key], !value.isNull else { return nil }
        guard let text = value.text else {
            shape("`\(key)` is a text", value, nil)
            return nil
        }
        return text.isEmpty ? nil : Located(text, at: value.range)
    }

    private func integer(_ key: String, of node: Node) -> Located<Int>? {
        guard let value = node[key], !value.isNull else { return nil }
        guard let number = value.text.flatMap(PlainScalar.integer) else {
            shape("`\(key)` is a whole number", value, nil)
            return nil
        }
        return Located(number, at: value.range)
    }

    private func boolean(_ key: String, of node: Node) -> Bool? {
        guard let value = node[key], !value.isNull else { return nil }
        guard let boolean = value.text.flatMap(Self.boolean) else {
            shape("`\(key)` is `true` or `false`", value, nil)
            return nil
        }
        return boolean
    }

    /// As Go's reader of YAML takes it.
    private static func boolean(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "yes", "on": true
        case "false", "no", "off": false
        default: nil
        }
    }

    /// The entries of the mapping under a key.
    private func mapping(_ key: String, of node: Node) -> [Node.Entry] {
        guard let value = node[key], !value.isNull, isMapping(value, "`\(key)`") else { return [] }
        return value.mapping ?? []
    }

    private func list(_ key: String, of node: Node) -> [Node] {
        guard let value = node[key], !value.isNull else { return [] }
        guard let items = value.sequence else {
            shape("`\(key)` is a list", value, nil)
            return []
        }
        return items
    }

    private func isMapping(_ node: Node, _ what: String, keyRange: SourceRange? = nil) -> Bool {
        guard node.mapping == nil, !node.isNull else { return true }
        shape("\(what) is a mapping", node, keyRange)
        return false
    }

    // MARK: What is told

    /// Tells each key that is there twice; the depth of the tree is bounded.
    private func checkRepeated(_ node: Node) {
        switch node.content {
        case .scalar: return
        case .sequence(let items): for item in items { checkRepeated(item) }
        case .mapping(let entries):
            var seen: [String: SourceRange] = [:]
            for entry in entries {
                checkRepeated(entry.value)
                guard let earlier = seen.updateValue(entry.keyRange, forKey: entry.key) else { continue }
                seen[entry.key] = earlier
                diagnostics.report(
                    .duplicateKey,
                    "`\(entry.key)` is written twice",
                    at: entry.keyRange,
                    notes: [.init("it stands here first", at: earlier)]
                )
            }
        }
    }

    private func remarkUnknown(_ node: Node, _ known: [String], in noun: String) {
        for entry in node.mapping ?? [] where !known.contains(entry.key) {
            remarks.add(.loss, "MISAS Go reads no `\(entry.key)` in \(noun)", at: entry.keyRange)
        }
    }

    private func shape(_ message: String, _ node: Node, _ keyRange: SourceRange?) {
        diagnostics.report(.importShape, "\(message), not \(node.kindName)", at: keyRange ?? first(of: node))
    }

    /// A range that is shown as one caret line.
    private func first(of node: Node) -> SourceRange {
        node.scalar != nil ? node.range : node.range.part(from: 0, length: 1)
    }
}

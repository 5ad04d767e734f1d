/// Writes one command or query as an operation.
struct OpenAPIOperation {
    private let plan: RoutePlan
    /// The route that its path stands under, whose parameters may have other names.
    private let route: Route
    private let specs: Specs
    private let links: OpenAPILinks
    private var home: Int { plan.symbol.subsystem }

    init(_ plan: RoutePlan, at route: Route, specs: Specs, links: OpenAPILinks) {
        self.plan = plan
        self.route = route
        self.specs = specs
        self.links = links
    }

    func tree(_ schemas: inout OpenAPISchemas) -> JSONTree {
        let parameters = parameters(&schemas)
        return .members(
            ("operationId", .string(specs.wireName(of: plan.symbol))),
            ("summary", plan.declaration.description.flatMap(Self.summary)),
            ("description", OpenAPISchemas.text(of: plan.declaration).map { .string($0) }),
            ("tags", .strings([specs.subsystems[home].name])),
            ("deprecated", plan.declaration.deprecated.map { _ in .bool(true) }),
            ("parameters", parameters.isEmpty ? nil : .array(parameters)),
            ("requestBody", body(&schemas)),
            ("responses", responses(&schemas)),
            ("security", plan.roles.isEmpty ? nil : .array([.members((OpenAPIFailure.bearer, .strings(plan.roles)))]))
        )
    }

    /// The first sentence, without the stop at its end.
    private static func summary(_ description: String) -> JSONTree? {
        let line = description.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        let end = line.firstRange(of: ". ")?.lowerBound ?? line.endIndex
        let sentence = line[..<end]
        return sentence.isEmpty ? nil : .string(String(sentence.hasSuffix(".") ? sentence.dropLast() : sentence))
    }

    // MARK: What comes in

    private func parameters(_ schemas: inout OpenAPISchemas) -> [JSONTree] {
        var trees: [JSONTree] = []
        for (position, parameter) in plan.parameters.enumerated() {
            let field = parameter.field
            // What is left out is left out: there is no `null` in a URL.
            var schema = schemas.schema(of: field, withoutNull: true, from: home)
            if parameter.isInPath, parameter.base == .string { schema = Self.nonEmpty(schema) }
            let isNeeded =
                parameter.isInPath || (field.defaultValue == nil && !field.type.isOptional && !parameter.isList)
            trees.append(
                .members(
                    ("name", .string(parameter.isInPath ? route.parameters[position] : field.wireName)),
                    ("in", .string(parameter.isInPath ? "path" : "query")),
                    ("description", OpenAPISchemas.text(of: field.declaration).map { .string($0) }),
                    ("required", isNeeded ? .bool(true) : nil),
                    ("deprecated", field.declaration.deprecated.map { _ in .bool(true) }),
                    ("schema", schema)
                )
            )
        }
        if plan.isCommand { trees.append(Self.idempotencyKey) }
        if plan.isCommand, plan.aggregate != nil, !plan.creates { trees.append(Self.ifMatch) }
        return trees
    }

    /// A part of a path is never empty.
    private static func nonEmpty(_ schema: JSONTree) -> JSONTree {
        schema["minLength"] == nil ? schema.adding([.init("minLength", .int(1))]) : schema
    }

    private static let idempotencyKey = JSONTree.members(
        ("name", .string("Idempotency-Key")),
        ("in", .string("header")),
        (
            "description",
            .string("The same request again with the same key has one effect, and the same reply.")
        ),
        (
            "schema",
            .members(
                ("type", .string("string")),
                ("minLength", .int(1)),
                ("maxLength", .int(255)),
                ("pattern", .string("^[!#-~]+$"))
            )
        )
    )

    private static let ifMatch = JSONTree.members(
        ("name", .string("If-Match")),
        ("in", .string("header")),
        (
            "description",
            .string(
                "The `ETag` of what the caller has seen: where somebody else has changed it since, nothing is done."
            )
        ),
        ("schema", .members(("type", .string("string")), ("pattern", .string(#"^(\*|"[1-9][0-9]{0,17}")$"#))))
    )

    private func body(_ schemas: inout OpenAPISchemas) -> JSONTree? {
        guard let fields = plan.body, !fields.isEmpty else { return nil }
        let schema = schemas.object(fields, from: home, isClosed: true)
        return .members(
            ("required", schema["required"] == nil ? nil : .bool(true)),
            ("content", OpenAPIFailure.content(schema))
        )
    }

    // MARK: What goes out

    private func responses(_ schemas: inout OpenAPISchemas) -> JSONTree {
        var responses: [JSONTree.Member] = [.init(String(plan.status), success(&schemas))]
        for (status, types) in failures(&schemas).sorted(by: { $0.key < $1.key }) {
            let names = types.map { "`\($0.name)`" }.joined(separator: ", ")
            let general = types.filter { $0.data == nil }.map(\.name)
            let envelopes =
                types.compactMap { type in type.data.map { OpenAPIFailure.envelope(types: [type.name], data: $0) } }
                + (general.isEmpty ? [] : [OpenAPIFailure.envelope(types: general)])
            responses.append(
                .init(
                    String(status),
                    .members(
                        ("description", .string("\(Self.phrase(status)): \(names).")),
                        (
                            "content",
                            OpenAPIFailure.content(
                                envelopes.count == 1 ? envelopes[0] : .members(("anyOf", .array(envelopes)))
                            )
                        )
                    )
                )
            )
        }
        let otherwise = JSONTree.members(("$ref", .string("#/components/responses/\(OpenAPIFailure.name)")))
        return .object(responses + [.init("default", otherwise)])
    }

    private func success(_ schemas: inout OpenAPISchemas) -> JSONTree {
        var headers: [JSONTree.Member] = []
        func header(_ name: String, _ text: String) {
            headers.append(
                .init(
                    name,
                    .members(
                        ("description", .string(text)),
                        ("schema", .members(("type", .string("string"))))
                    )
                )
            )
        }
        if plan.aggregate != nil || plan.version != nil { header("ETag", "The version, for `If-Match`.") }
        if plan.pagination != nil { header("Link", "Where the list goes on, as `rel=\"next\"`.") }
        let hasBody = plan.status != 204 && plan.status != 205
        let data =
            plan.result.map { schemas.schema(of: $0, from: home) } ?? .members(("type", .string("null")))
        let envelope = JSONTree.members(
            ("type", .string("object")),
            (
                "properties",
                .members(
                    ("status", .members(("const", .string("success")))),
                    ("data", data),
                    ("error", .members(("type", .string("null"))))
                )
            ),
            ("required", .strings(["status", "data", "error"]))
        )
        return .members(
            ("description", .string(Self.phrase(plan.status) + ".")),
            ("headers", headers.isEmpty ? nil : .object(headers)),
            ("content", hasBody ? OpenAPIFailure.content(envelope) : nil),
            ("links", links.tree(of: plan))
        )
    }

    /// A way to fail, with the schema of its data where it is declared.
    private typealias FailureType = (name: String, data: JSONTree?)

    /// The errors that are declared, and those that come with what is asked for, by their status.
    private func failures(_ schemas: inout OpenAPISchemas) -> [Int: [FailureType]] {
        var failures: [Int: [FailureType]] = [:]
        func general(_ status: Int, _ type: String) {
            failures[status, default: []].append((type, nil))
        }
        for symbol in plan.errors {
            let error = specs.error(symbol)
            failures[specs.httpStatus(of: error), default: []]
                .append((specs.wireName(of: symbol), schemas.reference(to: symbol)))
        }
        general(400, "bad_request")
        general(400, "validation_failed")
        if plan.isCommand, plan.aggregate != nil, !plan.creates {
            if plan.aggregate?.notFound == nil { general(404, "not_found") }
            general(409, "conflict")
            general(412, "precondition_failed")
        }
        if plan.creates, plan.aggregate?.alreadyExists == nil { general(409, "already_exists") }
        if !plan.roles.isEmpty {
            general(401, "unauthorized")
            general(403, "forbidden")
        }
        if plan.isCommand { general(422, "idempotency_key_reused") }
        return failures
    }

    private static func phrase(_ status: Int) -> String {
        switch status {
        case 200: "Done"
        case 201: "Created"
        case 202: "Accepted"
        case 204: "Done; there is nothing to say"
        case 200..<300: "Done"
        case 400: "The request is wrong"
        case 401: "The caller is not known"
        case 403: "The caller may not"
        case 404: "There is no such thing"
        case 409: "Not as things are"
        case 412: "Somebody else has changed it"
        case 422: "Against a rule"
        case 503: "Not now"
        default: "Failed"
        }
    }
}

extension Specs {
    /// The HTTP status of an error: that of the first of its tags that has one.
    package func httpStatus(of error: ErrorDeclaration) -> Int {
        error.tags.lazy.compactMap { statuses[$0.value] ?? Self.knownStatuses[$0.value] }.first ?? 422
    }

    /// The statuses of the tags that the language knows.
    package static let knownStatuses = [
        "validation": 400, "unauthorized": 401, "forbidden": 403, "not_found": 404, "already_exists": 409,
        "conflict": 409, "unavailable": 503,
    ]
}

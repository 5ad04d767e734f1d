internal import MisasCompiler

/// Makes routes of endpoints.
struct EndpointImport {
    let plan: ImportPlan
    let remarks: ImportRemarks
    /// The routes of requests.
    private(set) var routes: [Int: ImportedRoute] = [:]
    /// What is to be said of endpoints without a request of ours, by their subsystems.
    private(set) var unplaced: [String: [String]] = [:]
    /// The own tags of errors, with their statuses.
    private(set) var statuses: [String: Int] = [:]
    /// The routes that are taken, with every parameter alike.
    private var taken: [String: String] = [:]

    init(plan: ImportPlan, remarks: ImportRemarks) {
        self.plan = plan
        self.remarks = remarks
    }

    /// Carries an endpoint over.
    ///
    /// - Parameter subsystems: the imports of all subsystems.
    mutating func add(_ index: Int, to subsystems: [String: SubsystemImport]) {
        let spec = plan.system.specs[index]
        guard let endpoint = spec.endpoint else { return }
        let shown = [endpoint.method?.value, endpoint.path?.value].compactMap(\.self).joined(separator: " ")
        let name = "the endpoint `\(spec.name.value)` (\(shown))"
        guard let request = plan.system.request(of: endpoint), routes[request] == nil,
            let subsystem = subsystems[plan.homes.subsystems[request]]
        else {
            let isTaken = plan.system.request(of: endpoint) != nil
            let reason = isTaken ? "what it asks for has a route already" : "what it asks for is no command or query"
            let comment = remarks.add(.loss, "\(name) is left out: \(reason)", at: spec.name.range)
            let home = plan.system.request(of: endpoint).map { plan.homes.subsystems[$0] }
            unplaced[home ?? plan.homes.subsystems[index], default: []].append(comment)
            return
        }
        var route = ImportedRoute(description: spec.description)
        route.kept = kept(spec, endpoint)
        readSuccess(endpoint, of: request, in: subsystem, &route)
        for failure in endpoint.failures {
            guard
                let error = subsystem.error(
                    failure,
                    of: "`\(spec.name.value)`",
                    tags: tags(of: failure, of: "`\(spec.name.value)`")
                ), !route.throwing.contains(error)
            else { continue }
            route.throwing.append(error)
        }
        do throws(Refusal) {
            let text = try text(endpoint, request, subsystem, &route)
            let status = status(endpoint, request, &route)
            route.http = status.map { .flow(YAMLTree.entries(("route", .text(text)), ("status", $0))) } ?? .text(text)
        } catch {
            route.comments.append(
                remarks.add(.loss, "\(name) has no route: \(error.reason)", at: error.range ?? spec.name.range)
            )
        }
        routes[request] = route
    }

    /// What an endpoint says and no key of ours does.
    private func kept(_ spec: GoSpec, _ endpoint: GoSpec.Endpoint) -> [YAMLTree.Entry] {
        let inner = spec.annotations.compactMap(AnnotationTree.entry)
        let entries = YAMLTree.entries(
            ("name", .text(spec.name.value)),
            ("description", spec.description.map { .text(SubsystemImport.trimmed($0)) }),
            ("version", spec.version.map { .text($0) }),
            ("success", endpoint.success?.description.map { .text(SubsystemImport.trimmed($0)) }),
            ("example", endpoint.success?.example.flatMap { AnnotationTree.tree($0) }),
            ("annotations", inner.isEmpty ? nil : .flow(inner))
        )
        return [.init("endpoint", .flow(entries))]
    }

    // MARK: Replies

    private func readSuccess(
        _ endpoint: GoSpec.Endpoint,
        of request: Int,
        in subsystem: SubsystemImport,
        _ route: inout ImportedRoute
    ) {
        guard let type = endpoint.success?.type, type.value != .builtIn(.null) else { return }
        let place = SubsystemImport.Place(field: nil, owner: request, isStored: false, range: type.range)
        route.returns = subsystem.type(type.value, at: place, &route.comments).text
    }

    /// The status of success, where it is not the usual one.
    private func status(_ endpoint: GoSpec.Endpoint, _ request: Int, _ route: inout ImportedRoute) -> YAMLTree? {
        guard let status = endpoint.success?.status, status.value != (route.returns == nil ? 204 : 200) else {
            return nil
        }
        let isEmpty = status.value == 204 || status.value == 205
        if (200...299).contains(status.value), !(isEmpty && route.returns != nil) {
            return .literal(String(status.value))
        }
        let reason = isEmpty ? "has no body, and there is a reply" : "is not one of success"
        let text = "the status \(status.value) \(reason); it is left out"
        route.comments.append(
            remarks.add(.loss, text, of: "`\(plan.system.specs[request].name.value)`", at: status.range)
        )
        return nil
    }

    /// The tags that have a failure's status: known ones, or one of its own.
    private mutating func tags(of failure: GoSpec.Response, of owner: String) -> [String] {
        guard let status = failure.status else {
            let error = failure.errorType.map { "`\($0.value)`" } ?? "a failure"
            remarks.add(.decision, "\(error) has no status, and is answered with 422", of: owner, at: failure.range)
            return []
        }
        switch status.value {
        case 400: return ["validation"]
        case 401: return ["unauthorized"]
        case 403: return ["forbidden"]
        case 404: return ["not_found"]
        case 409: return [failure.errorType?.value.contains("already") == true ? "already_exists" : "conflict"]
        case 422: return []
        case 503: return ["unavailable"]
        case 402...599:
            let tag = "status_\(status.value)"
            statuses[tag] = status.value
            return [tag]
        default:
            remarks.add(
                .change,
                "the status \(status.value) is none of an error; it is answered with 422",
                of: owner,
                at: status.range
            )
            return []
        }
    }

    // MARK: Routes

    /// Why an endpoint has no route of ours.
    private struct Refusal: Error {
        let reason: String
        var range: SourceRange?
    }

    private static let methods: Set<String> = ["GET", "POST", "PUT", "PATCH", "DELETE"]

    private mutating func text(
        _ endpoint: GoSpec.Endpoint,
        _ request: Int,
        _ subsystem: SubsystemImport,
        _ route: inout ImportedRoute
    ) throws(Refusal) -> String {
        guard let path = endpoint.path else { throw Refusal(reason: "it has no `path`") }
        guard let method = endpoint.method else { throw Refusal(reason: "it has no `method`") }
        let verb = method.value.uppercased()
        guard Self.methods.contains(verb) else {
            throw Refusal(reason: "`\(method.value)` is no method of a route", range: method.range)
        }
        let fields = subsystem.fields(of: request, isStored: false)
        var segments: [String] = []
        var parameters: Set<String> = []
        for part in path.value.split(separator: "/", omittingEmptySubsequences: false).dropFirst(
            path.value.hasPrefix("/") ? 1 : 0
        ) {
            guard let parameter = try Self.parameter(part, at: path.range) else {
                segments.append(String(part))
                continue
            }
            let field =
                fields.first { $0.jsonName == parameter || $0.name == parameter }
                ?? fields.first { $0.jsonName == ImportNames.json(parameter) }
            guard let field, field.type.isScalar, !field.isOptional else {
                let reason =
                    field == nil ? "is no field of what it asks for" : "is no single value that is always there"
                throw Refusal(reason: "`\(parameter)` \(reason)", range: path.range)
            }
            guard parameters.insert(field.name).inserted else {
                throw Refusal(reason: "`\(parameter)` stands in its path twice", range: path.range)
            }
            segments.append("{\(field.name)}")
        }
        // One `/` at the end is of no account.
        if segments.count > 1, segments.last?.isEmpty == true { segments.removeLast() }
        if segments == [""] { segments = [] }
        guard !segments.contains("") else { throw Refusal(reason: "a part of its path is empty", range: path.range) }
        if verb == "GET" || verb == "DELETE",
            let field = fields.first(where: { !parameters.contains($0.name) && !$0.type.fitsQueryString })
        {
            throw Refusal(reason: "`\(field.name)` cannot be read from a query string", range: path.range)
        }
        let pattern = verb + " /" + segments.map { $0.hasPrefix("{") ? "{}" : $0 }.joined(separator: "/")
        let owner = plan.system.specs[request].name.value
        if let other = taken[pattern] {
            throw Refusal(reason: "`\(other)` answers the same requests", range: path.range)
        }
        taken[pattern] = owner
        let text = "\(verb) /" + segments.joined(separator: "/")
        if text != "\(verb) \(path.value)" {
            let said = "its path was `\(path.value)`"
            route.comments.append(remarks.add(.change, said, of: "`\(owner)`", at: path.range))
        }
        return text
    }

    /// The name of a part of a path that is a parameter, as routers of Go write it; `nil` for one that is not.
    private static func parameter(_ part: Substring, at range: SourceRange) throws(Refusal) -> String? {
        if part.hasPrefix(":") { return String(part.dropFirst()) }
        if part.hasPrefix("{"), part.hasSuffix("}") {
            // A router of Go may check it by a pattern behind a colon.
            return String(part.dropFirst().dropLast().prefix { $0 != ":" })
        }
        let isLiteral = part.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || "-._~:@!$&'()+,;=".utf8.contains(byte)
        }
        guard isLiteral else { throw Refusal(reason: "`\(part)` cannot be a part of a path", range: range) }
        return nil
    }
}

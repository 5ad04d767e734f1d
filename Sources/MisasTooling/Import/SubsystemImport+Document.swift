internal import MisasCompiler

extension SubsystemImport {
    /// The spec of ours, as text.
    ///
    /// - Parameters:
    ///   - routes: what came of the endpoints, by their requests.
    ///   - unplaced: what is to be said of endpoints that nothing of it answers.
    func document(_ routes: [Int: ImportedRoute], unplaced: [String]) -> String {
        let types = types()
        let events = messages(.event, routes)
        let commands = messages(.command, routes)
        let queries = messages(.query, routes)
        let errors = errors.map { error in
            let entries = YAMLTree.entries(
                ("description", error.description.map { .text(Self.trimmed($0)) }),
                ("tags", error.tags.isEmpty ? nil : .list(error.tags.map { .text($0) })),
                ("wireName", error.wireName.map { .text($0) })
            )
            return YAMLTree.Entry(error.name, .flow(entries), comments: error.comments)
        }
        var entries = YAMLTree.entries(("misas", .literal("1")), ("subsystem", .text(name)))
        if !uses.isEmpty { entries.append(.init("uses", .list(uses.sorted().map { .text($0) }))) }
        let sections = [
            ("types", identifierTypes() + types), ("errors", errors), ("events", events), ("commands", commands),
            ("queries", queries),
        ]
        for (key, content) in sections where !content.isEmpty { entries.append(.init(key, .mapping(content))) }
        return YAMLTree.document(entries, comments: unplaced)
    }

    // MARK: Types

    private func identifierTypes() -> [YAMLTree.Entry] {
        plan.identifiers.types(in: name).map { .init($0, .flow([.init("identifier", .text("string"))])) }
    }

    private func types() -> [YAMLTree.Entry] {
        var entries: [YAMLTree.Entry] = []
        for index in specs {
            let spec = plan.system.specs[index]
            switch spec.kind {
            case .structure: entries.append(structure(index, called: plan.names[index]))
            case .enumeration: entries.append(enumeration(spec, index))
            default: break
            }
        }
        for index in plan.homes.typedMessages.sorted() where plan.homes.typeHome(of: index) == name {
            entries.append(structure(index, called: plan.typeName(of: index)))
        }
        return entries
    }

    private func structure(_ index: Int, called name: String) -> YAMLTree.Entry {
        let spec = plan.system.specs[index]
        let isMessage = spec.kind.isMessage
        let fields = fields(of: index, isStored: plan.stored.contains(index)).map(\.entry)
        var comments: [String] = []
        let description = spec.description.map { Self.trimmed($0) }
        var entries = YAMLTree.entries(
            (
                "description",
                isMessage ? .text("The fields of `\(spec.name.value)`.") : description.map { .text($0) }
            ),
            ("fields", fields.isEmpty ? .flow([]) : .mapping(fields))
        )
        // What a message has beyond its fields stands where it is declared.
        guard !isMessage else { return .init(name, .mapping(entries)) }
        entries += names(of: index, wireName: nil, &comments)
        return .init(name, .mapping(entries), comments: comments)
    }

    private func enumeration(_ spec: GoSpec, _ index: Int) -> YAMLTree.Entry {
        guard let enumeration = spec.enumeration else { return .init(plan.names[index], .flow([])) }
        var comments: [String] = []
        var entries = YAMLTree.entries(("description", spec.description.map { .text(Self.trimmed($0)) }))
        if enumeration.isNumeric || enumeration.values.isEmpty {
            let text =
                enumeration.isNumeric
                ? "it was an enum of numbers, whose cases are kept among the annotations"
                : "it was an enum without values"
            comments.append(remarks.add(.change, text, of: subject(index), at: spec.name.range))
            entries.append(.init("wraps", .text(enumeration.isNumeric ? "int" : "string")))
            let numbers = enumeration.values.compactMap { PlainScalar.integer($0.text) }
            if let least = numbers.min(), let most = numbers.max() {
                entries.append(.init("minimum", .literal(String(least))))
                entries.append(.init("maximum", .literal(String(most))))
            }
            let kept = enumeration.values.map { value in
                YAMLTree.Entry(
                    value.name,
                    .flow(
                        YAMLTree.entries(
                            ("value", enumeration.isNumeric ? .literal(value.text) : .text(value.text)),
                            ("description", value.description.map { .text(Self.trimmed($0)) }),
                            (
                                "annotations",
                                value.annotations.isEmpty
                                    ? nil : .flow(value.annotations.compactMap(AnnotationTree.entry))
                            )
                        )
                    )
                )
            }
            entries += names(
                of: index,
                wireName: nil,
                kept: kept.isEmpty ? [] : [.init("values", .flow(kept))],
                &comments
            )
            return .init(plan.names[index], .mapping(entries), comments: comments)
        }
        let cases = cases(enumeration, index)
        let areNames = cases.allSatisfy { $0.value == .text($0.key) && $0.comments.isEmpty }
        entries.append(.init("enum", areNames ? .list(cases.map(\.value)) : .mapping(cases)))
        entries += names(of: index, wireName: nil, &comments)
        return .init(plan.names[index], .mapping(entries), comments: comments)
    }

    private func cases(_ enumeration: GoSpec.Enumeration, _ index: Int) -> [YAMLTree.Entry] {
        var values: Set<String> = []
        var entries: [YAMLTree.Entry] = []
        for (value, name) in zip(enumeration.values, plan.members[index]) {
            guard values.insert(value.text).inserted else {
                remarks.add(
                    .loss,
                    "the case `\(value.name)` has the value `\(value.text)`, which another one has; it is left out",
                    of: subject(index),
                    at: value.range
                )
                continue
            }
            var comments: [String] = []
            let isReserved = name == "self" || name == "allCases"
            var content = YAMLTree.entries(
                ("value", .text(value.text)),
                ("description", value.description.map { .text(Self.trimmed($0)) }),
                ("swiftName", isReserved ? .text("\(name)Value") : nil)
            )
            if let annotations = annotations(value.annotations, kept: [], at: value.range, &comments) {
                content.append(.init("annotations", annotations))
            }
            let tree: YAMLTree = content.count == 1 ? content[0].value : .flow(content)
            entries.append(.init(name, tree, comments: comments))
        }
        return entries
    }

    // MARK: Messages

    private func messages(_ kind: GoSpec.Kind, _ routes: [Int: ImportedRoute]) -> [YAMLTree.Entry] {
        let groups = groups(of: kind)
        let events =
            kind == .command
            ? Dictionary(uniqueKeysWithValues: self.groups(of: .event).map { ($0.entity, $0.specs) }) : [:]
        return groups.flatMap { entity, indices in
            indices.enumerated().map { position, index in
                var entry = message(index, routes[index])
                guard position == 0 else { return entry }
                var heading = groups.count > 1 ? [entity] : []
                if let events = events[entity] { heading.append(aggregate(entity, with: events, at: index)) }
                entry.comments = heading + entry.comments
                return entry
            }
        }
    }

    /// The messages of a kind, by the entities that they are about, in the order in which these are met.
    private func groups(of kind: GoSpec.Kind) -> [(entity: String, specs: [Int])] {
        var groups: [(entity: String, specs: [Int])] = []
        var places: [String: Int] = [:]
        for index in specs where plan.system.specs[index].kind == kind {
            let entity = plan.system.specs[index].entity
            if let place = places[entity] {
                groups[place].specs.append(index)
            } else {
                places[entity] = groups.count
                groups.append((entity, [index]))
            }
        }
        return groups
    }

    /// Says that an entity with commands and events may be an aggregate.
    private func aggregate(_ entity: String, with events: [Int], at first: Int) -> String {
        let names = events.prefix(20).map { "`\(plan.names[$0])`" } + (events.count > 20 ? ["…"] : [])
        let text =
            "`\(entity)` may be an aggregate, with the events \(names.joined(separator: ", ")): say which command "
            + "`creates` it, and what each `emits` and `throws`"
        return remarks.add(.decision, text, at: plan.system.specs[first].name.range)
    }

    private func message(_ index: Int, _ route: ImportedRoute?) -> YAMLTree.Entry {
        let spec = plan.system.specs[index]
        var comments: [String] = []
        let wireName = wireName(of: spec.name.value, called: plan.names[index])
        if !Naming.isWireName(spec.name.value) {
            let text = "`\(spec.name.value)` cannot be a name on the wire: what is stored under it is not found"
            comments.append(remarks.add(.decision, text, at: spec.name.range))
        }
        comments += route?.comments ?? []
        let fields = fields(of: index, isStored: spec.kind == .event).map(\.entry)
        let description = spec.description ?? route?.description
        var returns = route?.returns
        if spec.kind == .query, returns == nil {
            returns = BuiltInType.json.rawValue
            comments.append(
                remarks.add(.decision, "nothing says what the query returns", of: subject(index), at: spec.name.range)
            )
        }
        var entries = YAMLTree.entries(
            ("description", description.map { .text(Self.trimmed($0)) }),
            ("fields", fields.isEmpty ? nil : .mapping(fields)),
            ("throws", route.flatMap { $0.throwing.isEmpty ? nil : .list($0.throwing.map { .text($0) }) }),
            ("returns", returns.map { .text($0) }),
            ("http", route?.http)
        )
        entries += names(of: index, wireName: wireName, kept: route?.kept ?? [], &comments)
        return .init(plan.names[index], .mapping(entries), comments: comments)
    }

    /// What all that is declared ends with.
    private func names(
        of index: Int,
        wireName: String?,
        kept: [YAMLTree.Entry] = [],
        _ comments: inout [String]
    ) -> [YAMLTree.Entry] {
        let spec = plan.system.specs[index]
        let version = spec.version.map { [YAMLTree.Entry("version", .text($0))] } ?? []
        let annotations = annotations(spec.annotations, kept: version + kept, at: spec.name.range, &comments)
        return YAMLTree.entries(
            ("annotations", annotations),
            ("swiftName", plan.swiftNames[index].map { .text($0) }),
            ("wireName", wireName.map { .text($0) })
        )
    }
}

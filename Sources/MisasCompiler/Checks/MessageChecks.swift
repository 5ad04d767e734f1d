/// Errors, events, commands, queries and predictions: what they name and how they fit together.
struct MessageChecks {
    let specs: Specs
    let diagnostics: DiagnosticCollector
    let resolver: ReferenceResolver
    let texts: MessageTextChecks

    init(specs: Specs, diagnostics: DiagnosticCollector) {
        self.specs = specs
        self.diagnostics = diagnostics
        resolver = ReferenceResolver(specs: specs, diagnostics: diagnostics)
        texts = MessageTextChecks(specs: specs, diagnostics: diagnostics)
    }

    func run(_ index: Int) {
        let subsystem = specs.subsystems[index]
        for error in subsystem.errors { check(error, in: index) }
        for event in subsystem.events { check(event, in: index) }
        for command in subsystem.commands { check(command, in: index) }
        for query in subsystem.queries {
            resolver.resolveAll(query.throwing, from: index, as: [.error], noun: "an error")
            checkFailureNames(of: query.declaration, query.throwing, hasUnexpected: true, in: index)
        }
        for prediction in subsystem.predictions { check(prediction, in: index) }
        for aggregate in subsystem.aggregates { check(aggregate, in: index) }
    }

    // MARK: Errors, events, predictions

    private func check(_ error: ErrorDeclaration, in index: Int) {
        for tag in error.tags where !Naming.isLowerSnakeCase(tag.value) {
            diagnostics.report(
                .badName,
                "a tag is written in `lower_snake` letters, not `\(tag.value)`",
                at: tag.range,
                help: lowerSnake(for: tag.value).map { "did you mean `\($0)`?" },
                fix: lowerSnake(for: tag.value).map { .replace(tag.range, tag.value, with: $0) }
            )
        }
        if let message = error.message {
            let text = Located(message.text ?? "", at: message.range)
            texts.check(text, fields: error.fields, of: error.declaration, in: index, code: .messageText)
        }
    }

    private func check(_ event: EventDeclaration, in index: Int) {
        UpcastChecks(specs: specs, diagnostics: diagnostics).check(event, in: index)
        guard let stream = event.stream else { return }
        texts.check(stream, fields: event.fields, of: event.declaration, in: index, code: .streamName)
    }

    private func check(_ prediction: PredictionDeclaration, in index: Int) {
        guard let key = prediction.key else { return }
        guard let field = prediction.fields.first(where: { $0.name == key.value }) else {
            unknownField(key, of: prediction.declaration, prediction.fields, code: .predictionKey)
            return
        }
        let shape = specs.shape(of: field.type, from: index)
        if case .unknown = shape { return }
        if !shape.isScalar {
            diagnostics.report(
                .predictionKey,
                "`\(key.value)` cannot tell predictions apart: it is `\(field.type)`",
                at: key.range,
                help: "the key is one value that is always there"
            )
        }
    }

    // MARK: Commands

    private func check(_ command: CommandDeclaration, in index: Int) {
        resolver.resolveAll(command.throwing, from: index, as: [.error], noun: "an error")
        resolver.resolveAll(command.emits, from: index, as: [.event], noun: "an event")
        checkRepeated(command.requires)
        for reference in command.emits { checkEmitted(reference, by: command, in: index) }
        if let position = command.aggregate {
            let aggregate = specs.subsystems[index].aggregates[position]
            checkTarget(of: command, aggregate: aggregate, in: index)
            if command.creates, command.emits.isEmpty, diagnostics.isUnderstood(command.declaration.node) {
                diagnostics.report(
                    .createsNothing,
                    "`\(command.name)` creates but emits no event, so there would be nothing to remember",
                    at: command.nameRange,
                    help: "list the event that starts `\(aggregate.name)` under `emits`"
                )
            }
        }
        checkFailureNames(of: command.declaration, command.throwing, hasUnexpected: command.aggregate == nil, in: index)
    }

    private func checkEmitted(_ reference: Reference, by command: CommandDeclaration, in index: Int) {
        guard let symbol = specs.symbol(reference, from: index), symbol.kind == .event else { return }
        let event = specs.event(symbol)
        let isOwn = symbol.subsystem == index && event.aggregate == command.aggregate
        guard !isOwn else { return }
        let owner = event.aggregate.map { specs.subsystems[symbol.subsystem].aggregates[$0].name }
        let rule =
            command.aggregate == nil
            ? "a command outside an aggregate emits free-standing events of its subsystem"
            : "a command emits events of its own aggregate"
        diagnostics.report(
            .foreignEvent,
            owner.map { "`\(reference)` is an event of `\($0)`; \(rule)" }
                ?? "`\(reference)` is a free-standing event; \(rule)",
            at: reference.range,
            notes: [.init("it is declared here", at: event.nameRange)]
        )
    }

    private func checkTarget(of command: CommandDeclaration, aggregate: AggregateDeclaration, in index: Int) {
        guard let identifier = aggregate.identifier, let (symbol, _) = specs.type(identifier, from: index) else {
            return
        }
        let candidates = command.fields.filter { isIdentifier($0.type, symbol, in: index) }
        if let target = command.target {
            guard let field = command.fields.first(where: { $0.name == target.value }) else {
                unknownField(target, of: command.declaration, command.fields, code: .target)
                return
            }
            if !candidates.contains(where: { $0.name == field.name }) {
                if case .unknown = specs.shape(of: field.type, from: index) { return }
                diagnostics.report(
                    .target,
                    "`\(target.value)` is `\(field.type)`, but what names `\(aggregate.name)` is `\(identifier)`",
                    at: target.range
                )
            }
            return
        }
        if candidates.isEmpty {
            guard diagnostics.isUnderstood(command.declaration.node) else { return }
            diagnostics.report(
                .target,
                "`\(command.name)` has no field of type `\(identifier)` to say which `\(aggregate.name)` is meant",
                at: command.nameRange,
                help: "add one, such as `\(Naming.lowerCamelCase(aggregate.name)): \(identifier)`"
            )
        } else if candidates.count > 1 {
            let names = candidates.map { "`\($0.name)`" }.joined(separator: " and ")
            diagnostics.report(
                .target,
                "\(names) of `\(command.name)` could both name the `\(aggregate.name)`",
                at: command.nameRange,
                help: "say which with `target: \(candidates[0].name)`",
                fix: Fix(.addEntry("target", candidates[0].name, to: command.declaration.node), isCertain: false)
            )
        }
    }

    private func isIdentifier(_ type: TypeExpression, _ identifier: Symbol, in index: Int) -> Bool {
        guard case .named(let reference) = type else { return false }
        return specs.symbol(reference, from: index) == identifier
    }

    /// Errors become cases of one enum, by their names alone.
    private func checkFailureNames(
        of command: Declaration,
        _ references: [Reference],
        hasUnexpected: Bool,
        in index: Int
    ) {
        var first: [String: (symbol: Symbol, range: SourceRange)] = [:]
        for reference in references {
            guard let symbol = specs.symbol(reference, from: index), symbol.kind == .error else { continue }
            let name = Naming.lowerCamelCase(SwiftNames.type(specs.error(symbol).declaration))
            if hasUnexpected, name == "unexpected" {
                diagnostics.report(
                    .collision,
                    "`\(reference)` would be the case `unexpected` of `\(command.name).Failure`, which every handler has for what nobody expected",
                    at: reference.range,
                    help: "rename the error, or give it a `swiftName`"
                )
            } else if let earlier = first[name], earlier.symbol != symbol {
                diagnostics.report(
                    .collision,
                    "`\(reference)` would be the case `\(name)` of `\(command.name).Failure`, as another error is",
                    at: reference.range,
                    notes: [.init("the other stands here", at: earlier.range)],
                    help: "give one of the errors a `swiftName`"
                )
            } else {
                first[name] = (symbol, reference.range)
            }
        }
    }

    private func checkRepeated(_ roles: [Located<String>]) {
        var first: [String: SourceRange] = [:]
        for (place, role) in roles.enumerated() {
            if let earlier = first[role.value] {
                diagnostics.report(
                    .repeated,
                    "`\(role.value)` stands in this list twice",
                    at: role.range,
                    notes: [.init("it stands here first", at: earlier)],
                    fix: Fix(.removeItem(role.range, after: roles[place - 1].range))
                )
            } else {
                first[role.value] = role.range
            }
        }
    }

    // MARK: Aggregates

    private func check(_ aggregate: AggregateDeclaration, in index: Int) {
        if let reference = aggregate.identifier,
            let symbol = resolver.resolve(reference, from: index, as: [.type], noun: "an identifier type")
        {
            if case .identifier = specs.type(symbol).kind {
            } else if case .invalid = specs.type(symbol).kind {
            } else {
                diagnostics.report(
                    .identifierType,
                    "`\(reference)` does not name one thing: it is not an `identifier` type",
                    at: reference.range,
                    notes: [.init("it is declared here", at: specs.type(symbol).nameRange)],
                    help: "declare one, such as `\(aggregate.name)ID: {identifier: uuid}`"
                )
            }
        }
        for (key, reference) in [("notFound", aggregate.notFound), ("alreadyExists", aggregate.alreadyExists)] {
            if let reference { checkExistenceError(key, reference, of: aggregate, in: index) }
        }
        let commands = specs.subsystems[index].commands[aggregate.commands]
        let isUnderstood =
            specs.subsystems[index].isWhole && diagnostics.isUnderstood(aggregate.declaration.node)
            && commands.allSatisfy { diagnostics.isUnderstood($0.declaration.node) }
        if !commands.contains(where: \.creates), isUnderstood {
            diagnostics.report(
                .neverCreated,
                "no command creates `\(aggregate.name)`, so there could never be one",
                at: aggregate.nameRange,
                help: "mark the command that starts it with `creates: true`",
                fix: creatingFix(commands)
            )
        }
        if let stream = aggregate.stream { checkStream(stream, of: aggregate) }
    }

    /// Where there is one command only, it is the one that creates.
    private func creatingFix(_ commands: ArraySlice<CommandDeclaration>) -> Fix? {
        guard commands.count == 1, let node = commands.first?.declaration.node, node.mapping?.isEmpty == false else {
            return nil
        }
        return node["creates"].map { value in
            value.text.map { .replace(value.range, $0, with: "true", isCertain: false) }
        } ?? Fix(.addEntry("creates", "true", to: node))
    }

    /// The error is made from the identifier alone, by generated code.
    private func checkExistenceError(
        _ key: String,
        _ reference: Reference,
        of aggregate: AggregateDeclaration,
        in index: Int
    ) {
        guard let symbol = resolver.resolve(reference, from: index, as: [.error], noun: "an error") else { return }
        guard let identifier = aggregate.identifier, let (type, _) = specs.type(identifier, from: index) else { return }
        let error = specs.error(symbol)
        let naming = error.fields.filter { isIdentifier($0.type.unwrapped, type, in: symbol.subsystem) }
        let others = error.fields.filter { field in
            !naming.contains { $0.name == field.name } && !field.type.isOptional && field.defaultValue == nil
        }
        guard naming.count != 1 || !others.isEmpty else { return }
        diagnostics.report(
            .existenceError,
            "`\(reference)` cannot be made from the `\(identifier)` alone, which is all that is known when `\(key)` is thrown",
            at: reference.range,
            notes: [.init("it is declared here", at: error.nameRange)],
            help: "let it have one field of type `\(identifier)`, and others only with `?` or a `default`"
        )
    }

    private func checkStream(_ stream: Located<String>, of aggregate: AggregateDeclaration) {
        let text: MessageText
        do throws(MessageText.Fault) {
            text = try MessageText(stream.value)
        } catch {
            let range = stream.range(ofPartAt: error.offset, length: 1)
            diagnostics.report(.streamName, error.message, at: range, help: error.help, fix: error.fix(at: range))
            return
        }
        let names = text.parts.compactMap { part -> [String]? in
            if case .value(let path, _, _) = part { path } else { nil }
        }
        guard names != [["id"]] else { return }
        diagnostics.report(
            .streamName,
            "the stream of an aggregate is named with `{id}`, once, and nothing else in braces",
            at: stream.range,
            help: "write `\(Naming.snakeCase(aggregate.name))-{id}`",
            fix: Fix(.rewrite(stream.range, "\"\(Naming.snakeCase(aggregate.name))-{id}\""), isCertain: false)
        )
    }

    private func unknownField(
        _ name: Located<String>,
        of declaration: Declaration,
        _ fields: [FieldDeclaration],
        code: DiagnosticCode
    ) {
        guard diagnostics.isUnderstood(declaration.node) else { return }
        let near = guess(name.value, among: fields.map(\.name))
        diagnostics.report(
            code,
            "`\(declaration.name)` has no field `\(name.value)`",
            at: name.range,
            help: near.map { "did you mean `\($0)`?" },
            fix: near.map { .replace(name.range, name.value, with: $0) }
        )
    }
}

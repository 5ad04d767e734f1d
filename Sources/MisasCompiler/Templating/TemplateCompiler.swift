/// Looks up every name of a template and its partials, and puts them together as steps.
///
/// A partial is compiled once for each scope it is used in. The uses wait in a queue, so that partials that use each
/// other end as soon as no new scope turns up, and nothing recurses deeper than the sections of one template.
struct TemplateCompiler {
    private let library: TemplateLibrary
    private var programs: [[any TemplateStep]] = []
    private var literals: [UInt8] = []
    private var requests: [Request] = []
    private var numbers: [Request.Key: Int] = [:]
    /// The slot of each schema, by its identity; the schema is kept, so that no other can come to have the same.
    private var slots: [ObjectIdentifier: (number: Int, schema: Schema)] = [:]
    private var errors = TemplateErrorCollector()

    /// A template to be compiled for a scope.
    private struct Request {
        let template: ParsedTemplate
        let scope: TemplateScope
        /// The first use of it as a partial.
        let use: Use?

        struct Use {
            let source: TemplateSource
            let name: TagName
        }

        struct Key: Hashable {
            let template: String
            let scope: TemplateScope.Key
        }
    }

    private init(_ library: TemplateLibrary) {
        self.library = library
    }

    static func compile(
        _ name: String,
        in library: TemplateLibrary,
        for schema: Schema
    ) throws(TemplateErrors) -> TemplatePrograms {
        guard let template = library.template(named: name) else {
            let start = TemplateSource(name: name, text: "")
            let suggestion = closest(to: name, among: library.names)
            let error = start.error(at: 0..<0, "there is no template `\(name)`", suggestion: suggestion)
            throw TemplateErrors(errors: [error])
        }
        var compiler = TemplateCompiler(library)
        _ = compiler.slot(of: schema)
        _ = compiler.number(of: template, in: TemplateScope(root: schema), use: nil)
        compiler.compileRequests()
        let errors = compiler.errors.sorted
        guard errors.isEmpty else { throw TemplateErrors(errors: errors) }
        return TemplatePrograms(
            programs: compiler.programs,
            literals: compiler.literals,
            slotCount: compiler.slots.count
        )
    }

    /// The request whose program is being made.
    private var current: Request { requests[programs.count] }

    private mutating func compileRequests() {
        while programs.count < requests.count, !errors.isFull {
            let request = current
            let template = request.template
            guard programs.count < TemplateLimits.programs else {
                let message = "its partials are used in more than \(TemplateLimits.programs) combinations of views"
                errors.add(template.source.error(at: 0..<0, message))
                return
            }
            for error in template.errors { errors.add(error) }
            let nodes = template.isStructureSound ? template.nodes : []
            programs.append(steps(of: nodes, in: request.scope, nesting: 0))
        }
    }

    private mutating func slot(of schema: Schema) -> Int {
        if let slot = slots[ObjectIdentifier(schema)] { return slot.number }
        let number = slots.count
        slots[ObjectIdentifier(schema)] = (number, schema)
        return number
    }

    private mutating func number(
        of template: ParsedTemplate,
        in scope: TemplateScope,
        use: Request.Use?
    ) -> Int {
        let key = Request.Key(template: template.source.name, scope: scope.key)
        if let number = numbers[key] { return number }
        let number = requests.count
        numbers[key] = number
        requests.append(Request(template: template, scope: scope, use: use))
        return number
    }

    // MARK: Nodes

    private mutating func steps(
        of nodes: [TemplateNode],
        in scope: TemplateScope,
        nesting: Int
    ) -> [any TemplateStep] {
        var steps: [any TemplateStep] = []
        for node in nodes where !errors.isFull {
            let step: (any TemplateStep)?
            switch node {
            case .literal(let literal):
                step = slice(of: literal)
            case .text(let name):
                step = text(name, in: scope)
            case .section(let name, isInverted: false, let body):
                step = section(name, body, in: scope, nesting: nesting + 1)
            case .section(let name, isInverted: true, let body):
                let bodySteps = self.steps(of: body, in: scope, nesting: nesting + 1)
                step = inverted(name, bodySteps, in: scope)
            case .partial(let name, let indentation):
                step = partial(name, indentation: indentation, in: scope, nesting: nesting)
            }
            if let step { steps.append(step) }
        }
        return steps
    }

    private mutating func slice(of literal: TemplateLiteral) -> LiteralStep {
        let start = literals.count
        literals += literal.bytes
        return LiteralStep(
            start: start,
            end: literals.count,
            lineStarts: literal.lineStarts.map { start + $0 }
        )
    }

    private mutating func text(_ name: TagName, in scope: TemplateScope) -> (any TemplateStep)? {
        guard let found = resolve(name, in: scope) else { return nil }
        switch found {
        case .index:
            return IndexStep()
        case .first, .last:
            report(name, "`\(name.text)` is a flag, not a text: write {{#\(name.text)}}…{{/\(name.text)}}", scope)
            return nil
        case .member(let slot, let member):
            switch member {
            case .text(let read): return TextStep(slot: slot, read)
            case .bytes(let read): return BytesStep(slot: slot, read)
            case .optionalText(let read): return OptionalTextStep(slot: slot, read)
            case .flag, .view, .list:
                let kind = member.kind
                let message = "`\(name.text)` is \(kind), not a text: write {{#\(name.text)}}…{{/\(name.text)}}"
                report(name, message, scope)
                return nil
            }
        }
    }

    private mutating func section(
        _ name: TagName,
        _ body: [TemplateNode],
        in scope: TemplateScope,
        nesting: Int
    ) -> (any TemplateStep)? {
        guard let found = resolve(name, in: scope) else {
            _ = steps(of: body, in: scope.enteringUnknown(), nesting: nesting)
            return nil
        }
        switch found {
        case .member(let slot, .optionalText(let read)):
            let schema = TextView.schema.schema
            let body = steps(of: body, in: scope.entering(schema), nesting: nesting)
            let visit: ViewVisitor = { address, body in
                guard let text = read(address) else { return }
                withUnsafePointer(to: TextView(text: text)) { body($0) }
            }
            return ViewStep(slot: slot, visit, into: self.slot(of: schema), body: body)
        case .member(let slot, .view(let schema, let visit, _)):
            let schema = schema()
            let body = steps(of: body, in: scope.entering(schema), nesting: nesting)
            return ViewStep(slot: slot, visit, into: self.slot(of: schema), body: body)
        case .member(let slot, .list(let schema, let visit, _)):
            let schema = schema()
            let inner = scope.entering(schema, asListElement: true)
            let body = steps(of: body, in: inner, nesting: nesting)
            return ListStep(slot: slot, visit, into: self.slot(of: schema), body: body)
        case .member, .first, .last, .index:
            let body = steps(of: body, in: scope, nesting: nesting)
            guard let condition = condition(name, found, in: scope) else { return nil }
            return ConditionalStep(condition, is: true, body: body)
        }
    }

    private mutating func inverted(
        _ name: TagName,
        _ body: [any TemplateStep],
        in scope: TemplateScope
    ) -> (any TemplateStep)? {
        guard let found = resolve(name, in: scope),
            let condition = condition(name, found, in: scope)
        else { return nil }
        return ConditionalStep(condition, is: false, body: body)
    }

    private mutating func condition(
        _ name: TagName,
        _ found: Resolution,
        in scope: TemplateScope
    ) -> ConditionalStep.Condition? {
        switch found {
        case .first: return .first
        case .last: return .last
        case .index: break
        case .member(let slot, let member):
            if let read = member.presence { return .presence(slot: slot, read) }
        }
        report(name, "`\(name.text)` is a text that is always there, so it cannot be a section", scope)
        return nil
    }

    private mutating func partial(
        _ name: TagName,
        indentation: [UInt8]?,
        in scope: TemplateScope,
        nesting: Int
    ) -> (any TemplateStep)? {
        guard let template = library.template(named: name.text) else {
            let suggestion = closest(to: name.text, among: library.names)
            let message = "there is no template `\(name.text)`"
            errors.add(current.template.source.error(at: name.range, message, suggestion: suggestion))
            return nil
        }
        // In an unknown section the names of the partial cannot be looked up.
        guard !scope.isUncertain else { return nil }
        let source = current.template.source
        return CallStep(
            program: number(of: template, in: scope, use: Request.Use(source: source, name: name)),
            indentation: indentation,
            nesting: nesting,
            template: source.name,
            range: name.range
        )
    }

    // MARK: Names

    /// What a name in a tag was found to be.
    private enum Resolution: Sendable {
        case member(slot: Int, SchemaMember)
        case first
        case last
        case index
    }

    private static let listNames: [String: Resolution] = ["-first": .first, "-last": .last, "-index": .index]

    private mutating func resolve(_ name: TagName, in scope: TemplateScope) -> Resolution? {
        if let resolution = Self.listNames[name.text] {
            if scope.isInList { return resolution }
            report(name, "`\(name.text)` has a meaning only inside a list", scope)
            return nil
        }
        let path = name.text == "." ? ["."] : name.text.split(separator: ".").map(String.init)
        guard let head = path.first, let (schema, first) = scope.find(head) else {
            reportUnknown(name, path, in: scope)
            return nil
        }
        var member = first
        for (index, inner) in path.enumerated().dropFirst() {
            let outer = path[..<index].joined(separator: ".")
            guard case .view(let next, let visit, _) = member else {
                report(name, "`\(outer)` is \(member.kind), so `\(inner)` cannot be read from it", scope)
                return nil
            }
            guard let found = next().members[inner] else {
                let near = closest(to: inner, among: next().members.keys).map { "\(outer).\($0)" }
                report(name, "`\(next().name)` has no name `\(inner)`", suggestion: near, scope)
                return nil
            }
            member = found.behind(visit)
        }
        return .member(slot: slot(of: schema), member)
    }

    private mutating func reportUnknown(
        _ name: TagName,
        _ path: [String],
        in scope: TemplateScope
    ) {
        guard name.text != "." else {
            report(name, "`.` is the text of a section, but here is \(scope.description)", scope)
            return
        }
        var names = scope.schemas.flatMap(\.members.keys).filter { $0 != "." }
        if scope.isInList { names += Self.listNames.keys }
        let head = path.first ?? name.text
        let near = closest(to: head, among: names).map { ([$0] + path.dropFirst()).joined(separator: ".") }
        report(name, "unknown name `\(head)` in \(scope.description)", suggestion: near, scope)
    }

    private mutating func report(
        _ name: TagName,
        _ message: String,
        suggestion: String? = nil,
        _ scope: TemplateScope
    ) {
        guard !scope.isUncertain else { return }
        let request = current
        let notes = request.use.map { use in
            [use.source.note(at: use.name.range.lowerBound, "used here, in \(request.scope.description)")]
        }
        errors.add(request.template.source.error(at: name.range, message, suggestion: suggestion, notes: notes ?? []))
    }
}

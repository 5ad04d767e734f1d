/// Looks up every name of a template and its partials, and puts them together as steps.
///
/// A partial is compiled once for each scope it is used in. The uses wait in a queue, so that partials that use each
/// other end as soon as no new scope turns up, and nothing recurses deeper than the sections of one template.
struct TemplateCompiler {
    private let library: TemplateLibrary
    private var programs: [[TemplateStep]] = []
    private var literals: [UInt8] = []
    private var requests: [Request] = []
    private var numbers: [Request.Key: Int] = [:]
    private var slots: [ObjectIdentifier: Int] = [:]
    private var errors = TemplateErrorCollector()

    /// A template to be compiled for a scope.
    private struct Request {
        let template: ParsedTemplate
        let scope: TemplateScope
        /// Where it is used as a partial.
        let use: TemplateError.Note?

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

    private mutating func compileRequests() {
        while programs.count < requests.count, !errors.isFull {
            let request = requests[programs.count]
            let template = request.template
            guard programs.count < TemplateLimits.programs else {
                let message = "its partials are used in more than \(TemplateLimits.programs) combinations of views"
                errors.add(template.source.error(at: 0..<0, message))
                return
            }
            for error in template.errors { errors.add(error) }
            let unit = Unit(source: template.source, use: request.use)
            let nodes = template.isStructureSound ? template.nodes : []
            programs.append(steps(of: nodes, in: request.scope, unit, nesting: 0))
        }
    }

    /// The template that steps are made of.
    private struct Unit {
        let source: TemplateSource
        let use: TemplateError.Note?
    }

    private mutating func slot(of schema: Schema) -> Int {
        if let slot = slots[ObjectIdentifier(schema)] { return slot }
        let slot = slots.count
        slots[ObjectIdentifier(schema)] = slot
        return slot
    }

    private mutating func number(
        of template: ParsedTemplate,
        in scope: TemplateScope,
        use: TemplateError.Note?
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
        _ unit: Unit,
        nesting: Int
    ) -> [TemplateStep] {
        var steps: [TemplateStep] = []
        for node in nodes where !errors.isFull {
            let step: TemplateStep?
            switch node {
            case .literal(let literal):
                step = .literal(slice(of: literal))
            case .text(let name):
                step = text(name, in: scope, unit)
            case .section(let name, isInverted: false, let body):
                step = section(name, body, in: scope, unit, nesting: nesting + 1)
            case .section(let name, isInverted: true, let body):
                let bodySteps = self.steps(of: body, in: scope, unit, nesting: nesting + 1)
                step = inverted(name, bodySteps, in: scope, unit)
            case .partial(let name, let indentation):
                step = partial(name, indentation: indentation, in: scope, unit, nesting: nesting)
            }
            if let step { steps.append(step) }
        }
        return steps
    }

    private mutating func slice(of literal: TemplateLiteral) -> LiteralSlice {
        let start = literals.count
        literals += literal.bytes
        return LiteralSlice(start: start, end: literals.count, lineStarts: literal.lineStarts.map { start + $0 })
    }

    private mutating func text(_ name: TagName, in scope: TemplateScope, _ unit: Unit) -> TemplateStep? {
        guard let found = resolve(name, in: scope, unit) else { return nil }
        switch found {
        case .index:
            return .index
        case .first, .last:
            report(name, "`\(name.text)` is a flag, not a text: write {{#\(name.text)}}…{{/\(name.text)}}", scope, unit)
            return nil
        case .member(let slot, let member):
            switch member {
            case .text(let read): return .text(slot: slot, read)
            case .bytes(let read): return .bytes(slot: slot, read)
            case .optionalText(let read): return .optionalText(slot: slot, read)
            case .flag, .view, .list:
                let kind = member.kind
                let message = "`\(name.text)` is \(kind), not a text: write {{#\(name.text)}}…{{/\(name.text)}}"
                report(name, message, scope, unit)
                return nil
            }
        }
    }

    private mutating func section(
        _ name: TagName,
        _ body: [TemplateNode],
        in scope: TemplateScope,
        _ unit: Unit,
        nesting: Int
    ) -> TemplateStep? {
        guard let found = resolve(name, in: scope, unit) else {
            _ = steps(of: body, in: scope.enteringUnknown(), unit, nesting: nesting)
            return nil
        }
        guard case .member(let slot, let member) = found else {
            let body = steps(of: body, in: scope, unit, nesting: nesting)
            return condition(name, found, in: scope, unit).map { .when(ConditionalSteps($0, is: true, body: body)) }
        }
        switch member {
        case .text, .bytes, .flag:
            let body = steps(of: body, in: scope, unit, nesting: nesting)
            return condition(name, found, in: scope, unit).map { .when(ConditionalSteps($0, is: true, body: body)) }
        case .optionalText(let read):
            let schema = TextView.schema.schema
            let body = steps(of: body, in: scope.entering(schema), unit, nesting: nesting)
            let visit: ViewVisitor = { address, body in
                guard let text = read(address) else { return }
                withUnsafePointer(to: TextView(text: text)) { body($0) }
            }
            return .enter(ViewSteps(slot: slot, visit, into: self.slot(of: schema), body: body))
        case .view(let schema, let visit, _):
            let schema = schema()
            let body = steps(of: body, in: scope.entering(schema), unit, nesting: nesting)
            return .enter(ViewSteps(slot: slot, visit, into: self.slot(of: schema), body: body))
        case .list(let schema, let visit, _):
            let schema = schema()
            let inner = scope.entering(schema, asListElement: true)
            let body = steps(of: body, in: inner, unit, nesting: nesting)
            return .each(ListSteps(slot: slot, visit, into: self.slot(of: schema), body: body))
        }
    }

    private mutating func inverted(
        _ name: TagName,
        _ body: [TemplateStep],
        in scope: TemplateScope,
        _ unit: Unit
    ) -> TemplateStep? {
        guard let found = resolve(name, in: scope, unit) else { return nil }
        return condition(name, found, in: scope, unit).map { .when(ConditionalSteps($0, is: false, body: body)) }
    }

    private mutating func condition(
        _ name: TagName,
        _ found: Resolution,
        in scope: TemplateScope,
        _ unit: Unit
    ) -> TemplateCondition? {
        switch found {
        case .first: return .first
        case .last: return .last
        case .index: break
        case .member(let slot, let member):
            if let read = member.presence { return .presence(slot: slot, read) }
        }
        report(name, "`\(name.text)` is a text that is always there, so it cannot be a section", scope, unit)
        return nil
    }

    private mutating func partial(
        _ name: TagName,
        indentation: [UInt8]?,
        in scope: TemplateScope,
        _ unit: Unit,
        nesting: Int
    ) -> TemplateStep? {
        guard let template = library.template(named: name.text) else {
            let suggestion = closest(to: name.text, among: library.names)
            let message = "there is no template `\(name.text)`"
            errors.add(unit.source.error(at: name.range, message, suggestion: suggestion))
            return nil
        }
        // In an unknown section the names of the partial cannot be looked up.
        guard !scope.isUncertain else { return nil }
        let use = unit.source.note(at: name.range.lowerBound, "used here, in \(scope.description)")
        let call = TemplateCall(
            program: number(of: template, in: scope, use: use),
            indentation: indentation,
            nesting: nesting,
            template: unit.source.name,
            range: name.range
        )
        return .call(call)
    }

    // MARK: Names

    /// What a name in a tag was found to be.
    private enum Resolution {
        case member(slot: Int, SchemaMember)
        case first
        case last
        case index
    }

    private mutating func resolve(_ name: TagName, in scope: TemplateScope, _ unit: Unit) -> Resolution? {
        let listNames: [String: Resolution] = ["-first": .first, "-last": .last, "-index": .index]
        if let resolution = listNames[name.text] {
            if scope.isInList { return resolution }
            report(name, "`\(name.text)` has a meaning only inside a list", scope, unit)
            return nil
        }
        let path = name.text == "." ? ["."] : name.text.split(separator: ".").map(String.init)
        guard let head = path.first, let (schema, first) = scope.find(head) else {
            reportUnknown(name, path, in: scope, listNames: listNames.keys.sorted(), unit)
            return nil
        }
        var member = first
        for (index, inner) in path.enumerated().dropFirst() {
            let outer = path[..<index].joined(separator: ".")
            guard case .view(let next, let visit, _) = member else {
                report(name, "`\(outer)` is \(member.kind), so `\(inner)` cannot be read from it", scope, unit)
                return nil
            }
            guard let found = next().members[inner] else {
                let near = closest(to: inner, among: next().members.keys).map { "\(outer).\($0)" }
                report(name, "`\(next().name)` has no name `\(inner)`", suggestion: near, scope, unit)
                return nil
            }
            member = found.behind(visit)
        }
        return .member(slot: slot(of: schema), member)
    }

    private mutating func reportUnknown(
        _ name: TagName,
        _ path: [String],
        in scope: TemplateScope,
        listNames: [String],
        _ unit: Unit
    ) {
        guard name.text != "." else {
            report(name, "`.` is the text of a section, but here is \(scope.description)", scope, unit)
            return
        }
        var names = scope.schemas.flatMap(\.members.keys).filter { $0 != "." }
        if scope.isInList { names += listNames }
        let head = path.first ?? name.text
        let near = closest(to: head, among: names).map { ([$0] + path.dropFirst()).joined(separator: ".") }
        report(name, "unknown name `\(head)` in \(scope.description)", suggestion: near, scope, unit)
    }

    private mutating func report(
        _ name: TagName,
        _ message: String,
        suggestion: String? = nil,
        _ scope: TemplateScope,
        _ unit: Unit
    ) {
        guard !scope.isUncertain else { return }
        let notes = unit.use.map { [$0] } ?? []
        errors.add(unit.source.error(at: name.range, message, suggestion: suggestion, notes: notes))
    }
}

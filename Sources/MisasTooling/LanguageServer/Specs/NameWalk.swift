internal import MisasCompiler

/// Reads names off declarations.
struct NameWalk {
    let specs: Specs
    /// By file.
    private(set) var found: [[NameOccurrence]] = []
    private(set) var unplaced: [NameTarget: [SourceRange]] = [:]
    private var home = 0

    init(specs: Specs) {
        self.specs = specs
    }

    mutating func read(_ index: Int) {
        home = index
        let subsystem = specs.subsystems[index]
        for file in subsystem.files {
            if let name = file.subsystem {
                add(.subsystem(index), name, file.index == subsystem.files[0].index ? .declaration : .reference)
            }
            for used in file.uses { specs.index(ofSubsystem: used.value).map { add(.subsystem($0), used, .reference) } }
        }
        subsystem.forEachDeclared { kind, position, declaration in
            declare(.symbol(Symbol(kind: kind, subsystem: index, index: position)), declaration)
        }
        for (position, type) in subsystem.types.enumerated() { read(type, symbol(.type, position)) }
        for (position, error) in subsystem.errors.enumerated() {
            let owner = symbol(.error, position)
            read(error.fields, of: owner)
            if let message = error.message, let text = message.text {
                read(Located(text, at: message.range), fields: error.fields, of: owner)
            }
        }
        for (position, event) in subsystem.events.enumerated() { read(event, symbol(.event, position)) }
        for (position, aggregate) in subsystem.aggregates.enumerated() {
            read([aggregate.identifier, aggregate.notFound, aggregate.alreadyExists].compactMap(\.self))
            read(aggregate.state, of: symbol(.aggregate, position), .state)
        }
        for (position, command) in subsystem.commands.enumerated() {
            let owner = symbol(.command, position)
            read(command.fields, of: owner)
            read(command.emits + command.throwing + (command.returns?.references ?? []))
            if let target = command.target { read(target, of: owner, .fields, command.fields) }
            read(command.http, of: owner, command.fields)
        }
        for (position, query) in subsystem.queries.enumerated() {
            let owner = symbol(.query, position)
            read(query.fields, of: owner)
            read(query.returns.references + query.throwing)
            read(query.http, of: owner, query.fields)
        }
        for (position, prediction) in subsystem.predictions.enumerated() {
            let owner = symbol(.prediction, position)
            read(prediction.fields, of: owner)
            if let key = prediction.key { read(key, of: owner, .fields, prediction.fields) }
        }
        for (position, projection) in subsystem.projections.enumerated() {
            read(projection, symbol(.projection, position))
        }
        for policy in subsystem.policies {
            read(policy.on + policy.sends + policy.predicts)
            if let field = policy.partitionBy { read(field, ofAll: policy.on) }
        }
    }

    private func symbol(_ kind: Symbol.Kind, _ index: Int) -> Symbol {
        Symbol(kind: kind, subsystem: home, index: index)
    }

    // MARK: Places

    /// The text of a scalar without its quotes; `nil` where the source is written otherwise.
    static func exact(_ range: SourceRange, _ text: String) -> SourceRange? {
        let length = text.unicodeScalars.count
        switch range.end - range.start - length {
        case 0: return range
        case 2: return range.part(from: 1, length: length)
        default: return nil
        }
    }

    private mutating func note(_ occurrence: NameOccurrence) {
        let file = Int(occurrence.range.file)
        while found.count <= file { found.append([]) }
        found[file].append(occurrence)
    }

    private mutating func add(_ target: NameTarget, _ name: Located<String>, _ use: NameOccurrence.Use) {
        guard let range = Self.exact(name.range, name.value) else {
            unplaced[target, default: []].append(name.range)
            return
        }
        note(NameOccurrence(target: target, range: range, use: use))
    }

    private mutating func declare(_ target: NameTarget, _ declaration: Declaration) {
        add(target, Located(declaration.name, at: declaration.nameRange), .declaration)
    }

    private mutating func read(_ references: [Reference]) {
        for reference in references { read(reference) }
    }

    private mutating func read(_ reference: Reference) {
        let text = reference.description
        guard let whole = Self.exact(reference.range, text) else {
            if let symbol = specs.symbol(reference, from: home) {
                unplaced[.symbol(symbol), default: []].append(reference.range)
            }
            return
        }
        var start = 0
        if let name = reference.subsystem {
            let length = name.unicodeScalars.count
            if let other = specs.index(ofSubsystem: name) {
                let range = whole.part(from: 0, length: length)
                note(NameOccurrence(target: .subsystem(other), range: range, use: .reference))
            }
            start = length + 1
        }
        guard let symbol = specs.symbol(reference, from: home) else { return }
        let range = whole.part(from: start, length: reference.name.unicodeScalars.count)
        note(NameOccurrence(target: .symbol(symbol), range: range, use: .reference))
    }

    // MARK: Members

    private func member(_ name: String, _ owner: Symbol, _ list: NameTarget.List) -> NameTarget {
        .member(NameTarget.Member(owner: owner, list: list, name: name))
    }

    private mutating func read(_ fields: [FieldDeclaration], of owner: Symbol, _ list: NameTarget.List = .fields) {
        for field in fields {
            declare(member(field.name, owner, list), field.declaration)
            read(field.type.references)
            for node in [field.defaultValue, field.example].compactMap(\.self) {
                read(node, as: field.type, from: home)
            }
        }
    }

    /// The name of one of some fields.
    private mutating func read(
        _ name: Located<String>,
        of owner: Symbol,
        _ list: NameTarget.List,
        _ fields: [FieldDeclaration]
    ) {
        guard fields.contains(where: { $0.name == name.value }) else { return }
        add(member(name.value, owner, list), name, .reference)
    }

    /// A name that each of some messages has a field of.
    private mutating func read(_ name: Located<String>, ofAll messages: [Reference]) {
        for message in messages {
            guard let symbol = specs.symbol(message, from: home) else { continue }
            read(name, of: symbol, .fields, specs.fields(of: symbol))
        }
    }

    private mutating func read(_ type: TypeDeclaration, _ owner: Symbol) {
        if let example = type.example { read(example, as: type, owner) }
        switch type.kind {
        case .structure(let fields): read(fields, of: owner)
        case .wrapper(let wrapped, _): read(wrapped.references)
        case .enumeration(let cases):
            for item in cases { declare(member(item.name, owner, .cases), item.declaration) }
        case .union(let cases):
            for item in cases {
                declare(member(item.name, owner, .cases), item.declaration)
                read(item.type?.references ?? [])
            }
        case .identifier, .invalid: break
        }
    }

    private mutating func read(_ event: EventDeclaration, _ owner: Symbol) {
        read(event.fields, of: owner)
        if let stream = event.stream { read(stream, fields: event.fields, of: owner) }
        for operation in event.upcasts.flatMap(\.operations) {
            switch operation {
            case .rename(let old, let new), .move(let old, let new): stored([old, new], event, owner)
            case .add(let name, let node):
                stored([name], event, owner)
                if let field = event.fields.first(where: { $0.wireName == name.value }) {
                    read(node, as: field.type, from: home)
                }
            case .remove(let name): stored([name], event, owner)
            case .split(let name, _, let parts): stored([name] + parts, event, owner)
            case .custom: break
            }
        }
    }

    /// Names in stored data that are still those of fields.
    private mutating func stored(_ names: [Located<String>], _ event: EventDeclaration, _ owner: Symbol) {
        for name in names {
            guard let field = event.fields.first(where: { $0.wireName == name.value }),
                let range = Self.exact(name.range, name.value)
            else { continue }
            note(NameOccurrence(target: member(field.name, owner, .fields), range: range, use: .stored))
        }
    }

    private mutating func read(_ projection: ProjectionDeclaration, _ owner: Symbol) {
        read(projection.on + [projection.document].compactMap(\.self))
        switch projection.key {
        case nil: break
        case .field(let name): read(name, ofAll: projection.on)
        case .fields(let fields, _):
            for (event, field) in fields {
                read(event)
                read(field, ofAll: [event])
            }
        }
        if let field = projection.partitionBy { read(field, ofAll: projection.on) }
        guard let table = projection.table else { return }
        read(table.columns, of: owner, .columns)
        for name in table.primaryKey + table.indexes.flatMap(\.self) { read(name, of: owner, .columns, table.columns) }
    }

    // MARK: Texts

    /// The values of an error's message or of a stream's name.
    private mutating func read(_ text: Located<String>, fields: [FieldDeclaration], of owner: Symbol) {
        guard let parts = try? MessageText(text.value).parts else { return }
        let place = Self.exact(text.range, text.value)
        for case .value(let path, let offset, _) in parts {
            var next: (fields: [FieldDeclaration], owner: Symbol)? = (fields, owner)
            var start = offset
            for name in path {
                let length = name.unicodeScalars.count
                guard let (fields, owner) = next, let field = fields.first(where: { $0.name == name }) else { break }
                let target = member(name, owner, .fields)
                if let range = place?.part(from: start, length: length) {
                    note(NameOccurrence(target: target, range: range, use: .reference))
                } else {
                    unplaced[target, default: []].append(text.range)
                }
                start += length + 1
                next = structure(field.type, from: owner.subsystem)
            }
        }
    }

    private func structure(_ type: TypeExpression, from home: Int) -> (fields: [FieldDeclaration], owner: Symbol)? {
        guard case .structure(let symbol) = specs.shape(of: type, from: home).unwrapped,
            case .structure(let fields) = specs.type(symbol).kind
        else { return nil }
        return (fields, symbol)
    }

    /// The parameters of a route's path.
    private mutating func read(_ http: RouteDeclaration?, of owner: Symbol, _ fields: [FieldDeclaration]) {
        guard let node = http?.route, let text = node.text else { return }
        let place = Self.exact(node.range, text)
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while let open = scalars[index...].firstIndex(of: "{"), let close = scalars[open...].firstIndex(of: "}") {
            let name = String(String.UnicodeScalarView(scalars[(open + 1)..<close]))
            index = close + 1
            guard fields.contains(where: { $0.name == name }) else { continue }
            let target = member(name, owner, .fields)
            if let range = place?.part(from: open + 1, length: close - open - 1) {
                note(NameOccurrence(target: target, range: range, use: .reference))
            } else {
                unplaced[target, default: []].append(node.range)
            }
        }
    }

    // MARK: Literals

    private mutating func read(_ node: Node, as type: TypeExpression, from home: Int, depth: Int = 0) {
        guard depth < Self.maximumDepth else { return }
        switch type {
        case .builtIn, .invalid: break
        case .optional(let inner): if !node.isNull { read(node, as: inner, from: home, depth: depth + 1) }
        case .list(let item), .set(let item):
            for element in node.sequence ?? [] { read(element, as: item, from: home, depth: depth + 1) }
        case .map(let key, let value):
            for entry in node.mapping ?? [] {
                if let (symbol, type) = specs.type(key.unwrapped, from: home), case .enumeration(let cases) = type.kind
                {
                    caseName(Located(entry.key, at: entry.keyRange), cases.map(\.name), symbol)
                }
                read(entry.value, as: value, from: home, depth: depth + 1)
            }
        case .named(let reference):
            guard let (symbol, type) = specs.type(reference, from: home) else { return }
            read(node, as: type, symbol, depth: depth + 1)
        }
    }

    /// Nodes, and wrappers of wrappers, that lie in one another.
    private static let maximumDepth = 400

    private mutating func read(_ node: Node, as type: TypeDeclaration, _ symbol: Symbol, depth: Int = 0) {
        guard depth < Self.maximumDepth else { return }
        let home = symbol.subsystem
        switch type.kind {
        case .identifier, .invalid: break
        case .wrapper(let wrapped, _): read(node, as: wrapped, from: home, depth: depth + 1)
        case .enumeration(let cases):
            if let text = node.text { caseName(Located(text, at: node.range), cases.map(\.name), symbol) }
        case .structure(let fields):
            for entry in node.mapping ?? [] {
                guard let field = fields.first(where: { $0.name == entry.key }) else { continue }
                add(member(field.name, symbol, .fields), Located(entry.key, at: entry.keyRange), .reference)
                read(entry.value, as: field.type, from: home, depth: depth + 1)
            }
        case .union(let cases):
            if let text = node.text { return caseName(Located(text, at: node.range), cases.map(\.name), symbol) }
            for entry in node.mapping ?? [] {
                guard let item = cases.first(where: { $0.name == entry.key }) else { continue }
                caseName(Located(entry.key, at: entry.keyRange), [item.name], symbol)
                if let type = item.type { read(entry.value, as: type, from: home, depth: depth + 1) }
            }
        }
    }

    private mutating func caseName(_ name: Located<String>, _ names: [String], _ symbol: Symbol) {
        guard names.contains(name.value) else { return }
        add(member(name.value, symbol, .cases), name, .reference)
    }
}

extension Specs {
    /// The type that a type is the name of.
    fileprivate func type(_ type: TypeExpression, from home: Int) -> (symbol: Symbol, declaration: TypeDeclaration)? {
        guard case .named(let reference) = type else { return nil }
        return self.type(reference, from: home)
    }
}

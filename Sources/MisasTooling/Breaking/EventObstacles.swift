internal import MisasCompiler

/// What keeps an event from being read as it may be stored, after the steps that lead from there to its version now.
struct EventObstacles {
    let found: [Readability.Obstacle]

    init(
        _ old: EventDeclaration,
        in home: Int,
        _ new: EventDeclaration,
        in newHome: Int,
        _ readability: Readability
    ) {
        var stored = StoredForm(old.fields)
        for step in new.orderedUpcasts {
            guard let from = Int(step.from.value), from >= old.currentVersion else { continue }
            stored.apply(step)
        }
        guard !stored.isAnything else {
            found = []
            return
        }
        found = new.fields.flatMap { field -> [Readability.Obstacle] in
            func obstacle(_ reason: Readability.Obstacle.Reason, _ written: SourceRange?) -> [Readability.Obstacle] {
                [.init(path: [field.wireName], reason: reason, writtenAt: written, readAt: field.nameRange)]
            }
            switch stored.members[field.wireName] {
            case nil: return field.mayBeAbsent ? [] : obstacle(.missing, nil)
            case .something: return []
            case .text:
                // What is cut out of a text is one.
                let text = Form.Place(type: .builtIn(.string), home: home)
                let wanted = Form.Place(type: field.type.unwrapped, home: newHome)
                return readability.obstacles(text, at: nil, readAs: wanted, at: field.typeRange)
                    .map { $0.below(field.wireName) }
            case .declared(let source, let isAlwaysThere):
                let found = readability.obstacles(source, in: home, readAs: field, in: newHome)
                return isAlwaysThere ? found.filter { $0.reason != .mayBeAbsent || $0.path.count > 1 } : found
            }
        }
    }
}

/// Which events that are gone have probably only been renamed.
struct Renamings {
    private let successors: [Symbol: Symbol]

    init(of events: [(old: Symbol, new: Symbol?)], _ specs: ComparedSpecs) {
        let known = Set(events.compactMap(\.new))
        var candidates: [[String]: [Symbol]] = [:]
        for symbol in specs.new.symbols(of: .event) where !known.contains(symbol) {
            candidates[specs.new.event(symbol).fields.map(\.wireName).sorted(), default: []].append(symbol)
        }
        var successors: [Symbol: Symbol] = [:]
        for (old, new) in events where new == nil {
            // Only where there is no doubt: one that is gone and one that is new, with the same fields.
            let found = candidates[specs.old.event(old).fields.map(\.wireName).sorted()] ?? []
            if found.count == 1 { successors[old] = found[0] }
        }
        self.successors = successors
    }

    func successor(of event: Symbol) -> Symbol? { successors[event] }
}

/// The version and the step that make a stored event readable, as YAML.
struct UpcastSuggestion {
    /// The lines, without indentation.
    let text: String

    init(
        from old: EventDeclaration,
        to new: EventDeclaration,
        _ obstacles: [Readability.Obstacle],
        in home: Int,
        _ specs: Specs
    ) {
        let missing = obstacles.filter { $0.path.count == 1 && $0.reason == .missing }.map { $0.path[0] }
        let gone = old.fields.filter { field in !new.fields.contains { $0.wireName == field.wireName } }
        var renames: [(String, String)] = []
        var additions: [(String, String)] = []
        var isCustom = obstacles.contains { obstacle in
            obstacle.path.count > 1 || obstacle.reason != .missing && obstacle.reason != .mayBeAbsent
        }
        var left = gone
        for name in missing {
            guard let field = new.fields.first(where: { $0.wireName == name }) else { continue }
            let index = left.firstIndex { "\($0.type)" == "\(field.type)" }
            if let index {
                renames.append((left[index].wireName, name))
                left.remove(at: index)
            } else if let value = Self.value(of: field.type, in: home, specs) {
                additions.append((name, value))
            } else {
                isCustom = true
            }
        }
        for obstacle in obstacles where obstacle.path.count == 1 && obstacle.reason == .mayBeAbsent {
            guard let field = new.fields.first(where: { $0.wireName == obstacle.path[0] }) else { continue }
            if let value = Self.value(of: field.type, in: home, specs) {
                additions.append((field.wireName, value))
            } else {
                isCustom = true
            }
        }
        let version = old.currentVersion
        var lines = ["version: \(version + 1)", "upcasts:", "  \(version):"]
        if !renames.isEmpty { lines.append("    rename: \(Self.mapping(renames))") }
        if !additions.isEmpty { lines.append("    add: \(Self.mapping(additions))") }
        if isCustom { lines.append("    custom: true") }
        text = lines.joined(separator: "\n")
    }

    private static func mapping(_ entries: [(String, String)]) -> String {
        "{ \(entries.map { "\($0.0): \($0.1)" }.joined(separator: ", ")) }"
    }

    /// A value of a type to begin with; `nil` where none is likely to be meant.
    private static func value(of type: TypeExpression, in home: Int, _ specs: Specs) -> String? {
        switch specs.form(of: .init(type: type, home: home)) {
        case .scalar(.string): "\"\""
        case .scalar(.bool): "false"
        case .scalar(.int), .scalar(.double): "0"
        case .scalar(.decimal): "\"0\""
        case .list, .set: "[]"
        case .map: "{}"
        case .enumeration(let cases, _): cases.first?.name
        default: nil
        }
    }
}

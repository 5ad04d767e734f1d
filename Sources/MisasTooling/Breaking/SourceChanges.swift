internal import MisasCompiler

/// What Swift that was written against the generated code notices.
///
/// Not told is what is only new to be written: a handler, or a function of a behavior, that the compiler asks for.
struct SourceChanges {
    let specs: ComparedSpecs
    let collector: ChangeCollector

    init(_ specs: ComparedSpecs, _ collector: ChangeCollector) {
        self.specs = specs
        self.collector = collector
    }

    func run() {
        compareSubsystems()
        for kind in Symbol.Kind.allCases {
            for (old, new) in specs.declarations(kind) {
                guard let new else {
                    tellGone(old)
                    continue
                }
                compare(old, new)
            }
        }
    }

    private func compareSubsystems() {
        for index in specs.old.compiled.sorted() {
            let old = specs.old.subsystems[index]
            guard let now = specs.new.index(ofSubsystem: old.name) else { continue }
            let new = specs.new.subsystems[now]
            let place = new.files.first?.subsystem?.range
            let (before, access) = (specs.old.access(of: index), specs.new.access(of: now))
            if access < before {
                collector.report(
                    .accessLowered,
                    "what is generated for `\(new.name)` is `\(access.rawValue)` now, and was `\(before.rawValue)`",
                    at: new.accessRange ?? place,
                    was: old.accessRange ?? old.files.first?.subsystem?.range
                )
            }
            for conformance in old.conformances.subtracting(new.conformances).sorted() {
                collector.report(
                    .conformanceGone,
                    "what is generated for `\(new.name)` is not `\(conformance)` any more",
                    at: place,
                    was: old.files.first?.subsystem?.range
                )
            }
        }
    }

    private func tellGone(_ symbol: Symbol) {
        let old = specs.old.declared(symbol)
        collector.report(
            .declarationGone,
            "\(symbol.kind.noun) `\(SwiftNames.type(old))` is gone",
            at: specs.place(ofSubsystem: symbol.subsystem),
            was: old.nameRange,
            help: "keep it, marked `deprecated`, or keep its name in Swift by `swiftName`"
        )
    }

    private func compare(_ old: Symbol, _ new: Symbol) {
        switch old.kind {
        case .type: compareTypes(old, new)
        case .error, .event, .command, .query, .prediction:
            compare(specs.old.fields(of: old), old.subsystem, specs.new.fields(of: new), new.subsystem, new)
            compareFailures(old, new)
            compareResults(old, new)
        case .aggregate:
            let before = specs.old.subsystems[old.subsystem].aggregates[old.index].state
            let now = specs.new.subsystems[new.subsystem].aggregates[new.index].state
            // Only its own behavior makes a state: what is new there is no surprise.
            compare(before, old.subsystem, now, new.subsystem, new, isMadeByOthers: false)
        case .projection, .policy: break
        }
    }

    private func compareTypes(_ old: Symbol, _ new: Symbol) {
        let (before, now) = (specs.old.type(old), specs.new.type(new))
        switch (before.kind, now.kind) {
        case (.structure(let fields), .structure(let newFields)):
            compare(fields, old.subsystem, newFields, new.subsystem, new)
        case (.enumeration(let cases), .enumeration(let newCases)):
            compareCases(cases.map { ($0.declaration, nil) }, newCases.map { ($0.declaration, nil) }, old, new)
        case (.union(let cases), .union(let newCases)):
            compareCases(
                cases.map { ($0.declaration, $0.type) },
                newCases.map { ($0.declaration, $0.type) },
                old,
                new
            )
        case (.wrapper(let type, let range), .wrapper(let newType, let newRange)):
            guard text(type, old.subsystem, specs.old) != text(newType, new.subsystem, specs.new) else { return }
            collector.report(
                .declarationChanged,
                "`\(now.name)` wraps `\(newType)` now, and did `\(type)`",
                at: newRange,
                was: range
            )
        case (.identifier(let base), .identifier(let newBase)):
            guard base != newBase else { return }
            collector.report(
                .declarationChanged,
                "`\(now.name)` is \(newBase.rawValue) now, and was \(base.rawValue)",
                at: now.nameRange,
                was: before.nameRange
            )
        case (.invalid, _), (_, .invalid): break
        default:
            collector.report(
                .declarationChanged,
                "`\(now.name)` is another kind of type now",
                at: now.nameRange,
                was: before.nameRange
            )
        }
    }

    private func compare(
        _ old: [FieldDeclaration],
        _ home: Int,
        _ new: [FieldDeclaration],
        _ newHome: Int,
        _ owner: Symbol,
        isMadeByOthers: Bool = true
    ) {
        let name = SwiftNames.type(specs.new.declared(owner))
        for field in old {
            let member = SwiftNames.member(field.declaration)
            guard let now = new.first(where: { SwiftNames.member($0.declaration) == member }) else {
                collector.report(
                    .memberGone,
                    "`\(name)` has no `\(member)` any more",
                    at: specs.new.declared(owner).nameRange,
                    was: field.nameRange
                )
                continue
            }
            if text(field.type, home, specs.old) != text(now.type, newHome, specs.new) {
                collector.report(
                    .memberChanged,
                    "`\(name).\(member)` is `\(now.type)` now, and was `\(field.type)`",
                    at: now.typeRange,
                    was: field.typeRange
                )
            }
        }
        guard isMadeByOthers else { return }
        for field in new where !field.mayBeAbsent {
            let member = SwiftNames.member(field.declaration)
            guard !old.contains(where: { SwiftNames.member($0.declaration) == member }) else { continue }
            collector.report(
                .memberNeeded,
                "`\(name)` cannot be made without `\(member)` any more",
                at: field.nameRange,
                was: nil,
                help: "give it `?` or a `default`"
            )
        }
    }

    private func compareCases(
        _ old: [(declaration: Declaration, type: TypeExpression?)],
        _ new: [(declaration: Declaration, type: TypeExpression?)],
        _ oldOwner: Symbol,
        _ owner: Symbol
    ) {
        let name = SwiftNames.type(specs.new.declared(owner))
        for item in old {
            let member = SwiftNames.member(item.declaration)
            guard let now = new.first(where: { SwiftNames.member($0.declaration) == member }) else {
                collector.report(
                    .memberGone,
                    "`\(name)` has no case `\(member)` any more",
                    at: specs.new.declared(owner).nameRange,
                    was: item.declaration.nameRange
                )
                continue
            }
            let before = item.type.map { text($0, oldOwner.subsystem, specs.old) }
            if before != now.type.map({ text($0, owner.subsystem, specs.new) }) {
                collector.report(
                    .memberChanged,
                    "`\(name).\(member)` carries `\(now.type.map { "\($0)" } ?? "none")` now, and did "
                        + "`\(item.type.map { "\($0)" } ?? "none")`",
                    at: now.declaration.nameRange,
                    was: item.declaration.nameRange
                )
            }
        }
        for item in new {
            let member = SwiftNames.member(item.declaration)
            guard !old.contains(where: { SwiftNames.member($0.declaration) == member }) else { continue }
            collector.report(
                .caseAdded,
                "`\(name)` has a new case `\(member)`",
                at: item.declaration.nameRange,
                was: nil
            )
        }
    }

    /// The errors that a message fails with, as cases of its `Failure`.
    private func compareFailures(_ old: Symbol, _ new: Symbol) {
        func errors(_ symbol: Symbol, _ specs: Specs) -> [String]? {
            let subsystem = specs.subsystems[symbol.subsystem]
            let references: [Reference]
            switch symbol.kind {
            case .command: references = subsystem.commands[symbol.index].throwing
            case .query: references = subsystem.queries[symbol.index].throwing
            default: return nil
            }
            return references.compactMap { specs.symbol($0, from: symbol.subsystem) }
                .map { SwiftNames.type(specs.declared($0)) }
        }
        guard let before = errors(old, specs.old), let now = errors(new, specs.new), Set(before) != Set(now) else {
            return
        }
        let added = now.filter { !before.contains($0) }.map { "`\($0)` too" }
        let gone = before.filter { !now.contains($0) }.map { "not with `\($0)` any more" }
        let declaration = specs.new.declared(new)
        collector.report(
            .failureChanged,
            "`\(SwiftNames.type(declaration))` fails with \((added + gone).joined(separator: ", and "))",
            at: declaration.nameRange,
            was: specs.old.declared(old).nameRange
        )
    }

    private func compareResults(_ old: Symbol, _ new: Symbol) {
        func result(_ symbol: Symbol, _ specs: Specs) -> TypeExpression? {
            let subsystem = specs.subsystems[symbol.subsystem]
            switch symbol.kind {
            case .command: return subsystem.commands[symbol.index].returns
            case .query: return subsystem.queries[symbol.index].returns
            default: return nil
            }
        }
        let (before, now) = (result(old, specs.old), result(new, specs.new))
        guard before.map({ text($0, old.subsystem, specs.old) }) != now.map({ text($0, new.subsystem, specs.new) })
        else { return }
        let declaration = specs.new.declared(new)
        collector.report(
            .resultChanged,
            "`\(SwiftNames.type(declaration))` replies \(now.map { "`\($0)`" } ?? "nothing") now, and did "
                + (before.map { "`\($0)`" } ?? "nothing"),
            at: declaration.nameRange,
            was: specs.old.declared(old).nameRange
        )
    }

    /// A type, with the subsystem of each name, so that `Money` and `shared.Money` are told apart and moved ones found.
    private func text(_ type: TypeExpression, _ home: Int, _ specs: Specs) -> String {
        switch type {
        case .builtIn(let type): type.rawValue
        case .optional(let type): text(type, home, specs) + "?"
        case .list(let type): "list<\(text(type, home, specs))>"
        case .set(let type): "set<\(text(type, home, specs))>"
        case .map(let key, let value): "map<\(text(key, home, specs)), \(text(value, home, specs))>"
        case .invalid: "?"
        case .named(let reference):
            specs.type(reference, from: home).map { symbol, declaration in
                "\(specs.subsystems[symbol.subsystem].name).\(SwiftNames.type(declaration.declaration))"
            } ?? "?"
        }
    }
}

internal import MisasCompiler

/// Finds checks that take less than they did, wherever in a value they stand.
struct CheckComparison {
    /// A check that takes less.
    struct Tightening {
        let path: String
        /// What it takes now, as a part of a sentence.
        let what: String
        let now: SourceRange?
        let before: SourceRange?
    }

    private let specs: ComparedSpecs
    private var seen: Set<Symbol> = []

    init(_ specs: ComparedSpecs) {
        self.specs = specs
    }

    /// Those of a field and of all that its values are made of.
    mutating func tightenings(
        _ old: FieldDeclaration,
        in home: Int,
        now new: FieldDeclaration,
        in newHome: Int,
        path: [String] = []
    ) -> [Tightening] {
        let path = path + [new.wireName]
        return compare(old.checks, old, home, new.checks, new, newHome, path.joined(separator: "."), new.type, old.type)
            + below(.init(type: old.type, home: home), .init(type: new.type, home: newHome), path)
    }

    private mutating func below(_ old: Form.Place, _ new: Form.Place, _ path: [String]) -> [Tightening] {
        switch (old.type, new.type) {
        case (.optional(let before), .optional(let now)), (.list(let before), .list(let now)),
            (.set(let before), .set(let now)), (.set(let before), .list(let now)):
            return below(.init(type: before, home: old.home), .init(type: now, home: new.home), path)
        case (_, .optional(let now)): return below(old, .init(type: now, home: new.home), path)
        case (.map(_, let before), .map(_, let now)):
            return below(.init(type: before, home: old.home), .init(type: now, home: new.home), path)
        case (.named(let before), .named(let now)):
            guard let (symbol, declaration) = specs.old.type(before, from: old.home),
                let (newSymbol, newDeclaration) = specs.new.type(now, from: new.home)
            else { return [] }
            return compare(declaration, symbol, newDeclaration, newSymbol, path)
        case (let type, .named(let now)):
            // What was free is a wrapper with checks now.
            guard let (symbol, declaration) = specs.new.type(now, from: new.home),
                case .wrapper(let wrapped, _) = declaration.kind
            else { return [] }
            return compare(
                .none,
                nil,
                old.home,
                declaration.checks,
                declaration,
                symbol.subsystem,
                path.joined(separator: "."),
                wrapped,
                type
            )
                + below(old, .init(type: wrapped, home: symbol.subsystem), path)
        default: return []
        }
    }

    private mutating func compare(
        _ old: TypeDeclaration,
        _ symbol: Symbol,
        _ new: TypeDeclaration,
        _ newSymbol: Symbol,
        _ path: [String]
    ) -> [Tightening] {
        guard seen.insert(newSymbol).inserted else { return [] }
        switch (old.kind, new.kind) {
        case (.wrapper(let before, _), .wrapper(let now, _)):
            return compare(
                old.checks,
                old,
                symbol.subsystem,
                new.checks,
                new,
                newSymbol.subsystem,
                path.joined(separator: "."),
                now,
                before
            )
                + below(.init(type: before, home: symbol.subsystem), .init(type: now, home: newSymbol.subsystem), path)
        case (.structure(let before), .structure(let now)):
            var found: [Tightening] = []
            for field in now {
                guard let source = before.first(where: { $0.wireName == field.wireName }) else { continue }
                found += tightenings(source, in: symbol.subsystem, now: field, in: newSymbol.subsystem, path: path)
            }
            return found
        case (.union(let before), .union(let now)):
            var found: [Tightening] = []
            for item in now {
                guard let type = item.type, let source = before.first(where: { $0.wireName == item.wireName }),
                    let sourceType = source.type
                else { continue }
                found += below(
                    .init(type: sourceType, home: symbol.subsystem),
                    .init(type: type, home: newSymbol.subsystem),
                    path + [item.wireName]
                )
            }
            return found
        default: return []
        }
    }

    private func compare(
        _ old: ValueChecks,
        _ oldDeclared: (any Declared)?,
        _ home: Int,
        _ new: ValueChecks,
        _ newDeclared: any Declared,
        _ newHome: Int,
        _ path: String,
        _ type: TypeExpression,
        _ oldType: TypeExpression
    ) -> [Tightening] {
        var found: [Tightening] = []
        func add(_ what: String, _ now: SourceRange?, _ before: SourceRange?) {
            found.append(
                Tightening(
                    path: path,
                    what: what,
                    now: now ?? newDeclared.nameRange,
                    before: before ?? oldDeclared?.nameRange
                )
            )
        }
        func atLeast(_ name: String, _ before: Located<Int>?, _ now: Located<Int>?) {
            guard let now, now.value > (before?.value ?? 0) else { return }
            add("`\(name)` is \(now.value)" + (before.map { ", and was \($0.value)" } ?? ""), now.range, before?.range)
        }
        func atMost(_ name: String, _ before: Located<Int>?, _ now: Located<Int>?) {
            guard let now, now.value < (before?.value ?? .max) else { return }
            add("`\(name)` is \(now.value)" + (before.map { ", and was \($0.value)" } ?? ""), now.range, before?.range)
        }
        atLeast("minLength", old.minLength, new.minLength)
        atMost("maxLength", old.maxLength, new.maxLength)
        atLeast("minItems", old.minItems, new.minItems)
        atMost("maxItems", old.maxItems, new.maxItems)
        if let pattern = new.pattern, pattern.value != old.pattern?.value {
            add("the pattern is another one", pattern.range, old.pattern?.range)
        }
        bound("minimum", old.minimum, home, oldType, new.minimum, newHome, type, isLower: true, add)
        bound("maximum", old.maximum, home, oldType, new.maximum, newHome, type, isLower: false, add)
        return found
    }

    private func bound(
        _ name: String,
        _ old: Node?,
        _ home: Int,
        _ oldType: TypeExpression,
        _ new: Node?,
        _ newHome: Int,
        _ type: TypeExpression,
        isLower: Bool,
        _ add: (String, SourceRange?, SourceRange?) -> Void
    ) {
        guard let new else { return }
        guard let old else { return add("`\(name)` is \(new.text ?? "")", new.range, nil) }
        let before = literal(old, oldType, home, specs.old)
        let now = literal(new, type, newHome, specs.new)
        let isTighter: Bool
        if let before, let now, let isLess = now.isLess(than: before), let isMore = before.isLess(than: now) {
            isTighter = isLower ? isMore : isLess
        } else {
            isTighter = old.text != new.text
        }
        if isTighter { add("`\(name)` is \(new.text ?? ""), and was \(old.text ?? "")", new.range, old.range) }
    }

    /// A bound, as a value of what the type comes down to.
    private func literal(_ node: Node, _ type: TypeExpression, _ home: Int, _ specs: Specs) -> Literal? {
        guard case .scalar(let base) = specs.form(of: .init(type: type.unwrapped, home: home)) else { return nil }
        return LiteralReader(specs: specs, diagnostics: nil).read(node, as: .builtIn(base), from: home)
    }
}

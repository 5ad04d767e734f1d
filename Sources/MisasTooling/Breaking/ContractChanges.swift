internal import MisasCompiler

/// What clients of the API notice: they send what the old specs say, and read what the old specs say.
struct ContractChanges {
    let specs: ComparedSpecs
    let collector: ChangeCollector
    /// Of what clients send.
    private let requests: Readability
    /// Of what they read.
    private let replies: Readability

    init(_ specs: ComparedSpecs, _ collector: ChangeCollector) {
        self.specs = specs
        self.collector = collector
        requests = Readability(written: specs.old, read: specs.new)
        replies = Readability(written: specs.new, read: specs.old)
    }

    func run() {
        let plans = plans(of: specs.new)
        let byPattern = Dictionary(plans.map { ($0.route.pattern, $0) }) { first, _ in first }
        let byName = Dictionary(plans.map { (specs.new.wireName(of: $0.symbol), $0) }) { first, _ in first }
        var toldErrors: Set<Symbol> = []
        for old in self.plans(of: specs.old) {
            if let new = byPattern[old.route.pattern] {
                compare(old, new)
            } else {
                tellGone(old, now: byName[specs.old.wireName(of: old.symbol)])
            }
            for error in old.errors where toldErrors.insert(error).inserted { compare(error) }
        }
    }

    private func plans(of specs: Specs) -> [RoutePlan] {
        specs.compiled.sorted().flatMap { RoutePlan.all(of: $0, in: specs) }
    }

    private func tellGone(_ old: RoutePlan, now: RoutePlan?) {
        collector.report(
            .routeGone,
            "`\(old.route.method) \(old.route.template)` is not answered any more"
                + (now.map { "; `\($0.declaration.name)` answers `\($0.route.method) \($0.route.template)`" } ?? ""),
            at: now.map { $0.declaration.nameRange } ?? specs.place(ofSubsystem: old.symbol.subsystem),
            was: old.declaration.nameRange,
            help: "keep it, marked `deprecated`, until nobody uses it"
        )
    }

    private func compare(_ old: RoutePlan, _ new: RoutePlan) {
        if old.status != new.status {
            collector.report(
                .successChanged,
                "`\(new.declaration.name)` answers with \(new.status) now, and did with \(old.status)",
                at: new.declaration.nameRange,
                was: old.declaration.nameRange,
                help: "keep it by `http: {route: …, status: \(old.status)}`"
            )
        }
        compareParameters(old, new)
        compareFields(old, new)
        compareRoles(old, new)
        compareReplies(old, new)
    }

    // MARK: Requests

    /// Parameters of a path are told apart by their places.
    private func compareParameters(_ old: RoutePlan, _ new: RoutePlan) {
        let before = old.parameters.filter(\.isInPath).map(\.field)
        let now = new.parameters.filter(\.isInPath).map(\.field)
        for (field, wanted) in zip(before, now) { compare(field, wanted, old, new) }
    }

    private func compareFields(_ old: RoutePlan, _ new: RoutePlan) {
        func fields(_ plan: RoutePlan) -> [FieldDeclaration] {
            plan.parameters.filter { !$0.isInPath }.map(\.field) + (plan.body ?? [])
        }
        let (before, now) = (fields(old), fields(new))
        for field in before {
            if let wanted = now.first(where: { $0.wireName == field.wireName }) {
                compare(field, wanted, old, new)
            } else {
                collector.report(
                    .requestFieldGone,
                    "`\(new.declaration.name)` does not take `\(field.wireName)` any more, and refuses requests that have it",
                    at: new.declaration.nameRange,
                    was: field.nameRange,
                    help: "keep it, marked `deprecated`"
                )
            }
        }
        for field in now where !before.contains(where: { $0.wireName == field.wireName }) && !field.mayBeAbsent {
            collector.report(
                .requestFieldNeeded,
                "`\(new.declaration.name)` needs `\(field.wireName)` now",
                at: field.nameRange,
                was: old.declaration.nameRange,
                help: "give it `?` or a `default`"
            )
        }
    }

    private func compare(_ field: FieldDeclaration, _ wanted: FieldDeclaration, _ old: RoutePlan, _ new: RoutePlan) {
        let (home, wantedHome) = (old.symbol.subsystem, new.symbol.subsystem)
        let found = requests.obstacles(field, in: home, readAs: wanted, in: wantedHome)
        if field.mayBeAbsent, !wanted.mayBeAbsent {
            collector.report(
                .requestFieldNeeded,
                "`\(new.declaration.name)` needs `\(wanted.wireName)` now, which could be left out",
                at: wanted.typeRange,
                was: field.typeRange,
                help: "leave it `?`, or give it a `default`"
            )
        }
        for obstacle in found where !(obstacle.path.count == 1 && obstacle.reason == .mayBeAbsent) {
            let isNeeded = obstacle.reason == .missing || obstacle.reason == .mayBeAbsent
            collector.report(
                isNeeded ? .requestFieldNeeded : .requestFieldUnreadable,
                "`\(new.declaration.name)` does not take all that it took: \(obstacle.requestSentence)",
                at: obstacle.readAt ?? wanted.typeRange,
                was: obstacle.writtenAt ?? field.typeRange
            )
        }
        guard found.isEmpty else { return }
        var checks = CheckComparison(specs)
        for tightening in checks.tightenings(field, in: home, now: wanted, in: wantedHome) {
            collector.report(
                .checkTightened,
                "`\(new.declaration.name)` takes less for `\(tightening.path)`: \(tightening.what)",
                at: tightening.now,
                was: tightening.before
            )
        }
    }

    private func compareRoles(_ old: RoutePlan, _ new: RoutePlan) {
        let (before, now) = (Set(old.roles), Set(new.roles))
        let lost = before.subtracting(now).sorted()
        guard !now.isEmpty, before.isEmpty || !lost.isEmpty else { return }
        let needed = new.roles.map { "`\($0)`" }.joined(separator: ", ")
        collector.report(
            .roleNeeded,
            before.isEmpty
                ? "`\(new.declaration.name)` could be asked by anybody, and requires one of \(needed) now"
                : "`\(new.declaration.name)` does not let in callers with \(lost.map { "`\($0)`" }.joined(separator: ", ")) "
                    + "any more",
            at: new.declaration.nameRange,
            was: old.declaration.nameRange
        )
    }

    // MARK: Replies

    private func compareReplies(_ old: RoutePlan, _ new: RoutePlan) {
        guard let before = old.result else { return }
        guard let now = new.result else {
            return collector.report(
                .replyUnreadable,
                "`\(new.declaration.name)` replies nothing now, and did `\(before)`",
                at: new.declaration.nameRange,
                was: old.declaration.nameRange
            )
        }
        let found = replies.obstacles(
            Form.Place(type: now, home: new.symbol.subsystem),
            at: nil,
            readAs: Form.Place(type: before, home: old.symbol.subsystem),
            at: nil
        )
        for obstacle in found {
            collector.report(
                .replyUnreadable,
                "who knows the old reply of `\(new.declaration.name)` cannot read it: \(obstacle.replySentence)",
                at: obstacle.writtenAt ?? new.declaration.nameRange,
                was: obstacle.readAt ?? old.declaration.nameRange
            )
        }
    }

    private func compare(_ symbol: Symbol) {
        let old = specs.old.error(symbol)
        let wireName = specs.old.wireName(of: symbol)
        let errors = specs.new.symbols(of: .error)
        guard let now = errors.first(where: { specs.new.wireName(of: $0) == wireName }) else {
            // One that is not thrown any more surprises nobody.
            let home = specs.old.subsystems[symbol.subsystem].name
            let renamed = errors.first { candidate in
                specs.new.subsystems[candidate.subsystem].name == home && specs.new.error(candidate).name == old.name
            }
            if let renamed {
                collector.report(
                    .errorRenamed,
                    "`\(old.name)` is `\(specs.new.wireName(of: renamed))` in replies now, and was `\(wireName)`",
                    at: specs.new.declared(renamed).nameRange,
                    was: old.nameRange,
                    help: "keep its name there:",
                    snippet: "wireName: \(wireName)"
                )
            }
            return
        }
        let new = specs.new.error(now)
        let (before, after) = (specs.old.httpStatus(of: old), specs.new.httpStatus(of: new))
        if before != after {
            collector.report(
                .errorStatusChanged,
                "`\(new.name)` is answered with \(after) now, and was with \(before)",
                at: new.nameRange,
                was: old.nameRange
            )
        }
        let found = replies.obstacles(new.fields, in: now.subsystem, readAs: old.fields, in: symbol.subsystem)
        for obstacle in found {
            collector.report(
                .errorUnreadable,
                "who knows the old data of `\(new.name)` cannot read it: \(obstacle.replySentence)",
                at: obstacle.writtenAt ?? new.nameRange,
                was: obstacle.readAt ?? old.nameRange
            )
        }
    }
}

extension Route {
    /// As it stands in a spec.
    fileprivate var template: String {
        "/"
            + segments.map { segment in
                switch segment {
                case .literal(let text): text
                case .parameter(let name): "{\(name)}"
                }
            }
            .joined(separator: "/")
    }
}

extension Readability.Obstacle {
    /// Of what a client sends.
    fileprivate var requestSentence: String {
        switch reason {
        case .type(let written, let read): "`\(pathText)` is `\(read)` now, and was `\(written)`"
        case .missing: "`\(pathText)` is needed now"
        case .mayBeAbsent: "`\(pathText)` is needed now, and could be left out"
        case .caseUnknown(let value): "`\(value)` is no case of `\(pathText)` any more"
        case .repetition: "`\(pathText)` is a set now, and could have a value twice"
        }
    }

    /// Of what a client reads: what is written now stands first.
    fileprivate var replySentence: String {
        let path = path.isEmpty ? "it" : "`\(pathText)`"
        switch reason {
        case .type(let written, let read): return "\(path) is `\(written)` now, and was `\(read)`"
        case .missing: return "\(path) is gone"
        case .mayBeAbsent: return "\(path) may be absent now"
        case .caseUnknown(let value): return "\(path) may be `\(value)` now"
        case .repetition: return "\(path) may have a value twice now"
        }
    }
}

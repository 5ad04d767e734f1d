internal import MisasCompiler

/// What is stored and can no longer be read: the strictest, since it lives for ever.
struct PayloadChanges {
    let specs: ComparedSpecs
    let collector: ChangeCollector
    private let readability: Readability

    init(_ specs: ComparedSpecs, _ collector: ChangeCollector) {
        self.specs = specs
        self.collector = collector
        readability = Readability(written: specs.old, read: specs.new)
    }

    func run() {
        let events = specs.messages(.event)
        let renamings = Renamings(of: events, specs)
        for (old, new) in events {
            if let new { compare(old, new) } else { tellGone(old, renamings) }
        }
        compareAggregates()
        comparePredictions()
        comparePolicies()
    }

    // MARK: Events

    private func tellGone(_ symbol: Symbol, _ renamings: Renamings) {
        let event = specs.old.event(symbol)
        let wireName = specs.old.wireName(of: symbol)
        let renamed = renamings.successor(of: symbol)
        collector.report(
            .eventGone,
            "`\(event.name)` may be stored as `\(wireName)`, and nothing is called that any more",
            at: renamed.map { specs.new.declared($0).nameRange } ?? specs.place(ofSubsystem: symbol.subsystem),
            was: event.nameRange,
            help: renamed.map { "if it is `\(specs.new.declared($0).name)` now, keep its name in what is stored:" }
                ?? "keep it, and mark it `deprecated` if it is not emitted any more",
            snippet: renamed.map { _ in "wireName: \(wireName)" }
        )
    }

    private func compare(_ oldSymbol: Symbol, _ newSymbol: Symbol) {
        let (old, new) = (specs.old.event(oldSymbol), specs.new.event(newSymbol))
        compareOwners(old, oldSymbol, new, newSymbol)
        guard new.currentVersion >= old.currentVersion else {
            return collector.report(
                .eventVersionLowered,
                "`\(new.name)` is at version \(new.currentVersion), and may be stored in version \(old.currentVersion)",
                at: new.version?.range ?? new.nameRange,
                was: old.version?.range ?? old.nameRange,
                help: "set `version` to at least \(old.currentVersion)"
            )
        }
        compareSteps(old, oldSymbol, new, newSymbol)
        let obstacles = EventObstacles(old, in: oldSymbol.subsystem, new, in: newSymbol.subsystem, readability)
        guard !obstacles.found.isEmpty else { return }
        let isBumped = new.currentVersion > old.currentVersion
        let step = UpcastSuggestion(from: old, to: new, obstacles.found, in: newSymbol.subsystem, specs.new)
        collector.report(
            .eventUnreadable,
            "`\(new.name)` cannot be read as it may be stored in version \(old.currentVersion): "
                + "\(obstacles.found[0].sentence)\(Self.more(obstacles.found))",
            at: obstacles.found[0].readAt ?? new.nameRange,
            was: obstacles.found[0].writtenAt ?? old.nameRange,
            notes: obstacles.found.dropFirst().map { .init("\($0.sentence)", at: $0.readAt) },
            help: isBumped
                ? "let the steps from version \(old.currentVersion) on make of it what the fields need"
                : "raise its version, and say how the stored form becomes today's:",
            snippet: isBumped ? nil : step.text
        )
    }

    private static func more(_ obstacles: [Readability.Obstacle]) -> String {
        obstacles.count > 1 ? ", and \(obstacles.count - 1) more" : ""
    }

    private func compareOwners(
        _ old: EventDeclaration,
        _ oldSymbol: Symbol,
        _ new: EventDeclaration,
        _ newSymbol: Symbol
    ) {
        func owner(_ event: EventDeclaration, _ symbol: Symbol, _ specs: Specs) -> (name: String, wireName: String)? {
            guard let index = event.aggregate else { return nil }
            let aggregate = Symbol(kind: .aggregate, subsystem: symbol.subsystem, index: index)
            return (specs.declared(aggregate).name, specs.wireName(of: aggregate))
        }
        guard let before = owner(old, oldSymbol, specs.old) else { return }
        let now = owner(new, newSymbol, specs.new)
        // That the aggregate itself has another name is told of the aggregate.
        let isAggregateGone = !specs.new.symbols(of: .aggregate).contains {
            specs.new.wireName(of: $0) == before.wireName
        }
        guard now?.wireName != before.wireName, !isAggregateGone else { return }
        collector.report(
            .eventMoved,
            "`\(new.name)` may be stored in streams of `\(before.name)`, and is "
                + (now.map { "an event of `\($0.name)`" } ?? "free-standing") + " now",
            at: new.nameRange,
            was: old.nameRange,
            help: "keep it with `\(before.name)`, and declare another event here"
        )
    }

    /// The steps up to the version that was current: what they make of older events must stay as it was.
    private func compareSteps(
        _ old: EventDeclaration,
        _ oldSymbol: Symbol,
        _ new: EventDeclaration,
        _ newSymbol: Symbol
    ) {
        let (then, today) = (AddedValues(old, oldSymbol, specs.old), AddedValues(new, newSymbol, specs.new))
        for step in old.orderedUpcasts {
            guard let now = new.orderedUpcasts.first(where: { $0.from.value == step.from.value }) else { continue }
            let (texts, textsNow) = (step.operations.map { $0.text(then) }, now.operations.map { $0.text(today) })
            guard texts != textsNow else { continue }
            collector.report(
                .upcastChanged,
                "events of `\(new.name)` in version \(step.from.value) are read otherwise than before",
                at: now.from.range,
                was: step.from.range,
                help: "restore the step; to read today's form otherwise, raise `version` and add one"
            )
        }
    }

    // MARK: Aggregates

    private func compareAggregates() {
        for (oldSymbol, newSymbol) in specs.messages(.aggregate) {
            let old = specs.old.subsystems[oldSymbol.subsystem].aggregates[oldSymbol.index]
            let oldStreams = specs.old.streamNames(of: old, in: oldSymbol.subsystem)
            guard let newSymbol = newSymbol ?? successor(of: old, oldStreams) else {
                tellGone(old, oldSymbol, oldStreams)
                continue
            }
            let new = specs.new.subsystems[newSymbol.subsystem].aggregates[newSymbol.index]
            let streams = specs.new.streamNames(of: new, in: newSymbol.subsystem)
            if streams != oldStreams {
                tellStreams(of: new, streams, was: old, oldStreams)
            } else {
                compareIdentifiers(old, oldSymbol.subsystem, new, newSymbol.subsystem)
            }
            compareStorage(old, oldSymbol.subsystem, new, newSymbol.subsystem)
        }
    }

    /// The aggregate whose streams have the same names now, whatever it is called.
    private func successor(of old: AggregateDeclaration, _ streams: String) -> Symbol? {
        specs.new.symbols(of: .aggregate).first { symbol in
            let aggregate = specs.new.subsystems[symbol.subsystem].aggregates[symbol.index]
            return specs.new.streamNames(of: aggregate, in: symbol.subsystem) == streams
        }
    }

    private func tellGone(_ old: AggregateDeclaration, _ symbol: Symbol, _ streams: String) {
        // Where its events are gone too, that is told of each.
        let events = old.events.map { Symbol(kind: .event, subsystem: symbol.subsystem, index: $0) }
        let names = Set(specs.new.symbols(of: .event).map { specs.new.wireName(of: $0) })
        guard events.contains(where: { names.contains(specs.old.wireName(of: $0)) }) || old.isStateStored else {
            return
        }
        let kept = specs.new.symbols(of: .event).first { candidate in
            events.contains { specs.old.wireName(of: $0) == specs.new.wireName(of: candidate) }
        }
        let now = kept.flatMap { symbol in
            specs.new.event(symbol).aggregate.map {
                specs.new.subsystems[symbol.subsystem].aggregates[$0]
            }
        }
        collector.report(
            .streamsChanged,
            "`\(old.name)` may be stored in streams such as `\(streams)`, where nothing looks for it any more",
            at: now?.nameRange ?? specs.place(ofSubsystem: symbol.subsystem),
            was: old.nameRange,
            help: now.map { "if it is `\($0.name)` now, keep its name in what is stored:" } ?? "keep it",
            snippet: now.map { _ in "wireName: \(specs.old.wireName(of: symbol))" }
        )
    }

    private func tellStreams(
        of new: AggregateDeclaration,
        _ streams: String,
        was old: AggregateDeclaration,
        _ oldStreams: String
    ) {
        collector.report(
            .streamsChanged,
            "`\(new.name)` may be stored in streams such as `\(oldStreams)`, and is looked for in such as `\(streams)`",
            at: new.stream?.range ?? new.nameRange,
            was: old.stream?.range ?? old.nameRange,
            help: "keep `stream` as it was"
        )
    }

    private func compareIdentifiers(
        _ old: AggregateDeclaration,
        _ oldHome: Int,
        _ new: AggregateDeclaration,
        _ newHome: Int
    ) {
        guard let before = old.identifier, let now = new.identifier,
            case .scalar(let oldBase) = specs.old.form(of: .init(type: .named(before), home: oldHome)),
            case .scalar(let newBase) = specs.new.form(of: .init(type: .named(now), home: newHome)),
            !oldBase.isReadable(as: newBase), newBase != .string
        else { return }
        collector.report(
            .streamsChanged,
            "`\(new.name)` may be stored under identifiers that are \(oldBase.rawValue), and is looked for by "
                + newBase.rawValue,
            at: now.range,
            was: before.range,
            help: "keep the identifier's type"
        )
    }

    private func compareStorage(
        _ old: AggregateDeclaration,
        _ oldHome: Int,
        _ new: AggregateDeclaration,
        _ newHome: Int
    ) {
        guard old.isStateStored == new.isStateStored else {
            let (before, now) = old.isStateStored ? ("its state", "its events") : ("its events", "its state")
            return collector.report(
                .storageChanged,
                "`\(new.name)` may be stored as \(before), and is read from \(now)",
                at: new.nameRange,
                was: old.nameRange,
                help: "keep `storage`, and begin a new aggregate that takes over from this one"
            )
        }
        guard old.isStateStored else { return }
        tell(
            readability.obstacles(old.state, in: oldHome, readAs: new.state, in: newHome),
            .stateUnreadable,
            "the state of `\(new.name)`",
            new.declaration,
            old.declaration
        )
    }

    // MARK: Predictions and policies

    private func comparePredictions() {
        for (oldSymbol, newSymbol) in specs.messages(.prediction) {
            let old = specs.old.prediction(oldSymbol)
            guard let newSymbol else {
                collector.report(
                    .predictionGone,
                    "`\(old.name)` may be scheduled as `\(specs.old.wireName(of: oldSymbol))`, and nothing is called that "
                        + "any more",
                    at: specs.place(ofSubsystem: oldSymbol.subsystem),
                    was: old.nameRange,
                    help: "keep it, with its policy, until none is left; where it was renamed, say `wireName`"
                )
                continue
            }
            let new = specs.new.prediction(newSymbol)
            tell(
                readability.obstacles(
                    old.fields,
                    in: oldSymbol.subsystem,
                    readAs: new.fields,
                    in: newSymbol.subsystem
                ),
                .predictionUnreadable,
                "`\(new.name)`",
                new.declaration,
                old.declaration
            )
            if old.key?.value != new.key?.value {
                collector.report(
                    .predictionUnreadable,
                    "`\(new.name)` is told apart by `\(new.key?.value ?? "")` now: what was scheduled by "
                        + "`\(old.key?.value ?? "")` can be neither moved nor cancelled",
                    at: new.key?.range ?? new.nameRange,
                    was: old.key?.range ?? old.nameRange
                )
            }
        }
    }

    private func tell(
        _ obstacles: [Readability.Obstacle],
        _ code: DiagnosticCode,
        _ what: String,
        _ new: Declaration,
        _ old: Declaration
    ) {
        guard let first = obstacles.first else { return }
        collector.report(
            code,
            "\(what) cannot be read as it may be stored: \(first.sentence)\(Self.more(obstacles))",
            at: first.readAt ?? new.nameRange,
            was: first.writtenAt ?? old.nameRange,
            notes: obstacles.dropFirst().map { .init($0.sentence, at: $0.readAt) },
            help: "keep the field as it was, or add one with `?` or a default beside it"
        )
    }

    private func comparePolicies() {
        let policies = specs.messages(.policy)
        let known = Set(policies.compactMap(\.new))
        for (oldSymbol, newSymbol) in policies where newSymbol == nil {
            let old = specs.old.subsystems[oldSymbol.subsystem].policies[oldSymbol.index]
            // One that reacts to the same and is new is most probably the same.
            let renamed = specs.new.symbols(of: .policy).first { candidate in
                let policy = specs.new.subsystems[candidate.subsystem].policies[candidate.index]
                return !known.contains(candidate) && Set(policy.on.map(\.description)) == Set(old.on.map(\.description))
            }
            guard let renamed else { continue }
            let name = specs.new.declared(renamed).name
            collector.report(
                .policyRenamed,
                "how far `\(old.name)` got is stored under its name, and `\(name)` would begin anew",
                at: specs.new.declared(renamed).nameRange,
                was: old.nameRange,
                help: "keep its name in what is stored:",
                snippet: "wireName: \(specs.old.wireName(of: oldSymbol))"
            )
        }
    }
}

extension UpcastStep.Operation {
    /// What it does, wherever it stands.
    fileprivate func text(_ values: AddedValues) -> String {
        switch self {
        case .rename(let old, let new): "rename \(old.value) \(new.value)"
        case .add(let name, let value): "add \(name.value) \(values.text(of: value, for: name.value))"
        case .remove(let name): "remove \(name.value)"
        case .move(let old, let new): "move \(old.value) \(new.value)"
        case .split(let name, let by, let parts): "split \(name.value) \(by.value) \(parts.map(\.value))"
        case .custom: "custom"
        }
    }
}

extension Readability.Obstacle {
    /// As a part of a sentence.
    var sentence: String {
        switch reason {
        case .type(let written, let read): "`\(pathText)` is `\(read)` now, and was `\(written)`"
        case .missing: "`\(pathText)` is needed, and not stored"
        case .mayBeAbsent: "`\(pathText)` is needed, and may not be stored"
        case .caseUnknown(let value): "`\(pathText)` may be stored as `\(value)`, which is no case any more"
        case .repetition: "`\(pathText)` may be stored with a value twice, and is a set now"
        }
    }
}

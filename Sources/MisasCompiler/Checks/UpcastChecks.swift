/// The chain from an event's first version to today's.
struct UpcastChecks {
    let specs: Specs
    let diagnostics: DiagnosticCollector

    func check(_ event: EventDeclaration, in subsystem: Int) {
        checkSteps(of: event)
        checkResults(of: event)
    }

    private func checkSteps(of event: EventDeclaration) {
        let current = event.currentVersion
        var present: Set<Int> = []
        for step in event.upcasts {
            guard let from = PlainScalar.integer(step.from.value), from >= 1 else {
                diagnostics.report(
                    .upcastStep,
                    "a step is named by the version it starts from, not `\(step.from.value)`",
                    at: step.from.range
                )
                continue
            }
            present.insert(from)
            if from >= current {
                diagnostics.report(
                    .upcastStep,
                    "there is no version \(from + 1) for this step to lead to: `\(event.name)` is at version \(current)",
                    at: step.from.range,
                    help: "raise `version` to \(from + 1), or remove the step",
                    // A version that leaves out steps is wrong too.
                    fix: from == current ? raising(event) : nil
                )
            }
            if step.operations.isEmpty, diagnostics.isUnderstood(step.node) {
                diagnostics.report(.upcastStep, "this step changes nothing", at: step.from.range)
            }
        }
        let missing = current > 1 ? (1..<min(current, 1_000)).filter { !present.contains($0) } : []
        guard !missing.isEmpty, diagnostics.isUnderstood(event.declaration.node) else { return }
        let names = missing.prefix(5).map(String.init).joined(separator: ", ") + (missing.count > 5 ? ", …" : "")
        let what = missing.count == 1 ? "version \(names) becomes" : "versions \(names) become"
        diagnostics.report(
            .upcastStep,
            "`\(event.name)` is at version \(current), but nothing says how \(what) the next",
            at: event.version?.range ?? event.nameRange,
            help: "add `\(missing[0]): {…}` under `upcasts`"
        )
    }

    private func raising(_ event: EventDeclaration) -> Fix? {
        guard event.currentVersion < .max else { return nil }
        let next = String(event.currentVersion + 1)
        let node = event.declaration.node
        // The step may be one too many.
        return event.version.map { .replace($0.range, String($0.value), with: next, isCertain: false) }
            ?? (node["version"] == nil ? Fix(.addEntry("version", next, to: node), isCertain: false) : nil)
    }

    /// What a step names and no later step takes away must be a field of the event as it is now; otherwise it was
    /// mistyped, and the value would be lost in silence.
    private func checkResults(of event: EventDeclaration) {
        let operations = event.orderedUpcasts.flatMap(\.operations)
        guard !operations.contains(where: { if case .custom = $0 { true } else { false } }) else { return }
        guard diagnostics.isUnderstood(event.declaration.node) else { return }
        let members = Set(event.fields.map(\.wireName))
        for (index, operation) in operations.enumerated() {
            for made in made(by: operation) where !members.contains(root(of: made.value)) {
                let isTaken = operations[(index + 1)...].contains { takes($0, root(of: made.value)) }
                guard !isTaken else { continue }
                let near = guess(root(of: made.value), among: members.sorted())
                diagnostics.report(
                    .upcastField,
                    "`\(root(of: made.value))` is not a field of `\(event.name)`, and no later step takes it away",
                    at: made.range,
                    help: near.map { "did you mean `\($0)`?" },
                    fix: near.map { near in
                        let rest = made.value.dropFirst(root(of: made.value).count)
                        return .replace(made.range, made.value, with: near.text + rest, isCertain: near.isCertain)
                    }
                )
            }
        }
    }

    private func made(by operation: UpcastStep.Operation) -> [Located<String>] {
        switch operation {
        case .rename(_, let new): [new]
        case .add(let name, _): [name]
        case .move(_, let new): [new]
        case .split(_, _, let parts): parts
        case .remove, .custom: []
        }
    }

    private func takes(_ operation: UpcastStep.Operation, _ name: String) -> Bool {
        switch operation {
        case .rename(let old, _): old.value == name
        case .remove(let old): old.value == name
        case .move(let old, _): root(of: old.value) == name
        case .split(let old, _, _): old.value == name
        case .add, .custom: false
        }
    }

    private func root(of path: String) -> String {
        String(path.prefix { $0 != "." })
    }
}

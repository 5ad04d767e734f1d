/// Which subsystems name things of which.
struct UsesChecks {
    let specs: Specs
    let diagnostics: DiagnosticCollector

    func run() {
        for index in specs.compiled.sorted() { checkNames(of: specs.subsystems[index]) }
        reportCycles()
    }

    private func checkNames(of subsystem: Subsystem) {
        for file in subsystem.files {
            var seen: [String: SourceRange] = [:]
            for (place, use) in file.uses.enumerated() {
                if let first = seen[use.value] {
                    diagnostics.report(
                        .repeated,
                        "`\(use.value)` stands in this list twice",
                        at: use.range,
                        notes: [.init("it stands here first", at: first)],
                        fix: Fix(.removeItem(use.range, after: file.uses[place - 1].range))
                    )
                    continue
                }
                seen[use.value] = use.range
                if use.value == subsystem.name {
                    diagnostics.report(.unknownSubsystem, "a subsystem does not use itself", at: use.range)
                } else if let index = specs.index(ofSubsystem: use.value) {
                    guard specs.subsystems[index].access == .internal else { continue }
                    diagnostics.report(
                        .internalSubsystem,
                        "`\(use.value)` is `internal`: no other target sees anything of it",
                        at: use.range,
                        notes: [.init("it says so here", at: specs.subsystems[index].accessRange)],
                        help: "say `access: package` there, or `public`",
                        fix: specs.compiled.contains(index)
                            ? specs.subsystems[index].accessRange.map {
                                .replace(
                                    $0,
                                    AccessLevel.internal.rawValue,
                                    with: AccessLevel.package.rawValue,
                                    isCertain: false
                                )
                            } : nil
                    )
                } else {
                    let near = guess(
                        use.value,
                        among: specs.subsystems.map(\.name).filter { $0 != subsystem.name }
                    )
                    diagnostics.report(
                        .unknownSubsystem,
                        "there is no subsystem `\(use.value)` among the specs that this target sees",
                        at: use.range,
                        help: near.map { "did you mean `\($0)`?" }
                            ?? "make its target a dependency of this one, or name its folder with `--reference`",
                        fix: near.map { .replace(use.range, use.value, with: $0) }
                    )
                }
            }
        }
    }

    private func reportCycles() {
        var reported: Set<Set<String>> = []
        for start in specs.compiled.sorted() {
            guard let path = path(from: start, back: start) else { continue }
            let names = path.map { specs.subsystems[$0].name }
            guard reported.insert(Set(names)).inserted else { continue }
            let circle = (names + [names[0]]).map { "`\($0)`" }.joined(separator: " → ")
            let next = names.count > 1 ? names[1] : names[0]
            let use = specs.subsystems[start].files.lazy.flatMap(\.uses).first { $0.value == next }
            diagnostics.report(
                .usesCycle,
                "subsystems use one another in a circle: \(circle)",
                at: use?.range,
                help: "move what both name into a subsystem that uses neither"
            )
        }
    }

    /// The shortest way along `uses` from a subsystem back to itself.
    private func path(from start: Int, back goal: Int) -> [Int]? {
        var queue = [[start]]
        var visited: Set<Int> = []
        var head = 0
        while head < queue.count {
            let path = queue[head]
            head += 1
            for next in specs.used(by: path[path.count - 1]) {
                if next == goal, path.count > 1 { return path }
                if next != goal, visited.insert(next).inserted { queue.append(path + [next]) }
            }
        }
        return nil
    }
}

internal import MisasCompiler

/// All specs of a system of MISAS Go, with what they name of one another.
struct GoSystem {
    /// In the order of the files' paths and of the text in each.
    let specs: [GoSpec]
    private let indices: [String: Int]

    /// Joins specs; what does not fit together is told.
    init(_ specs: [GoSpec], diagnostics: DiagnosticCollector) {
        var indices: [String: Int] = [:]
        var kept: [GoSpec] = []
        var system: GoSpec?
        for spec in specs where Self.isNameFine(spec, diagnostics) {
            Self.checkMembers(of: spec, diagnostics)
            if spec.kind == .system {
                if let first = system {
                    diagnostics.report(
                        .importRepeated,
                        "there is one `system`, and this is another",
                        at: spec.name.range,
                        notes: [.init("the first stands here", at: first.name.range)]
                    )
                    continue
                }
                system = spec
            }
            if let first = indices[spec.name.value] {
                diagnostics.report(
                    .importRepeated,
                    "`\(spec.name.value)` is there twice",
                    at: spec.name.range,
                    notes: [.init("it stands here first", at: kept[first].name.range)]
                )
                continue
            }
            indices[spec.name.value] = kept.count
            kept.append(spec)
        }
        self.specs = kept
        self.indices = indices
        checkReferences(diagnostics)
        // What is wrong with names would be told again as circles that are none.
        if !diagnostics.hasErrors { checkCircles(diagnostics) }
    }

    var system: GoSpec? { specs.first { $0.kind == .system } }

    func index(of name: String) -> Int? { indices[name] }

    /// The specs that the fields of one are of, wherever in their types.
    func named(by index: Int) -> [Int] {
        specs[index].fields.flatMap { $0.type.value.names }.compactMap { indices[$0] }
    }

    /// What the endpoints of commands and queries reply with.
    var replies: [(request: Int, type: Int)] {
        specs.flatMap { spec -> [(request: Int, type: Int)] in
            guard let endpoint = spec.endpoint, let request = request(of: endpoint) else { return [] }
            let names = endpoint.success?.type?.value.names ?? []
            return names.compactMap { index(of: $0) }.map { (request, $0) }
        }
    }

    /// The command or query that is an endpoint's request.
    func request(of endpoint: GoSpec.Endpoint) -> Int? {
        guard case .named(let name) = endpoint.request?.value, let index = indices[name] else { return nil }
        return specs[index].kind == .command || specs[index].kind == .query ? index : nil
    }

    private static func isNameFine(_ spec: GoSpec, _ diagnostics: DiagnosticCollector) -> Bool {
        guard spec.kind != .system else { return true }
        let name = spec.name.value
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        func refuse(_ message: String, help: String? = nil) -> Bool {
            diagnostics.report(.importName, message, at: spec.name.range, help: help)
            return false
        }
        guard name.utf8.count <= ImportNames.maximumLength else {
            return refuse("a `typeName` has at most \(ImportNames.maximumLength) letters")
        }
        for part in parts {
            if part.isEmpty {
                return refuse("a part of `\(name)` is empty", help: "write it like `accounts.account.open`")
            }
            if ImportNames.upperCamelCase(part) == nil {
                return refuse("nothing of `\(part)` can be part of a name", help: "use `a-z`, `0-9` and `_`")
            }
        }
        return true
    }

    /// That fields, and cases, are told apart, and can be written.
    private static func checkMembers(of spec: GoSpec, _ diagnostics: DiagnosticCollector) {
        let values = spec.enumeration?.values.map { (name: $0.name, range: $0.range) } ?? []
        var first: [String: SourceRange] = [:]
        for (name, range) in spec.fields.map({ (name: $0.name, range: $0.range) }) + values {
            let json = ImportNames.json(name)
            guard !json.isEmpty, name.utf8.count <= ImportNames.maximumLength,
                json.unicodeScalars.allSatisfy({ $0.value >= 0x20 })
            else {
                diagnostics.report(
                    .importName,
                    "a name has from 1 to \(ImportNames.maximumLength) letters, and no control characters",
                    at: range
                )
                continue
            }
            guard spec.enumeration == nil else { continue }
            if let earlier = first.updateValue(range, forKey: json) {
                first[json] = earlier
                diagnostics.report(
                    .importRepeated,
                    "two fields are called `\(json)` in JSON",
                    at: range,
                    notes: [.init("the other stands here", at: earlier)]
                )
            }
        }
    }

    // MARK: References

    /// What was probably meant by names that mean nothing.
    private struct Guesses {
        let names: [String]
        private var known: [String: String?] = [:]

        init(_ names: some Sequence<String>) {
            self.names = names.sorted() + GoType.BuiltIn.allCases.map(\.rawValue)
        }

        /// The nearest name; of many names nobody reads the guesses, and each costs a look at all.
        mutating func nearest(to name: String) -> String? {
            if let guess = known[name] { return guess }
            let guess = known.count < 20 ? closest(to: name, among: names) : nil
            known[name] = .some(guess)
            return guess
        }
    }

    private func checkReferences(_ diagnostics: DiagnosticCollector) {
        var guesses = Guesses(indices.keys)
        for spec in specs {
            let replies = spec.endpoint.map { [$0.request, $0.success?.type] } ?? []
            for type in spec.fields.map(\.type) + replies.compactMap(\.self) {
                check(type, by: spec, &guesses, diagnostics)
            }
        }
    }

    private func check(
        _ type: Located<GoType>,
        by spec: GoSpec,
        _ guesses: inout Guesses,
        _ diagnostics: DiagnosticCollector
    ) {
        for name in type.value.names {
            guard let index = indices[name] else {
                diagnostics.report(
                    .importType,
                    "`\(spec.name.value)` names `\(name)`, and there is no such spec",
                    at: type.range,
                    help: guesses.nearest(to: name).map { "did you mean `\($0)`?" }
                        ?? "import the files that declare it along with these"
                )
                continue
            }
            let kind = specs[index].kind
            guard kind == .endpoint || kind == .system else { continue }
            diagnostics.report(
                .importType,
                "`\(name)` is \(kind.noun), and no type",
                at: type.range,
                notes: [.init("it is declared here", at: specs[index].name.range)]
            )
        }
    }

    // MARK: Circles

    /// A struct that needs itself has no value that could ever be complete; through lists, maps and `nullable` it may
    /// come back to itself.
    private func checkCircles(_ diagnostics: DiagnosticCollector) {
        let needed = specs.map { spec in
            spec.fields.compactMap { field -> Int? in
                guard case .named(let name) = field.type.value, !field.isNullable else { return nil }
                return indices[name]
            }
        }
        var users: [[Int]] = specs.map { _ in [] }
        var open = needed.map(\.count)
        for (index, others) in needed.enumerated() { for other in others { users[other].append(index) } }
        var pending = open.indices.filter { open[$0] == 0 }
        while let next = pending.popLast() {
            for user in users[next] {
                open[user] -= 1
                if open[user] == 0 { pending.append(user) }
            }
        }
        var told: Set<Int> = []
        for start in specs.indices where open[start] > 0 {
            var way: [Int] = []
            var next: Int? = start
            while let index = next, told.insert(index).inserted {
                way.append(index)
                next = needed[index].first { open[$0] > 0 }
            }
            guard let first = next.flatMap({ way.firstIndex(of: $0) }) else { continue }
            report(circle: Array(way[first...]), diagnostics)
        }
    }

    private func report(circle: [Int], _ diagnostics: DiagnosticCollector) {
        guard let first = circle.min() else { return }
        let position = circle.firstIndex(of: first) ?? 0
        let ordered = circle[position...] + circle[..<position] + [first]
        let names = ordered.map { "`\(specs[$0].name.value)`" }
        let shown = names.count > 8 ? names.prefix(7) + ["…"] + names.suffix(1) : names[...]
        diagnostics.report(
            .importCircle,
            "no value of `\(specs[first].name.value)` could ever be complete: each needs another one "
                + "(\(shown.joined(separator: " → ")))",
            at: specs[first].name.range,
            help: "let one of the fields be `nullable`, or a list"
        )
    }
}

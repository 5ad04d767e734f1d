internal import MisasCompiler

/// What each spec of MISAS Go becomes, and how it is called.
struct ImportPlan {
    let system: GoSystem
    let homes: ImportHomes
    private(set) var subsystems: [Subsystem] = []
    /// The name of what each spec becomes; empty where nothing of its own does.
    private(set) var names: [String]
    /// The names of the types that messages' fields become besides.
    private(set) var typeNames: [Int: String] = [:]
    /// The names in Swift, where MISAS Go was told others.
    private(set) var swiftNames: [Int: String] = [:]
    /// The names of the fields of each spec, or of the cases of an enum.
    let members: [[String]]
    /// The structs of which values were stored in events.
    let stored: Set<Int>
    /// The types that name one of an entity.
    private(set) var identifiers: ImportIdentifiers

    /// A subsystem that comes of an import.
    struct Subsystem {
        let name: String
        /// The target that it lies in, which is a Swift module.
        let module: String
        /// What it declares, as indices into the system's specs.
        let specs: [Int]
        /// What is called something in it.
        var taken: TakenNames
    }

    init(_ system: GoSystem, remarks: ImportRemarks) {
        self.system = system
        let fallback = system.system.flatMap { ImportNames.lowerSnakeCase($0.name.value) } ?? "main"
        homes = ImportHomes(system, fallback: fallback, remarks: remarks)
        names = Array(repeating: "", count: system.specs.count)
        members = system.specs.map(Self.members)
        stored = Self.stored(in: system)
        identifiers = ImportIdentifiers(system, homes)
        var specs: [String: [Int]] = [:]
        for (index, spec) in system.specs.enumerated() where spec.kind.isDeclared {
            specs[homes.subsystems[index], default: []].append(index)
        }
        for home in homes.typedMessages.map(homes.typeHome) + identifiers.homes { specs[home, default: []] += [] }
        var modules = TakenNames(Self.reservedModules)
        var planned: [Subsystem] = []
        for (name, indices) in specs.sorted(by: { $0.key < $1.key }) {
            let module = modules.claim(Naming.upperCamelCase(name), else: "Domain")
            var taken = TakenNames(["Swift", "Misas", "Self", module, Naming.upperCamelCase(name) + "Subsystem"])
            claimNames(of: indices, in: name, &taken, remarks)
            planned.append(Subsystem(name: name, module: module, specs: indices, taken: taken))
        }
        subsystems = planned
    }

    /// Modules that a target of a user's would hide.
    private static let reservedModules = [
        "Swift", "Foundation", "FoundationEssentials", "Misas", "MisasLanguage", "MisasSchema", "MisasPostgreSQL",
        "MisasHTTP", "MisasOTLP", "MisasTesting", "Logging", "Dispatch",
    ]

    // MARK: Names

    /// Types first: what is stored is of them; then messages, of which the name on the wire is fixed.
    private mutating func claimNames(
        of indices: [Int],
        in subsystem: String,
        _ taken: inout TakenNames,
        _ remarks: ImportRemarks
    ) {
        let order: [GoSpec.Kind] = [.structure, .enumeration, .event, .command, .query]
        for kind in order {
            for index in indices where system.specs[index].kind == kind {
                let spec = system.specs[index]
                let wanted = Self.name(of: spec)
                names[index] = taken.claim(wanted, else: kind.suffix, generated: kind.generated)
                if names[index] != wanted {
                    remarks.add(
                        .change,
                        "`\(spec.name.value)` is called `\(names[index])`, for `\(wanted)` is taken",
                        at: spec.name.range
                    )
                }
            }
        }
        for index in homes.typedMessages.sorted() where homes.typeHome(of: index) == subsystem {
            typeNames[index] = taken.claim(Self.name(of: system.specs[index]) + "Data", else: "Data")
        }
        identifiers.claimNames(in: subsystem, &taken)
        for index in indices {
            guard let name = swiftName(of: index), taken.take(name, system.specs[index].kind.generated) else {
                continue
            }
            swiftNames[index] = name
        }
    }

    /// `accounts.account.open` → `AccountOpen`.
    private static func name(of spec: GoSpec) -> String {
        let parts = spec.parts.count > 1 ? spec.parts.dropFirst() : spec.parts[...]
        return parts.compactMap { ImportNames.upperCamelCase($0) }.joined()
    }

    /// What `gen:go:name` calls it, where that is a name that somebody has chosen.
    private func swiftName(of index: Int) -> String? {
        let spec = system.specs[index]
        guard let name = spec.annotations.first(where: { $0.key == "gen:go:name" })?.value.text,
            Naming.isUpperCamelCase(name), name.utf8.count <= ImportNames.maximumLength, name != names[index]
        else { return nil }
        let usual = spec.parts.compactMap { ImportNames.upperCamelCase($0) }.joined()
        let suffix = spec.kind.isMessage ? spec.kind.suffix : ""
        return name.lowercased() == (usual + suffix).lowercased() ? nil : name
    }

    /// The name of what a spec becomes as a type.
    func typeName(of index: Int) -> String { typeNames[index] ?? names[index] }

    // MARK: Members

    private static func members(of spec: GoSpec) -> [String] {
        let names = spec.fields.map(\.name) + (spec.enumeration?.values.map(\.name) ?? [])
        var taken: Set<String> = []
        var counts: [String: Int] = [:]
        return names.map { name in
            let wanted = ImportNames.lowerCamelCase(name) ?? (spec.enumeration == nil ? "field" : "value")
            var candidate = wanted
            while !taken.insert(candidate).inserted {
                counts[wanted, default: 1] += 1
                candidate = "\(wanted)\(counts[wanted] ?? 2)"
            }
            return candidate
        }
    }

    // MARK: What was stored

    private static func stored(in system: GoSystem) -> Set<Int> {
        var stored: Set<Int> = []
        var pending = system.specs.indices.filter { system.specs[$0].kind == .event }.flatMap(system.named)
        while let index = pending.popLast() {
            if stored.insert(index).inserted { pending += system.named(by: index) }
        }
        return stored
    }
}

extension GoSpec.Kind {
    /// What tells a name of it apart from that of something else.
    fileprivate var suffix: String {
        switch self {
        case .command: "Command"
        case .query: "Query"
        case .event: "Event"
        case .structure: "Data"
        case .enumeration: "Value"
        case .system, .endpoint: ""
        }
    }

    /// The ends of the names that are generated beside its own.
    fileprivate var generated: [String] { self == .command || self == .query ? ["Handling"] : [] }
}

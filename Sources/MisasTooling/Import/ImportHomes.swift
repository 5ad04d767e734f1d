internal import MisasCompiler

/// Which subsystem each spec becomes part of.
struct ImportHomes {
    /// The subsystem of each spec; of a system or an endpoint, one that does not matter.
    private(set) var subsystems: [String]
    /// The subsystem that each spec names.
    let named: [String]
    /// Whether a spec's type has moved out of the subsystem that it names.
    func hasMoved(_ index: Int) -> Bool { typeHome(of: index) != named[index] }
    /// The messages that are the type of some field: their fields become a type of their own besides.
    let typedMessages: Set<Int>
    /// The subsystem of such a type, where it is another than the message's.
    private var typeHomes: [Int: String] = [:]

    private let system: GoSystem

    /// - Parameter fallback: the subsystem of what names none.
    init(_ system: GoSystem, fallback: String, remarks: ImportRemarks) {
        self.system = system
        subsystems = system.specs.map { spec in
            guard spec.parts.count > 1 else { return fallback }
            return ImportNames.lowerSnakeCase(spec.parts[0]) ?? fallback
        }
        named = subsystems
        let types = system.specs.indices.flatMap(system.named) + system.replies.map(\.type)
        typedMessages = Set(types.filter { system.specs[$0].kind.isMessage })
        remarkNames(fallback: fallback, remarks)
        moveCircles(remarks)
    }

    /// The subsystem in which a spec is found as a type.
    func typeHome(of index: Int) -> String { typeHomes[index] ?? subsystems[index] }

    private func remarkNames(fallback: String, _ remarks: ImportRemarks) {
        var told: Set<String> = []
        for (index, spec) in system.specs.enumerated() where spec.kind.isDeclared {
            if spec.parts.count < 2 {
                remarks.add(
                    .decision,
                    "`\(spec.name.value)` names no subsystem, and is now part of `\(fallback)`",
                    at: spec.name.range
                )
            } else if spec.parts[0] != subsystems[index], told.insert(spec.parts[0]).inserted {
                remarks.add(
                    .change,
                    "the subsystem `\(spec.parts[0])` is now called `\(subsystems[index])`",
                    at: spec.name.range
                )
            }
        }
    }

    // MARK: Circles of subsystems

    /// Where a type is named, and which.
    private var uses: [(home: String, type: Int)] {
        system.specs.indices.flatMap { index in
            let isTyped = typedMessages.contains(index)
            let homes = isTyped ? [subsystems[index], typeHome(of: index)] : [subsystems[index]]
            return system.named(by: index).flatMap { type in homes.map { ($0, type) } }
        } + system.replies.map { (subsystems[$0.request], $0.type) }
    }

    /// Subsystems do not use one another in a circle: what they name of one another moves to one beside them.
    private mutating func moveCircles(_ remarks: ImportRemarks) {
        var taken = Set(subsystems)
        let names = taken.sorted()
        let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        let uses = uses
        var edges: [[Int]] = names.map { _ in [] }
        for (home, type) in uses where home != typeHome(of: type) {
            if let from = places[home], let to = places[typeHome(of: type)] { edges[from].append(to) }
        }
        let components = Components.numbers(of: edges)
        func component(_ name: String) -> Int? { places[name].map { components[$0] } }
        var pending = uses.compactMap { home, type in
            let isWithin = component(home) == component(typeHome(of: type))
            return isWithin && home != typeHome(of: type) ? type : nil
        }
        var moved: Set<Int> = []
        while let type = pending.popLast() {
            guard moved.insert(type).inserted else { continue }
            pending += system.named(by: type).filter { component(typeHome(of: $0)) == component(typeHome(of: type)) }
        }
        var shared: [Int: String] = [:]
        for type in moved.sorted() {
            guard let circle = component(typeHome(of: type)) else { continue }
            let name = shared[circle] ?? Self.free("shared", among: &taken)
            shared[circle] = name
            let spec = system.specs[type]
            remarks.add(
                .change,
                "the type of `\(spec.name.value)` moves to the subsystem `\(name)`, for subsystems that use one "
                    + "another in a circle are refused",
                at: spec.name.range
            )
            if spec.kind.isMessage { typeHomes[type] = name } else { subsystems[type] = name }
        }
    }

    private static func free(_ name: String, among taken: inout Set<String>) -> String {
        var candidate = name
        var count = 1
        while !taken.insert(candidate).inserted {
            count += 1
            candidate = "\(name)_\(count)"
        }
        return candidate
    }
}

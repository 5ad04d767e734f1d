internal import MisasCompiler

/// The types that name one of an entity: `AccountID` for the `id` of a message about an account, and for an
/// `accountId`.
struct ImportIdentifiers {
    /// An entity of a subsystem, in plain letters.
    private struct Entity: Hashable {
        let subsystem: String
        let name: String
    }

    private let system: GoSystem
    private let named: [String]
    /// How the entities are written.
    private let entities: [Entity: String]
    private let subsystemsByEntity: [String: [String]]
    /// The subsystem that declares the type of an entity.
    private var homesByEntity: [Entity: String] = [:]
    /// The entities of which subsystems declare types, in the order of their use.
    private var declared: [String: [Entity]] = [:]
    private var names: [Entity: String] = [:]

    init(_ system: GoSystem, _ homes: ImportHomes) {
        self.system = system
        named = homes.named
        var entities: [Entity: String] = [:]
        var subsystems: [String: [String]] = [:]
        for (index, spec) in system.specs.enumerated() where spec.kind.isMessage || spec.kind == .structure {
            let entity = Entity(subsystem: named[index], name: Self.plain(spec.entity))
            guard entities.updateValue(entities[entity] ?? spec.entity, forKey: entity) == nil else { continue }
            subsystems[entity.name, default: []].append(entity.subsystem)
        }
        self.entities = entities
        subsystemsByEntity = subsystems
        find(homes)
    }

    /// Finds the entities that some field names one of.
    private mutating func find(_ homes: ImportHomes) {
        var order: [Entity] = []
        for (index, spec) in system.specs.enumerated() {
            for field in spec.fields where field.type.value.holdsIdentifier {
                guard let entity = entity(ofField: field.name, of: index) else { continue }
                note(entity, &order)
                // What has moved cannot use what it has moved out of.
                if homes.hasMoved(index) { homesByEntity[entity] = homes.typeHome(of: index) }
            }
            guard let endpoint = spec.endpoint, endpoint.success?.type?.value.holdsIdentifier == true,
                let request = system.request(of: endpoint), let entity = entity(ofField: nil, of: request)
            else { continue }
            note(entity, &order)
        }
        declared = Dictionary(grouping: order) { homesByEntity[$0] ?? $0.subsystem }
    }

    private mutating func note(_ entity: Entity, _ order: inout [Entity]) {
        guard homesByEntity[entity] == nil else { return }
        homesByEntity[entity] = entity.subsystem
        order.append(entity)
    }

    private static func plain(_ name: some StringProtocol) -> String {
        name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }

    /// The entity of which a field of a spec names one, as far as its name tells.
    private func entity(ofField field: String?, of index: Int) -> Entity? {
        let plain = Self.plain(field ?? "id")
        if plain == "id" || plain == "ids" {
            return Entity(subsystem: named[index], name: Self.plain(system.specs[index].entity))
        }
        guard let stem = Self.stem(plain) else { return nil }
        let entity = Entity(subsystem: named[index], name: stem)
        return entities[entity] == nil ? nil : entity
    }

    /// `accountid` and `accountids` → `account`.
    private static func stem(_ plain: String) -> String? {
        for end in ["ids", "id"] where plain.hasSuffix(end) { return String(plain.dropLast(end.count)) }
        return nil
    }

    // MARK: Types

    /// The subsystems that declare some of the types.
    var homes: Set<String> { Set(declared.keys) }

    /// Takes names for the types of a subsystem.
    mutating func claimNames(in subsystem: String, _ taken: inout TakenNames) {
        for entity in declared[subsystem] ?? [] {
            let name = entities[entity].flatMap { ImportNames.upperCamelCase($0) } ?? ""
            names[entity] = taken.claim(name + "ID", else: "ID")
        }
    }

    /// The names of the types of a subsystem, in the order of their use.
    func types(in subsystem: String) -> [String] { (declared[subsystem] ?? []).compactMap { names[$0] } }

    /// The type that names what a field of a spec does.
    func type(ofField field: String?, of index: Int) -> (home: String, name: String)? {
        guard let entity = entity(ofField: field, of: index), let home = homesByEntity[entity],
            let name = names[entity]
        else { return nil }
        return (home, name)
    }

    /// The subsystems that have an entity by whose name a field is called.
    func subsystems(withEntityOf field: String?) -> [String] {
        field.flatMap { Self.stem(Self.plain($0)) }.flatMap { subsystemsByEntity[$0] } ?? []
    }
}

extension GoType {
    /// Whether some value in it is an `identifier`, which keys of maps are not.
    fileprivate var holdsIdentifier: Bool {
        switch self {
        case .builtIn(let type): type == .identifier
        case .named: false
        case .array(let item): item.holdsIdentifier
        case .map(_, let value): value.holdsIdentifier
        }
    }
}

package import MisasCompiler

/// Which subsystems use which, and for what.
package struct ContextMap: Sendable {
    /// What one subsystem has to do with another.
    package struct Link: Sendable {
        package let source: String
        package let target: String
        /// The policies of the one that send commands to the other, with what they send.
        package internal(set) var sends: [Relations.Relation] = []
        /// The projections and policies of the one that react to what happens in the other.
        package internal(set) var handles: [Relations.Relation] = []
        /// What the one names of the other besides: types, errors, events, predictions.
        package internal(set) var names: [Symbol] = []
    }

    /// By the names of both.
    package let links: [Link]
    /// The subsystems that are described, and those that they have to do with, by name.
    package let names: [String]

    init(_ specs: Specs, _ relations: Relations) {
        struct Pair: Hashable {
            let source: Int
            let target: Int
        }
        var links: [Pair: Link] = [:]
        var named: [Pair: Set<Symbol>] = [:]
        func change(_ pair: Pair, _ body: (inout Link) -> Void) {
            let (source, target) = (specs.subsystems[pair.source].name, specs.subsystems[pair.target].name)
            body(&links[pair, default: Link(source: source, target: target)])
        }
        for source in specs.compiled.sorted() {
            for target in specs.used(by: source) where target != source {
                change(Pair(source: source, target: target)) { _ in }
            }
        }
        for relation in relations.all {
            let pair = Pair(source: relation.source.subsystem, target: relation.target.subsystem)
            guard pair.source != pair.target, specs.compiled.contains(pair.source) else { continue }
            change(pair) { link in
                switch relation.kind {
                case .sends: link.sends.append(relation)
                case .handles: link.handles.append(relation)
                case .has, .emits, .failsWith, .schedules, .speaksOf:
                    if named[pair, default: []].insert(relation.target).inserted { link.names.append(relation.target) }
                }
            }
        }
        self.links = links.values.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
        let described = specs.compiled.map { specs.subsystems[$0].name }
        names = Set(described + self.links.map(\.target)).sorted()
    }
}

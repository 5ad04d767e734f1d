/// What everything that a spec declares has in common.
package struct Declaration: Sendable {
    package let name: String
    package let nameRange: SourceRange
    package let description: String?
    package let deprecated: String?
    package let wireName: Located<String>?
    package let swiftName: Located<String>?
    package let annotations: Node?

    init(_ entry: Node.Entry) {
        name = entry.key
        nameRange = entry.keyRange
        let node = entry.value
        description = node["description"]?.text
        deprecated = node["deprecated"]?.text
        wireName = node["wireName"]?.locatedText
        swiftName = node["swiftName"]?.locatedText
        annotations = node["annotations"]
    }
}

/// Something that a spec gives a name to.
package protocol Declared: Sendable {
    var declaration: Declaration { get }
}

extension Declared {
    package var name: String { declaration.name }
    package var nameRange: SourceRange { declaration.nameRange }
}

extension Node {
    /// The text of a scalar with its place.
    var locatedText: Located<String>? { scalar.map { Located($0.text, at: range) } }

    /// The whole number of a scalar, if it is one.
    var locatedInteger: Located<Int>? {
        guard let scalar, scalar.isPlain, let value = PlainScalar.integer(scalar.text) else { return nil }
        return Located(value, at: range)
    }

    /// What a boolean says, or was surely meant to say: `yes` was reported, and what hangs on it is not again.
    var boolean: Bool? {
        guard let scalar, scalar.isPlain else { return nil }
        return PlainScalar.boolean(scalar.text) ?? PlainScalar.looseBoolean(scalar.text)
    }

    /// The texts of a list, without what is not a text.
    var texts: [Located<String>] { (sequence ?? []).compactMap { $0.isEmpty ? nil : $0.locatedText } }

    /// The names of a list.
    var references: [Reference] { texts.map { Reference(text: $0.value, range: $0.range) } }

    var reference: Reference? {
        guard let text, !isEmpty else { return nil }
        return Reference(text: text, range: range)
    }

    /// The entries of a table, each name once: a repeated one was reported and is passed over.
    var table: [Entry] {
        guard let entries = mapping?.filter({ !$0.isRestOfType }) else { return [] }
        if entries.count <= 8 {
            return entries.enumerated().filter { index, entry in !entries[..<index].contains { $0.key == entry.key } }
                .map(\.element)
        }
        var seen: Set<String> = []
        return entries.filter { seen.insert($0.key).inserted }
    }

    /// The tables under a key of this mapping, one after the other where the key is repeated.
    func tables(_ key: String) -> [Entry] {
        guard case .mapping(let entries) = content else { return [] }
        return entries.filter { $0.key == key }.flatMap(\.value.table)
    }
}

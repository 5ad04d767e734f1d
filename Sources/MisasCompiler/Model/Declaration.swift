/// What everything that a spec declares has in common.
package final class Declaration: Sendable {
    package let name: String
    package let nameRange: SourceRange
    package let description: String?
    package let deprecated: String?
    package let wireName: Located<String>?
    package let swiftName: Located<String>?
    package let annotations: Node?
    /// All that was written of it.
    package let node: Node

    init(_ entry: Node.Entry) {
        name = entry.key
        nameRange = entry.keyRange
        node = entry.value
        guard node.scalar == nil else {
            description = nil
            deprecated = nil
            wireName = nil
            swiftName = nil
            annotations = nil
            return
        }
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

extension Declaration: Declared {
    package var declaration: Declaration { self }
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
        guard let entries = mapping?.withoutRestsOfTypes() else { return [] }
        return entries.haveDistinctKeys ? entries : entries.withoutRepeatedKeys()
    }

    /// The tables under a key of this mapping, one after the other where the key is repeated.
    func tables(_ key: String) -> [Entry] {
        guard case .mapping(let entries) = content else { return [] }
        var tables: [Entry] = []
        for entry in entries where entry.key == key {
            if tables.isEmpty { tables = entry.value.table } else { tables += entry.value.table }
        }
        return tables
    }
}

extension [Node.Entry] {
    /// Without what a comma inside `{ }` has cut off a type: `{ things: map<Sku, int> }` is two keys to YAML, `things`
    /// and `int>`.
    ///
    /// That the type is cut is told where it is read; what it left behind is no key of anything.
    func withoutRestsOfTypes() -> Self {
        var index = 0
        while index < count, self[index].value.openBrackets <= 0 { index += 1 }
        guard index < count else { return self }
        var kept: Self = []
        var open = 0
        for entry in self {
            if open > 0, entry.value.isEmpty {
                open += Node.brackets(in: entry.key)
            } else {
                kept.append(entry)
                open = entry.value.openBrackets
            }
        }
        return kept
    }

    /// Whether no key is there twice.
    var haveDistinctKeys: Bool {
        areDistinct(count) { self[$0].key }
    }

    /// The first entry of each key.
    fileprivate func withoutRepeatedKeys() -> Self {
        var seen: Set<String> = []
        return filter { seen.insert($0.key).inserted }
    }
}

extension Node {
    /// How many `<` of a text without quotes inside `{ }` are not closed.
    fileprivate var openBrackets: Int {
        guard case .scalar(let scalar) = content, scalar.isInFlow, scalar.isPlain else { return 0 }
        var text = scalar.text
        guard text.withUTF8({ $0.place(of: UInt8(ascii: "<")) }) != nil else { return 0 }
        return Self.brackets(in: text)
    }

    fileprivate static func brackets(in text: String) -> Int {
        text.utf8.reduce(0) { count, byte in
            switch byte {
            case UInt8(ascii: "<"): count + 1
            case UInt8(ascii: ">"): count - 1
            default: count
            }
        }
    }
}

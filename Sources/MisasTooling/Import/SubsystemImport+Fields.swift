internal import MisasCompiler

extension SubsystemImport {
    /// A field of ours, with what a route has to know of it.
    struct Field {
        let entry: YAMLTree.Entry
        let name: String
        let jsonName: String
        let type: ImportedType
        let isOptional: Bool
    }

    /// A field of MISAS Go as one of ours.
    func field(_ field: GoSpec.Field, called name: String, of index: Int, isStored: Bool) -> Field {
        var comments: [String] = []
        let place = Place(field: field.name, owner: index, isStored: isStored, range: field.type.range)
        let type = type(field.type.value, at: place, &comments)
        let isOptional = isOptional(field, of: index, isStored: isStored, &comments)
        let jsonName = ImportNames.json(field.name)
        if jsonName != field.name {
            let text = "`\(field.name)` is taken to be `\(jsonName)` in JSON; the Go that was generated from it tells"
            comments.append(remarks.add(.decision, text, of: subject(index), at: field.range))
        }
        var kept: [YAMLTree.Entry] = []
        let defaultValue = literal(field.defaultValue, "default", of: type, field, index, &kept, &comments)
        let example = literal(field.example, "example", of: type, field, index, &kept, &comments)
        let swiftName = name == "self" || name == "hashValue" ? "\(name)Value" : nil
        var entries = YAMLTree.entries(
            ("type", .text(type.text + (isOptional ? "?" : ""))),
            ("default", defaultValue),
            ("example", example),
            ("personal", field.isPersonal ? .literal("true") : nil),
            ("description", field.description.map { .text(Self.trimmed($0)) }),
            ("deprecated", field.deprecation.map { .text(Self.trimmed($0)) }),
            ("swiftName", swiftName.map { .text($0) }),
            ("wireName", jsonName == name ? nil : .text(jsonName))
        )
        if let annotations = annotations(field.annotations, kept: kept, at: field.range, &comments) {
            entries.append(.init("annotations", annotations))
        }
        let isShort = entries.count == 1
        let value: YAMLTree = isShort ? entries[0].value : .flow(entries)
        return Field(
            entry: .init(name, value, comments: comments),
            name: name,
            jsonName: jsonName,
            type: type,
            isOptional: isOptional
        )
    }

    private func isOptional(
        _ field: GoSpec.Field,
        of index: Int,
        isStored: Bool,
        _ comments: inout [String]
    ) -> Bool {
        if field.isNullable {
            if field.isRequired == true {
                let text = "`required` and `nullable` do not go together; it may be left out, and be `null`"
                comments.append(remarks.add(.change, text, of: subject(index, field.name), at: field.range))
            }
            return true
        }
        switch field.type.value {
        case .array where isStored, .map where isStored:
            let text = "it may have been stored as `null`, as MISAS Go writes what was never set"
            comments.append(remarks.add(.change, text, of: subject(index, field.name), at: field.range))
            return true
        default: break
        }
        guard field.isRequired == false, field.defaultValue == nil, !isStored else { return false }
        let text = "it is not `required`, and so has a `?`"
        comments.append(remarks.add(.change, text, of: subject(index, field.name), at: field.range))
        return true
    }

    // MARK: Literals

    /// A `default` or `example` as a literal of a type; where it is none, it is kept among the annotations.
    private func literal(
        _ node: Node?,
        _ key: String,
        of type: ImportedType,
        _ field: GoSpec.Field,
        _ index: Int,
        _ kept: inout [YAMLTree.Entry],
        _ comments: inout [String]
    ) -> YAMLTree? {
        guard let node else { return nil }
        if let text = node.text {
            // What is empty was most probably not set.
            if text.isEmpty { return nil }
            if let literal = literal(text, of: type) {
                if key == "default" {
                    let text = "the `default` takes effect now; in MISAS Go it did not"
                    comments.append(remarks.add(.change, text, of: subject(index, field.name), at: node.range))
                }
                return literal
            }
        }
        let text = "the `\(key)` is no value of `\(type.text)`, and is kept among the annotations"
        comments.append(remarks.add(.change, text, of: subject(index, field.name), at: field.range))
        if let tree = AnnotationTree.tree(node) { kept.append(.init(key, tree)) }
        return nil
    }

    private func literal(_ text: String, of type: ImportedType) -> YAMLTree? {
        switch type.shape {
        case .scalar(.string): .text(text)
        case .scalar(let base): base.accepts(text) ? (base.isWrittenPlain ? .literal(text) : .text(text)) : nil
        case .enumeration(let index): caseName(of: text, in: index).map { .text($0) }
        case .number(let index): caseName(of: text, in: index).map { .literal($0) }
        case .list, .other: nil
        }
    }

    // MARK: Annotations

    /// The annotations of something, with what has no other place.
    func annotations(
        _ entries: [Node.Entry],
        kept: [YAMLTree.Entry],
        at range: SourceRange,
        _ comments: inout [String]
    ) -> YAMLTree? {
        var trees: [YAMLTree.Entry] = []
        for entry in entries {
            if let tree = AnnotationTree.entry(entry) {
                trees.append(tree)
            } else {
                let text = "the annotation `\(entry.key.prefix(100))` lies too deep, or has too long a key"
                comments.append(remarks.add(.loss, text, at: entry.keyRange))
            }
        }
        if !kept.isEmpty {
            var key = "misas-go"
            while trees.contains(where: { $0.key == key }) { key = "_" + key }
            trees.append(.init(key, .flow(kept)))
        }
        return trees.isEmpty ? nil : .flow(trees)
    }

    /// A text without white space at its ends.
    static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let start = scalars.drop { $0.properties.isWhitespace }
        let end = start.lastIndex { !$0.properties.isWhitespace }
        return end.map { String(start[...$0]) } ?? ""
    }
}

extension BuiltInType {
    /// Whether literals of it are written without quotes.
    fileprivate var isWrittenPlain: Bool { self == .bool || self == .int || self == .double }
}

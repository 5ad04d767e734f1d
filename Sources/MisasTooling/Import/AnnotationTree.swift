internal import MisasCompiler

/// Annotations as YAML, as free as they were.
enum AnnotationTree {
    /// How deep annotations may lie, so that what is written can be read again.
    private static let maximumDepth = 40
    /// How long a key may be, for the same reason.
    private static let maximumKeyLength = 150

    /// An annotation; `nil` where it could not be read again.
    static func entry(_ entry: Node.Entry) -> YAMLTree.Entry? {
        guard entry.key.utf8.count <= maximumKeyLength else { return nil }
        return tree(entry.value).map { .init(entry.key, $0) }
    }

    static func tree(_ node: Node, depth: Int = 0) -> YAMLTree? {
        guard depth < maximumDepth else { return nil }
        switch node.content {
        case .scalar(let scalar):
            guard scalar.isPlain else { return .text(scalar.text) }
            if node.isNull { return .literal("null") }
            let isNumber = PlainScalar.integer(scalar.text) != nil || BuiltInType.double.accepts(scalar.text)
            return isNumber || PlainScalar.boolean(scalar.text) != nil ? .literal(scalar.text) : .text(scalar.text)
        case .sequence(let items):
            var trees: [YAMLTree] = []
            for item in items {
                guard let tree = tree(item, depth: depth + 1) else { return nil }
                trees.append(tree)
            }
            return .list(trees)
        case .mapping(let entries):
            var trees: [YAMLTree.Entry] = []
            for entry in entries {
                guard entry.key.utf8.count <= maximumKeyLength, let tree = tree(entry.value, depth: depth + 1) else {
                    return nil
                }
                trees.append(.init(entry.key, tree))
            }
            return .flow(trees)
        }
    }
}

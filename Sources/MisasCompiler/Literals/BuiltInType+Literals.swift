extension BuiltInType {
    /// Whether a text, written without quotes, is a literal of the type.
    package func accepts(_ text: String) -> Bool {
        let scalar = Node.Scalar(text: text, isPlain: true, isInFlow: false, isVerbatim: false)
        let node = Node(content: .scalar(scalar), range: SourceRange(file: 0, start: 0, end: 0))
        let reader = LiteralReader(specs: Specs(subsystems: [], compiled: []), diagnostics: nil)
        return !node.isNull && reader.read(node, as: .builtIn(self), from: 0) != nil
    }
}

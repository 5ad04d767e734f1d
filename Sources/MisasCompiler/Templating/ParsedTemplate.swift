/// A template after parsing: what it says, and what is wrong with it.
struct ParsedTemplate: Sendable {
    let source: TemplateSource
    let nodes: [TemplateNode]
    let errors: [TemplateError]
    /// Whether every section begins and ends where its author meant it to, so that its names can be looked up.
    let isStructureSound: Bool
}

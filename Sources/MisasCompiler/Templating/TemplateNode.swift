/// A part of a template as it was written, its names not yet looked up.
enum TemplateNode: Sendable {
    case literal(TemplateLiteral)
    case text(TagName)
    case section(TagName, isInverted: Bool, [TemplateNode])
    /// A partial; one that stands alone on its line lends its indentation to every line of what it includes.
    case partial(TagName, indentation: [UInt8]?)
}

/// The name in a tag, with its place.
struct TagName: Sendable {
    let text: String
    let range: Range<Int>
}

/// Text between tags, ready to be appended.
struct TemplateLiteral: Sendable {
    var bytes: [UInt8] = []
    /// Where lines of the template begin in `bytes`, the end included when a tag begins the next line.
    ///
    /// Empty lines are left out: an indented partial should leave no white space on them.
    var lineStarts: [Int] = []
}

/// A template after parsing: what it says, and what is wrong with it.
struct ParsedTemplate: Sendable {
    let source: TemplateSource
    let nodes: [TemplateNode]
    let errors: [TemplateError]
    /// Whether every section begins and ends where its author meant it to, so that its names can be looked up.
    let isStructureSound: Bool
}

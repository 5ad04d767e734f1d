/// A part of a template as it was written, its names not yet looked up.
enum TemplateNode: Sendable {
    case literal(TemplateLiteral)
    case text(TagName)
    case section(TagName, isInverted: Bool, [TemplateNode])
    /// A partial; one that stands alone on its line lends its indentation to every line of what it includes.
    case partial(TagName, indentation: [UInt8]?)
}

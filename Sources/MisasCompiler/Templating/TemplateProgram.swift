/// What a compiled template does: steps that read views from numbered slots, one slot per kind of view.
indirect enum TemplateStep: Sendable {
    case literal(TemplateLiteral)
    case text(slot: Int, ViewReader<String>)
    case bytes(slot: Int, ViewReader<[UInt8]>)
    case optionalText(slot: Int, ViewReader<String?>)
    case index
    case when(TemplateCondition, is: Bool, [TemplateStep])
    case enter(slot: Int, ViewReader<(any TemplateView)?>, into: Int, [TemplateStep])
    case each(slot: Int, ViewReader<[any TemplateView]>, into: Int, [TemplateStep])
    case call(TemplateCall)
}

/// What a section depends on when it brings no view of its own.
enum TemplateCondition: Sendable {
    case presence(slot: Int, ViewReader<Bool>)
    case first
    case last
}

/// The use of a partial.
struct TemplateCall: Sendable {
    /// The number of the program that the partial was compiled to.
    let program: Int
    /// The indentation to add, or `nil` in the midst of a line, where lines of the partial are not indented at all.
    let indentation: [UInt8]?
    /// How many sections of the calling template are around.
    let nesting: Int
    let template: String
    let range: Range<Int>
}

/// A template compiled for one scope, with the partials it needs; the first program is its own.
struct TemplatePrograms: Sendable {
    var programs: [[TemplateStep]]
    var slotCount: Int
}

/// A template compiled for one kind of view, with the partials it needs.
struct TemplatePrograms: Sendable {
    /// The steps of the template, and then those of each partial for each scope that it is used in.
    let programs: [[any TemplateStep]]
    /// All literals, one after the other.
    let literals: [UInt8]
    let slotCount: Int
}

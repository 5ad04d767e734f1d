/// Where a view lies in memory while the section that it is in is rendered.
///
/// Views of different types have to be reached alike, and existentials cost a debug build of the compiler, the one
/// that build plug-ins run, more than all the rest of rendering. It is safe for these reasons:
/// - A reader of a `View` is only made by ``ViewSchema``, so the schema that holds it is of `View`.
/// - Every step reads from the slot of the schema that its reader came from; the compiler takes both from one lookup.
/// - The slot of a schema is only filled by a section, or a root, of the same schema, whose view the type checker has
///   held to be a `View`; and a name is only found in schemas whose sections are around it.
/// - A section fills its slot for as long as the address is valid, and restores it after.
typealias ViewAddress = UnsafeRawPointer

/// Reads one value out of a view.
typealias ViewReader<Value> = @Sendable (ViewAddress) -> Value

/// Hands on a view that is inside another, if there is one.
typealias ViewVisitor = @Sendable (ViewAddress, _ body: (ViewAddress) -> Void) -> Void

/// Hands on one view after the other of a list that is inside another view.
typealias ListVisitor = @Sendable (ViewAddress, _ body: (ViewAddress, ListPlace) -> Void) -> Void

/// The place of an element in its list.
struct ListPlace {
    let index: Int
    let count: Int
}

/// The name in a tag, with its place in the template.
struct TagName: Sendable {
    let text: String
    let range: Range<Int>
}

/// The view inside a section of a text: `{{.}}` is the text.
struct TextView: TemplateView {
    let text: String

    static let schema = ViewSchema<TextView>("text") {
        $0.text(".") { $0.text }
    }
}

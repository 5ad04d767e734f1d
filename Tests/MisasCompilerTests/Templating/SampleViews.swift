@testable import MisasCompiler

/// A kind of view with a name of every sort, and of itself: `children`.
struct SampleView: TemplateView {
    var name = "root"
    var note: String?
    var isOpen = false
    var labels: [String] = []
    var owner = OwnerView(name: "Zoë")
    var deputy: OwnerView?
    var children: [SampleView] = []

    static let schema = ViewSchema<SampleView>("sample") {
        $0.text("name") { $0.name }
        $0.bytes("rendered") { Array("<\($0.name)>\n".utf8) }
        $0.optionalText("note") { $0.note }
        $0.flag("isOpen") { $0.isOpen }
        $0.texts("labels") { $0.labels }
        $0.view("owner", OwnerView.self) { $0.owner }
        $0.optional("deputy", OwnerView.self) { $0.deputy }
        $0.list("children", SampleView.self) { $0.children }
    }

    /// A chain of views, each the only child of the one before.
    static func chain(_ count: Int) -> SampleView {
        var view = SampleView(name: "\(count)")
        for number in stride(from: count - 1, to: 0, by: -1) {
            view = SampleView(name: "\(number)", children: [view])
        }
        return view
    }
}

struct OwnerView: TemplateView {
    var name: String
    var city: String?
    var isActive = true
    var roles: [String] = []

    static let schema = ViewSchema<OwnerView>("owner") {
        $0.text("name") { $0.name }
        $0.optionalText("city") { $0.city }
        $0.flag("isActive") { $0.isActive }
        $0.texts("roles") { $0.roles }
    }
}

/// Renders a template that is given as text.
func render(
    _ text: String,
    _ view: SampleView = SampleView(),
    partials: [String: String] = [:]
) throws -> String {
    let library = TemplateLibrary(partials.merging(["main": text]) { _, new in new })
    var output: [UInt8] = []
    try Template<SampleView>("main", in: library).render(view, into: &output)
    return String(decoding: output, as: UTF8.self)
}

/// The errors of a template that is given as text.
func errors(in text: String, partials: [String: String] = [:]) -> [TemplateError] {
    let library = TemplateLibrary(partials.merging(["main": text]) { _, new in new })
    do {
        _ = try Template<SampleView>("main", in: library)
        return []
    } catch {
        return error.errors
    }
}

/// The errors of a template as a compiler prints them.
func messages(in text: String, partials: [String: String] = [:]) -> [String] {
    errors(in: text, partials: partials).map(\.description)
}

/// The declared ways in which a request can fail.
struct FailureView: TemplateView {
    let cases: [PayloadCaseView]
    /// Whether the handler does input and output, and so can fail in ways that nobody declared.
    let hasUnexpected: Bool

    static let schema = ViewSchema<FailureView>("failure") {
        $0.list("cases", PayloadCaseView.self) { $0.cases }
        $0.flag("hasUnexpected") { $0.hasUnexpected }
    }
}

/// A case that carries a message: of a failure, an emission, or an aggregate's event.
struct PayloadCaseView: TemplateView {
    let name: String
    let type: String

    init(_ symbol: Symbol, context: ViewContext) {
        name = context.memberName(of: symbol)
        type = context.text.name(of: symbol)
    }

    static let schema = ViewSchema<PayloadCaseView>("case with a payload") {
        $0.text("name") { $0.name }
        $0.text("type") { $0.type }
    }
}

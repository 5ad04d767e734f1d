/// A case of what a command may emit.
struct EmissionView: TemplateView {
    let name: String
    let type: String
    /// The expression for the stream of a free-standing event, over a value named `event`.
    let stream: String

    init(_ symbol: Symbol, context: ViewContext) {
        name = context.memberName(of: symbol)
        type = context.text.name(of: symbol)
        let hasName = context.specs.event(symbol).stream != nil
        stream = hasName ? "\(type).streamName(of: event)" : "\(type).wireName"
    }

    static let schema = ViewSchema<EmissionView>("emission") {
        $0.text("name") { $0.name }
        $0.text("type") { $0.type }
        $0.text("stream") { $0.stream }
    }
}

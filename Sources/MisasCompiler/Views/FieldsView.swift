/// The fields of a structure or message, with what its codec and its checks need.
struct FieldsView: TemplateView {
    let fields: [FieldView]
    /// The initializer that users call says so when the thing is deprecated; what reads stored data does not.
    let deprecation: String?

    init(
        _ fields: [FieldDeclaration],
        of declaration: Declaration,
        owner: Symbol?,
        context: ViewContext,
        mayDeprecate: Bool = true
    ) {
        self.fields = fields.map { FieldView($0, owner: owner, context: context) }
        deprecation =
            mayDeprecate
            ? declaration.deprecated.map { SwiftText.string(SwiftText.lines($0).joined(separator: " ")) } : nil
    }

    static let schema = ViewSchema<FieldsView>("fields") {
        $0.list("fields", FieldView.self) { $0.fields }
        $0.optionalText("deprecation") { $0.deprecation }
        $0.texts("checks") { $0.fields.flatMap(\.checks) }
        $0.flag("hasChecks") { $0.fields.contains { !$0.checks.isEmpty } }
        $0.list("patterns", FieldView.self) { $0.fields.filter { $0.pattern != nil } }
    }
}

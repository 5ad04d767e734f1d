/// What a template is rendered from: a value whose names are known when the template is compiled.
///
/// ```swift
/// struct FieldView: TemplateView {
///     let name: String
///     let checks: [CheckView]
///
///     static let schema = ViewSchema<FieldView>("field") {
///         $0.text("name") { $0.name }
///         $0.list("checks", CheckView.self) { $0.checks }
///     }
/// }
/// ```
package protocol TemplateView: SendableMetatype {
    /// The names that a template can use in this kind of view.
    ///
    /// It has to be stored (`static let`): a template tells kinds of views apart by the identity of their schemas.
    static var schema: ViewSchema<Self> { get }
}

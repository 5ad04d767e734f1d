/// A field of a structure or message.
struct FieldView: TemplateView {
    let documentation: DocumentationView
    /// Escaped, as it is declared.
    let name: String
    /// As the label of an argument in a call.
    let label: String
    let type: String
    /// The type without its `?`.
    let wrappedType: String
    /// The name in JSON, between quotes.
    let wireName: String
    let isOptional: Bool
    /// The function that reads, and the one that writes, a member of its type.
    let memberFunction: String
    let isBoxed: Bool
    let isPersonal: Bool
    /// The name of the stored property behind a boxed one.
    let storageName: String
    /// The expression for its default.
    let defaultValue: String?
    /// The pattern of its text, as a string literal.
    let pattern: String?
    let patternName: String
    /// The statements that check it.
    let checks: [String]

    init(_ field: FieldDeclaration, owner: Symbol?, context: ViewContext) {
        documentation = DocumentationView(field.declaration)
        let swiftName = SwiftNames.member(field.declaration)
        name = Naming.escaped(swiftName)
        label = Naming.label(swiftName)
        type = context.text.type(field.type)
        wrappedType = field.type.isOptional ? context.text.type(field.type.unwrapped) : type
        wireName = SwiftText.escaped(field.wireName)
        isOptional = field.type.isOptional
        memberFunction = Self.memberFunction(field.type)
        isBoxed = isOptional && Self.closesCircle(field.type, owner, context)
        isPersonal = field.isPersonal
        defaultValue = field.defaultValue.flatMap { context.literal($0, as: field.type) }.map(context.text.expression)
        pattern = field.checks.pattern.map { SwiftText.string($0.value) }
        storageName = "_\(swiftName)"
        patternName = "\(swiftName)Pattern"
        checks = ValidationText(context: context).statements(for: field, patternName: patternName)
    }

    private static func closesCircle(_ type: TypeExpression, _ owner: Symbol?, _ context: ViewContext) -> Bool {
        guard let owner, case .named(let reference) = type.unwrapped,
            let target = context.specs.symbol(reference, from: context.index)
        else { return false }
        return context.recursion.closesCircle(owner, target)
    }

    /// What follows the type in an initializer's parameter.
    private var parameterDefault: String {
        defaultValue.map { " = \($0)" } ?? (isOptional ? " = nil" : "")
    }

    /// How its value is read.
    private var reading: String {
        guard let defaultValue else { return "reader.\(memberFunction)(\"\(wireName)\")" }
        return "reader.member(\"\(wireName)\", default: \(defaultValue))"
    }

    /// The function that reads or writes a member of the type.
    ///
    /// Those that are not generic cost less to compile, where values are small enough to travel in registers.
    private static func memberFunction(_ type: TypeExpression) -> String {
        let kind: String? =
            switch type.unwrapped {
            case .builtIn(.string): "String"
            case .builtIn(.bool): "Bool"
            case .builtIn(.int): "Int"
            case .builtIn(.double): "Double"
            case .builtIn(.dateTime): "Date"
            default: nil
            }
        guard type.isOptional else { return kind.map { "\($0.lowercased())Member" } ?? "member" }
        return "optional\(kind ?? "")Member"
    }

    static let schema = ViewSchema<FieldView>("field") {
        $0.view("documentation", DocumentationView.self) { $0.documentation }
        $0.text("name") { $0.name }
        $0.text("label") { $0.label }
        $0.text("type") { $0.type }
        $0.text("wrappedType") { $0.wrappedType }
        $0.text("wireName") { $0.wireName }
        $0.flag("isOptional") { $0.isOptional }
        $0.text("memberFunction") { $0.memberFunction }
        $0.flag("isBoxed") { $0.isBoxed }
        $0.text("storageName") { $0.storageName }
        $0.flag("isPersonal") { $0.isPersonal }
        $0.optionalText("defaultValue") { $0.defaultValue }
        $0.text("parameterDefault") { $0.parameterDefault }
        $0.text("reading") { $0.reading }
        $0.optionalText("pattern") { $0.pattern }
        $0.text("patternName") { $0.patternName }
    }
}

/// What is generated once for a target: how its commands and queries are reached over HTTP.
struct RoutesView: TemplateView {
    let subsystem: String
    let wireName: String
    let routes: [RouteView]
    let statuses: [TagStatusView]
    /// The part of the OpenAPI document that describes them.
    let document: [String]
    /// What a string literal that holds the document has around its quotes.
    let delimiter: String

    init(context: ViewContext) {
        subsystem = SwiftNames.subsystem(context.subsystem.name)
        wireName = context.subsystem.name
        let plans = RoutePlan.all(of: context.index, in: context.specs)
        routes = plans.map { RouteView($0, context: context) }
        let tags = Set(plans.flatMap(\.errors).flatMap { context.specs.error($0).tags.map(\.value) })
        statuses = tags.sorted().compactMap { tag in
            context.specs.statuses[tag].map { TagStatusView(tag: SwiftText.string(tag), status: $0) }
        }
        guard !plans.isEmpty else {
            document = []
            delimiter = ""
            return
        }
        let text = OpenAPIDocument(specs: context.specs).part(of: context.index).text
        document = text.split(separator: "\n").map(String.init)
        delimiter = Self.delimiter(around: text)
    }

    /// As many `#` as it takes that nothing in a text means something in a string literal.
    ///
    /// Three quotes, which would end it, never stand side by side in JSON.
    private static func delimiter(around text: String) -> String {
        var longest = 0
        var current: Int?
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): current = 0
            case UInt8(ascii: "#"):
                current = current.map { $0 + 1 }
                longest = max(longest, current ?? 0)
            default: current = nil
            }
        }
        return String(repeating: "#", count: longest + 1)
    }

    static let schema = ViewSchema<RoutesView>("routes") {
        $0.text("version") { _ in CompilerVersion.current }
        $0.text("subsystem") { $0.subsystem }
        $0.text("wireName") { $0.wireName }
        $0.flag("hasRoutes") { !$0.routes.isEmpty }
        $0.list("routes", RouteView.self) { $0.routes }
        $0.list("statuses", TagStatusView.self) { $0.statuses }
        $0.texts("document") { $0.document }
        $0.text("delimiter") { $0.delimiter }
    }
}

/// The HTTP status of a tag of the user's own.
struct TagStatusView: TemplateView {
    /// As a string literal.
    let tag: String
    let status: Int

    static let schema = ViewSchema<TagStatusView>("tag's status") {
        $0.text("tag") { $0.tag }
        $0.text("status") { String($0.status) }
    }
}

/// A route as its subsystem registers it.
struct RouteView: TemplateView {
    let method: String
    /// The path as a string literal.
    let path: String
    let requestName: String
    /// The expressions for the fields that come from the URL.
    let parameters: [String]
    let status: Int
    /// Further arguments.
    let options: [String]

    init(_ plan: RoutePlan, context: ViewContext) {
        method = plan.route.method
        path = SwiftText.string(plan.route.template)
        requestName = context.text.name(of: plan.symbol)
        parameters = plan.parameters.map(Self.parameter)
        status = plan.status
        var options: [String] = []
        if let version = plan.version { options.append("version: { $0.\(Self.member(version)) }") }
        func name(_ field: FieldDeclaration) -> String { SwiftText.string(field.wireName) }
        switch plan.pagination {
        case .offset(let limit, let offset)?:
            options.append("limit: \(name(limit))")
            if let node = limit.defaultValue, case .int(let value)? = context.literal(node, as: limit.type.unwrapped) {
                options.append("defaultLimit: \(value)")
            }
            options.append("offset: \(name(offset))")
        case .cursor(let after, let next)?:
            options = [
                "after: \(name(after))", "next: { $0.\(Self.member(next)).map { Misas.Literals.text(of: $0) } }",
            ]
        case nil: break
        }
        self.options = options
    }

    private static func member(_ field: FieldDeclaration) -> String {
        Naming.escaped(SwiftNames.member(field.declaration))
    }

    private static func parameter(_ parameter: RoutePlan.Parameter) -> String {
        let field = parameter.field
        let kind = parameter.isInPath ? "path" : parameter.isList ? "list" : "query"
        var arguments = [SwiftText.string(parameter.isInPath ? field.name : field.wireName)]
        if parameter.isInPath, field.wireName != field.name {
            arguments.append("member: \(SwiftText.string(field.wireName))")
        }
        switch parameter.base {
        case .int: arguments.append("as: .integer")
        case .double: arguments.append("as: .number")
        case .bool: arguments.append("as: .boolean")
        default: break
        }
        if parameter.isList, field.defaultValue == nil, !field.type.isOptional {
            arguments.append("isEmptyWhenAbsent: true")
        }
        return ".\(kind)(\(arguments.joined(separator: ", ")))"
    }

    static let schema = ViewSchema<RouteView>("route") {
        $0.text("method") { $0.method }
        $0.text("path") { $0.path }
        $0.text("requestName") { $0.requestName }
        $0.texts("parameters") { $0.parameters }
        $0.flag("hasParameters") { !$0.parameters.isEmpty }
        $0.text("status") { String($0.status) }
        $0.texts("options") { $0.options }
    }
}

extension Route {
    /// The path as it is written: `/accounts/{account}`.
    package var template: String {
        guard !segments.isEmpty else { return "/" }
        return segments.reduce(into: "") { text, segment in
            switch segment {
            case .literal(let literal): text += "/\(literal)"
            case .parameter(let name): text += "/{\(name)}"
            }
        }
    }
}

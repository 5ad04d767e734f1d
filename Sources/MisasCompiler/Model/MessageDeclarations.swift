/// An error that a command or query may fail with.
package final class ErrorDeclaration: Declared {
    package let declaration: Declaration
    package let tags: [Located<String>]
    package let message: Node?
    package let fields: [FieldDeclaration]

    init(_ entry: Node.Entry, diagnostics: DiagnosticCollector) {
        declaration = Declaration(entry)
        tags = entry.value["tags"]?.texts ?? []
        message = entry.value["message"]
        fields = entry.value.fields("fields", diagnostics: diagnostics)
    }
}

/// An event, of an aggregate or free-standing.
package final class EventDeclaration: Declared {
    package let declaration: Declaration
    /// The aggregate it belongs to, as an index into the subsystem's; `nil` for a free-standing one.
    package let aggregate: Int?
    package let version: Located<Int>?
    package let fields: [FieldDeclaration]
    package let upcasts: [UpcastStep]
    /// The name of a free-standing event's stream.
    package let stream: Located<String>?

    init(_ entry: Node.Entry, aggregate: Int?, diagnostics: DiagnosticCollector) {
        declaration = Declaration(entry)
        self.aggregate = aggregate
        version = entry.value["version"]?.locatedInteger
        fields = entry.value.fields("fields", diagnostics: diagnostics)
        upcasts = (entry.value["upcasts"]?.table ?? []).map { UpcastStep($0) }
        stream = entry.value["stream"]?.locatedText
    }

    package var currentVersion: Int { version?.value ?? 1 }
}

/// How one stored version of an event becomes the next.
package struct UpcastStep: Sendable {
    /// The version it starts from, as it is written.
    package let from: Located<String>
    /// In the order written: each works on the result of the one before.
    package let operations: [Operation]
    /// All that was written of it.
    let node: Node

    package enum Operation: Sendable {
        case rename(Located<String>, to: Located<String>)
        case add(Located<String>, Node)
        case remove(Located<String>)
        case move(Located<String>, to: Located<String>)
        case split(Located<String>, by: Located<String>, into: [Located<String>])
        case custom(SourceRange)
    }

    init(_ entry: Node.Entry) {
        from = Located(entry.key, at: entry.keyRange)
        node = entry.value
        operations = (entry.value.mapping ?? []).flatMap(Self.operations)
    }

    private static func operations(_ entry: Node.Entry) -> [Operation] {
        func key(_ item: Node.Entry) -> Located<String> { Located(item.key, at: item.keyRange) }
        switch entry.key {
        case "rename":
            return entry.value.table.compactMap { item in item.value.locatedText.map { .rename(key(item), to: $0) } }
        case "add": return entry.value.table.map { .add(key($0), $0.value) }
        case "remove": return entry.value.texts.map { .remove($0) }
        case "move":
            return entry.value.table.compactMap { item in item.value.locatedText.map { .move(key(item), to: $0) } }
        case "split":
            return entry.value.table.compactMap { item in
                guard let by = item.value["by"]?.locatedText, let into = item.value["into"]?.texts else { return nil }
                return .split(key(item), by: by, into: into)
            }
        case "custom": return entry.value.boolean == true ? [.custom(entry.keyRange)] : []
        default: return []
        }
    }
}

/// A command, of an aggregate or free-standing.
package final class CommandDeclaration: Declared {
    package let declaration: Declaration
    /// The aggregate that decides it, as an index into the subsystem's; `nil` for one with a handler of its own.
    package let aggregate: Int?
    package let creates: Bool
    package let target: Located<String>?
    package let fields: [FieldDeclaration]
    package let emits: [Reference]
    package let throwing: [Reference]
    package let returns: TypeExpression?
    package let returnsRange: SourceRange?
    package let requires: [Located<String>]
    package let http: RouteDeclaration?

    init(_ entry: Node.Entry, aggregate: Int?, diagnostics: DiagnosticCollector) {
        declaration = Declaration(entry)
        self.aggregate = aggregate
        // What is written instead of `true` or `false` was told; most probably it means that it creates.
        creates = entry.value["creates"].map { $0.boolean ?? PlainScalar.looseBoolean($0.text ?? "") ?? true } ?? false
        target = entry.value["target"]?.locatedText
        fields = entry.value.fields("fields", diagnostics: diagnostics)
        emits = entry.value["emits"]?.references ?? []
        throwing = entry.value["throws"]?.references ?? []
        returns = entry.value["returns"].map { TypeExpressionParser.parse($0, diagnostics: diagnostics) }
        returnsRange = entry.value["returns"]?.range
        requires = entry.value["requires"]?.texts ?? []
        http = entry.value["http"].map(RouteDeclaration.init)
    }
}

/// A query.
package final class QueryDeclaration: Declared {
    package let declaration: Declaration
    package let fields: [FieldDeclaration]
    package let returns: TypeExpression
    package let returnsRange: SourceRange?
    package let throwing: [Reference]
    package let http: RouteDeclaration?

    init(_ entry: Node.Entry, diagnostics: DiagnosticCollector) {
        declaration = Declaration(entry)
        fields = entry.value.fields("fields", diagnostics: diagnostics)
        returns = entry.value["returns"].map { TypeExpressionParser.parse($0, diagnostics: diagnostics) } ?? .invalid
        returnsRange = entry.value["returns"]?.range
        throwing = entry.value["throws"]?.references ?? []
        http = entry.value["http"].map(RouteDeclaration.init)
    }
}

/// The HTTP route of a command or query, as it is written.
package struct RouteDeclaration: Sendable {
    package let route: Node?
    package let status: Located<Int>?

    init(_ node: Node) {
        route = node.scalar != nil ? node : node["route"]
        status = node["status"]?.locatedInteger
    }
}

/// An event of the future.
package final class PredictionDeclaration: Declared {
    package let declaration: Declaration
    package let key: Located<String>?
    package let fields: [FieldDeclaration]

    init(_ entry: Node.Entry, diagnostics: DiagnosticCollector) {
        declaration = Declaration(entry)
        key = entry.value["key"]?.locatedText
        fields = entry.value.fields("fields", diagnostics: diagnostics)
    }
}

/// What is kept for reading: documents or the rows of a table.
package final class ProjectionDeclaration: Declared {
    package let declaration: Declaration
    package let on: [Reference]
    package let document: Reference?
    package let key: Key?
    package let table: Table?
    package let isInline: Bool
    package let version: Int
    package let partitionBy: Located<String>?
    package let failure: FailureDeclaration?

    package enum Key: Sendable {
        /// One field that every event has.
        case field(Located<String>)
        /// A field for each event.
        case fields([(event: Reference, field: Located<String>)], at: SourceRange)
    }

    package struct Table: Sendable {
        package let name: Located<String>?
        package let columns: [FieldDeclaration]
        package let primaryKey: [Located<String>]
        package let indexes: [[Located<String>]]
        package let range: SourceRange
        /// All that was written of it.
        let node: Node
    }

    init(_ entry: Node.Entry, diagnostics: DiagnosticCollector) {
        declaration = Declaration(entry)
        on = entry.value["on"]?.references ?? []
        document = entry.value["document"]?.reference
        key = entry.value["key"].flatMap(Self.key)
        table = (entry.value.mapping ?? []).first { $0.key == "table" }.map { item in
            Table(
                name: item.value["name"]?.locatedText,
                columns: item.value.fields("columns", diagnostics: diagnostics),
                primaryKey: item.value["primaryKey"]?.texts ?? [],
                indexes: (item.value["indexes"]?.sequence ?? []).map(\.texts),
                range: item.keyRange,
                node: item.value
            )
        }
        isInline = entry.value["mode"]?.text == "inline"
        version = entry.value["version"]?.locatedInteger?.value ?? 1
        partitionBy = entry.value["partitionBy"]?.locatedText
        failure = entry.value["failure"].map(FailureDeclaration.init)
    }

    private static func key(_ node: Node) -> Key? {
        if let text = node.locatedText { return node.isEmpty ? nil : .field(text) }
        guard node.mapping != nil else { return nil }
        let fields = node.table.compactMap { item in
            item.value.locatedText.map { (event: Reference(text: item.key, range: item.keyRange), field: $0) }
        }
        return .fields(fields, at: node.range)
    }
}

/// What follows when something happened.
package final class PolicyDeclaration: Declared {
    package let declaration: Declaration
    package let on: [Reference]
    package let sends: [Reference]
    package let predicts: [Reference]
    package let partitionBy: Located<String>?
    package let failure: FailureDeclaration?

    init(_ entry: Node.Entry) {
        declaration = Declaration(entry)
        on = entry.value["on"]?.references ?? []
        sends = entry.value["sends"]?.references ?? []
        predicts = entry.value["predicts"]?.references ?? []
        partitionBy = entry.value["partitionBy"]?.locatedText
        failure = entry.value["failure"].map(FailureDeclaration.init)
    }
}

/// What happens when a projection or policy fails.
package struct FailureDeclaration: Sendable {
    package let attempts: Int?
    package let backoff: Node?
    package let end: String

    init(_ node: Node) {
        attempts = node["retry"]?["attempts"]?.locatedInteger?.value
        backoff = node["retry"]?["backoff"]
        end = node["then"]?.text ?? node.text ?? ""
    }
}

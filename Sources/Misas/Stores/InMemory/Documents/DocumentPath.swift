/// The way to a field, split into the names of its members once for many documents.
package struct DocumentPath {
    package let names: [String]

    package init(_ path: String) {
        names = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    }

    func value(in document: JSONValue) -> JSONValue? {
        var value = document
        for name in names {
            guard let member = value[name] else { return nil }
            value = member
        }
        return value
    }

    func ordinal(
        in document: JSONValue,
        kind: DocumentField.Kind
    ) -> DocumentOrdinal? {
        value(in: document).flatMap { DocumentOrdinal($0, kind: kind) }
    }
}

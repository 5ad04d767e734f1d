import Misas

/// A field of documents as an expression of SQL, in the form in which its values are compared.
///
/// The same is written by `document_index_statement()`, which makes the indexes: only then does the planner see that the
/// one serves the other. Here the names on the way to the field are values.
struct DocumentExpression {
    /// How many characters of a text an index holds: what a page of an index has room for, with five fields of four bytes
    /// a character.
    static let keyCharacters = 100

    /// The whole value.
    let value: String
    /// What an index holds of it, by which it may be compared first.
    let key: String
    /// Whether ``key`` is only the beginning of ``value``.
    let isCut: Bool

    /// - Parameters:
    ///   - field: The field.
    ///   - schema: The schema's name, quoted.
    ///   - place: Gives the place of a name of a member in the text.
    init(
        _ field: DocumentField,
        schema: String,
        place: (String) -> String
    ) {
        let form = "\(schema).\(Self.function(field.kind))(\(Self.member(field.path, place: place)))"
        switch field.kind {
        case .text, .dateTime, .decimal:
            value = "\(form) COLLATE \"C\""
            key = "left(\(form), \(Self.keyCharacters)) COLLATE \"C\""
            isCut = true
        case .boolean, .number, .duration:
            value = form
            key = form
            isCut = false
        }
    }

    /// The member at a path, as JSON; `NULL` where there is none.
    ///
    /// Operator by operator: `#>` would take a number for the index of an array.
    static func member(
        _ path: String,
        place: (String) -> String
    ) -> String {
        "data" + DocumentPath(path).names.map { " -> \(place($0))::text" }.joined()
    }

    private static func function(_ kind: DocumentField.Kind) -> String {
        switch kind {
        case .text: "document_text"
        case .dateTime: "document_time"
        case .decimal: "document_decimal"
        case .boolean: "document_boolean"
        case .number: "document_number"
        case .duration: "document_duration"
        }
    }
}

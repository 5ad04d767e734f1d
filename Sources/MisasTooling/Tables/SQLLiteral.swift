internal import MisasCompiler
internal import MisasLanguage

/// Writes a value of a spec as SQL, for a column of its type.
struct SQLLiteral {
    let specs: Specs

    /// The value that a column has where its field's is left out; `nil` where none is said.
    func defaultValue(of column: FieldDeclaration, in home: Int) -> String? {
        guard let node = column.defaultValue else { return nil }
        return LiteralReader(specs: specs, diagnostics: nil).read(node, as: column.type, from: home).map(text)
    }

    private func text(_ literal: Literal) -> String {
        switch literal {
        case .none: return "NULL"
        case .bool(let value): return value ? "true" : "false"
        case .int(let value): return String(value)
        case .bytes(let base64): return "decode(\(SQLText.text(base64)), 'base64')"
        case .duration(let duration): return "'\(SQLColumnText.seconds(duration)) seconds'"
        case .identifier(_, let inner), .wrapper(_, let inner): return text(inner)
        case .string(let value): return SQLText.text(value)
        case .double, .decimal, .uuid, .date, .dateTime, .enumeration:
            switch LiteralJSON(specs: specs).tree(literal) {
            case .string(let text): return SQLText.text(text)
            case .number(let text): return "'\(text)'"
            case .int(let value): return String(value)
            default: return "NULL"
            }
        case .json, .union, .structure, .list, .set, .map:
            return SQLText.text(LiteralJSON(specs: specs).tree(literal).line) + "::jsonb"
        }
    }
}

extension JSONTree {
    /// The document in one line.
    fileprivate var line: String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .int(let value): String(value)
        case .number(let text): text
        case .string(let text): JSONText.quoted(text)
        case .array(let items): "[\(items.map(\.line).joined(separator: ", "))]"
        case .object(let members):
            "{\(members.map { "\(JSONText.quoted($0.name)): \($0.value.line)" }.joined(separator: ", "))}"
        }
    }
}

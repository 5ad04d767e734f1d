internal import MisasCompiler

/// Values of the protocol as JSON.
enum ProtocolValues {
    static func position(_ position: TextPosition) -> JSONTree {
        .members(("line", .int(position.line)), ("character", .int(position.character)))
    }

    static func range(_ start: TextPosition, _ end: TextPosition) -> JSONTree {
        .members(("start", position(start)), ("end", position(end)))
    }

    static func markdown(_ text: String) -> JSONTree {
        .members(("kind", .string("markdown")), ("value", .string(text)))
    }

    static func readPosition(_ tree: JSONTree?) -> TextPosition? {
        guard let line = tree?["line"]?.integer, let character = tree?["character"]?.integer, line >= 0, character >= 0
        else { return nil }
        return TextPosition(line: line, character: character)
    }
}

extension JSONTree {
    var integer: Int? { if case .int(let value) = self { value } else { nil } }
    var string: String? { if case .string(let value) = self { value } else { nil } }
    var boolean: Bool? { if case .bool(let value) = self { value } else { nil } }
    var items: [JSONTree] { if case .array(let items) = self { items } else { [] } }
}

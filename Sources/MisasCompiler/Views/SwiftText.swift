internal import MisasLanguage

/// Writes names, types and values as Swift, as seen from the module of one subsystem.
struct SwiftText {
    let specs: Specs
    let subsystem: Int

    /// Names that generated types have inside themselves: a type of the user's with one of these is written with its
    /// module in front.
    private static let nestedNames: Set<String> = [
        "AllCases", "Document", "Emission", "Event", "Failure", "Fields", "ID", "Key", "RawValue", "Result", "Row",
        "Target",
    ]

    // MARK: Types

    func name(of symbol: Symbol) -> String {
        let name = SwiftNames.type(specs.declared(symbol).declaration)
        let escaped = Naming.escaped(name)
        let needsModule = symbol.subsystem != subsystem || Self.nestedNames.contains(name)
        return needsModule ? "\(Naming.escaped(specs.subsystems[symbol.subsystem].module)).\(escaped)" : escaped
    }

    func type(_ type: TypeExpression) -> String { self.type(type, from: subsystem) }

    func type(_ type: TypeExpression, from home: Int) -> String {
        switch type {
        case .builtIn(let builtIn): return Self.builtIn(builtIn)
        case .named(let reference): return specs.symbol(reference, from: home).map(name) ?? reference.name
        case .optional(let inner): return self.type(inner, from: home) + "?"
        case .list(let item): return "[\(self.type(item, from: home))]"
        case .set(let item): return "Swift.Set<\(self.type(item, from: home))>"
        case .map(let key, let value): return "[\(self.type(key, from: home)): \(self.type(value, from: home))]"
        case .invalid: return "Swift.Never"
        }
    }

    static func builtIn(_ type: BuiltInType) -> String {
        switch type {
        case .string: "Swift.String"
        case .bool: "Swift.Bool"
        case .int: "Swift.Int"
        case .double: "Swift.Double"
        case .decimal: "Misas.Decimal"
        case .uuid: "Misas.UUID"
        case .bytes: "Misas.Bytes"
        case .date: "Misas.CalendarDate"
        case .dateTime: "Misas.Date"
        case .duration: "Swift.Duration"
        case .json: "Misas.JSONValue"
        case .secret: "Misas.Secret<Swift.String>"
        }
    }

    // MARK: Texts

    /// A string literal that stands for exactly this text.
    static func string(_ text: String) -> String { "\"\(escaped(text))\"" }

    /// A text as it stands in a string literal of several lines, in which a quote alone ends nothing.
    static func escapedInLines(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\"")) else { return escaped(text) }
        var result = ""
        // By scalars: a quote with an accent on it is one character.
        for (index, part) in text.unicodeScalars.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            // Not behind another, with which it could be the end of the literal.
            if index > 0 { result += result.utf8.last == UInt8(ascii: "\"") ? "\\\"" : "\"" }
            result += escaped(String(part))
        }
        return result
    }

    /// A text as it stands between the quotes of a string literal.
    static func escaped(_ text: String) -> String {
        // Nearly all texts are names and sentences in ASCII, which stand as they are.
        guard !text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") })
        else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result.append(contentsOf: "\\\"".unicodeScalars)
            case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
            case "\n": result.append(contentsOf: "\\n".unicodeScalars)
            case "\r": result.append(contentsOf: "\\r".unicodeScalars)
            case "\t": result.append(contentsOf: "\\t".unicodeScalars)
            default:
                let isInvisible =
                    scalar.value < 0x20 || scalar.value == 0x7F || scalar.properties.generalCategory == .format
                    || scalar.properties.generalCategory == .lineSeparator
                    || scalar.properties.generalCategory == .paragraphSeparator
                    || (0x80..<0xA0).contains(scalar.value)
                if isInvisible {
                    result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
                } else {
                    result.append(scalar)
                }
            }
        }
        return String(result)
    }

    /// The lines of a documentation comment: none of them can end the comment.
    static func lines(_ text: String?) -> [String] {
        guard let text else { return [] }
        // Nearly all descriptions are one line in ASCII.
        if !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return [text] }
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { line in
            String(String.UnicodeScalarView(line.unicodeScalars.filter(isShown)))
        }
        return Array(lines.drop(while: \.isEmpty).reversed().drop(while: \.isEmpty).reversed())
    }

    /// Whether a scalar may stand in a comment: no control character, and none that turns the direction of what is
    /// written after it, which could make code look like what it is not.
    private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09: true
        case ..<0x20, 0x7F, 0x80..<0xA0, 0x202A...0x202E, 0x2066...0x2069: false
        default: true
        }
    }

    /// Lines as a documentation comment.
    static func comment(_ lines: [String]) -> [String] { lines.map { $0.isEmpty ? "///" : "/// \($0)" } }

    // MARK: Values

    /// The expression for a literal.
    func expression(_ literal: Literal) -> String {
        switch literal {
        case .none: return "nil"
        case .bool(let value): return "\(value)"
        case .int(let value): return value == .min ? "Swift.Int.min" : "\(value)"
        case .double(let text): return text
        case .string(let text): return Self.string(text)
        case .decimal(let form): return "Misas.Literals.decimal(\(Self.string(form.description)))"
        case .uuid(let high, let low): return "Misas.Literals.uuid(0x\(high.hexadecimal), 0x\(low.hexadecimal))"
        case .bytes(let text): return "Misas.Literals.bytes(base64: \(Self.string(text)))"
        case .date(let date): return "Misas.Literals.date(daysSince1970: \(date.daysSince1970))"
        case .dateTime(let time): return "Misas.Literals.dateTime(microsecondsSince1970: \(time.microsecondsSince1970))"
        case .duration(let duration):
            let (seconds, attoseconds) = duration.components
            return "Swift.Duration(secondsComponent: \(seconds), attosecondsComponent: \(attoseconds))"
        case .json(let node): return json(node)
        case .identifier(let symbol, let inner), .wrapper(let symbol, let inner):
            return "\(name(of: symbol))(unchecked: \(expression(inner)))"
        case .enumeration(let symbol, let index):
            guard case .enumeration(let cases) = specs.type(symbol).kind else { return "" }
            return "\(name(of: symbol)).\(Naming.escaped(SwiftNames.member(cases[index].declaration)))"
        case .union(let symbol, let index, let payload):
            guard case .union(let cases) = specs.type(symbol).kind else { return "" }
            let name = "\(name(of: symbol)).\(Naming.escaped(SwiftNames.member(cases[index].declaration)))"
            return payload.map { "\(name)(\(expression($0)))" } ?? name
        case .structure(let symbol, let values):
            guard case .structure(let fields) = specs.type(symbol).kind else { return "" }
            let arguments = values.map { value in
                "\(Naming.label(SwiftNames.member(fields[value.field].declaration))): \(expression(value.value))"
            }
            return "\(name(of: symbol))(\(arguments.joined(separator: ", ")))"
        case .list(let items), .set(let items): return "[\(items.map(expression).joined(separator: ", "))]"
        case .map(let pairs):
            guard !pairs.isEmpty else { return "[:]" }
            return "[\(pairs.map { "\(expression($0.key)): \(expression($0.value))" }.joined(separator: ", "))]"
        }
    }

    /// A tree of JSON from YAML that has no declared type: its plain scalars mean what they mean in JSON.
    func json(_ node: Node) -> String {
        switch node.content {
        case .sequence(let items): return ".array([\(items.map(json).joined(separator: ", "))])"
        case .mapping(let entries):
            let members = entries.map { "(\(Self.string($0.key)), \(json($0.value)))" }
            return "Misas.Literals.object([\(members.joined(separator: ", "))])"
        case .scalar(let scalar):
            guard scalar.isPlain else { return ".string(\(Self.string(scalar.text)))" }
            if node.isNull { return ".null" }
            if let value = PlainScalar.boolean(scalar.text) { return ".bool(\(value))" }
            if let value = PlainScalar.integer(scalar.text) {
                return ".int(\(value == .min ? "Swift.Int.min" : "\(value)"))"
            }
            if PlainScalar.isNumber(scalar.text) { return "Misas.Literals.number(\(Self.string(scalar.text)))" }
            return ".string(\(Self.string(scalar.text)))"
        }
    }

    /// A literal as the JSON that its type's codec would write.
    func json(_ literal: Literal) -> String {
        switch literal {
        case .none: return ".null"
        case .json(let node): return json(node)
        case .bool(let value): return ".bool(\(value))"
        case .int(let value): return ".int(\(value == .min ? "Swift.Int.min" : "\(value)"))"
        case .double(let text): return "Misas.Literals.number(\(Self.string(text)))"
        default: return "Misas.Literals.json(\(expression(literal)))"
        }
    }
}

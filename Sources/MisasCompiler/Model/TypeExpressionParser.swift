/// Reads types such as `map<Sku, list<Money>>?`.
///
/// White space between the parts is free.
struct TypeExpressionParser {
    private let scalars: [Unicode.Scalar]
    private let node: Node
    private let diagnostics: DiagnosticCollector
    private var index = 0
    private var hasFailed = false
    private var depth = 0

    /// `list<list<…>>` beyond this is a mistake or an attack.
    private static let maximumDepth = 20

    /// Reads the type that a scalar holds; a fault is reported and leaves ``TypeExpression/invalid`` in its place.
    static func parse(_ node: Node, diagnostics: DiagnosticCollector) -> TypeExpression {
        guard let text = node.text, !node.isEmpty else { return .invalid }
        if let simple = simple(text[...], node) { return simple }
        if text.hasSuffix("?"), let simple = simple(text.dropLast(), node) { return .optional(simple) }
        var parser = TypeExpressionParser(scalars: Array(text.unicodeScalars), node: node, diagnostics: diagnostics)
        let type = parser.type()
        parser.skipSpace()
        if !parser.hasFailed, parser.index < parser.scalars.count {
            parser.fail("the type ends before `\(parser.rest)`", at: parser.index)
        }
        return parser.hasFailed ? .invalid : type
    }

    /// What a type is that is a name alone, as most are; `nil` when it has to be looked at more closely.
    private static func simple(_ text: Substring, _ node: Node) -> TypeExpression? {
        guard let first = text.utf8.first, text.utf8.allSatisfy(Naming.isLetterOrDigit) else { return nil }
        if !Naming.isUpper(first) {
            if let builtIn = BuiltInType(rawValue: String(text)) { return .builtIn(builtIn) }
            guard !BuiltInType.constructors.contains(String(text)) else { return nil }
        }
        let range = node.range(ofPartAt: 0, length: text.utf8.count)
        return .named(Reference(subsystem: nil, name: String(text), range: range))
    }

    private init(scalars: [Unicode.Scalar], node: Node, diagnostics: DiagnosticCollector) {
        self.scalars = scalars
        self.node = node
        self.diagnostics = diagnostics
    }

    private mutating func type() -> TypeExpression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else {
            fail("a type is at most \(Self.maximumDepth) levels deep", at: index)
            return .invalid
        }
        skipSpace()
        let start = index
        while index < scalars.count, isNamePart(scalars[index]) { index += 1 }
        guard index > start else {
            fail(
                index < scalars.count ? "a type belongs here, not `\(scalars[index])`" : "a type is missing here",
                at: index
            )
            return .invalid
        }
        var type = named(String(String.UnicodeScalarView(scalars[start..<index])), start: start)
        skipSpace()
        if next("?") {
            type = .optional(type)
            skipSpace()
            if index < scalars.count, scalars[index] == "?" {
                fail("one `?` is enough", at: index) { .replace($0, "?", with: "") }
            }
        }
        return type
    }

    private mutating func named(_ name: String, start: Int) -> TypeExpression {
        skipSpace()
        let takesArguments = index < scalars.count && scalars[index] == "<"
        switch name {
        case "list", "set":
            guard let arguments = arguments(of: name, count: 1, start: start) else { return .invalid }
            return name == "list" ? .list(arguments[0]) : .set(arguments[0])
        case "map":
            guard let arguments = arguments(of: name, count: 2, start: start) else { return .invalid }
            return .map(key: arguments[0], value: arguments[1])
        default:
            guard !takesArguments else {
                fail("`\(name)` takes no types in `< >`; only `list`, `set` and `map` do", at: index)
                return .invalid
            }
            if let builtIn = BuiltInType(rawValue: name) { return .builtIn(builtIn) }
            return reference(name, start: start)
        }
    }

    private mutating func reference(_ name: String, start: Int) -> TypeExpression {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }) else {
            fail("a type is `Name` or `subsystem.Name`, not `\(name)`", at: start, length: name.unicodeScalars.count)
            return .invalid
        }
        let length = name.unicodeScalars.count
        return .named(Reference(text: name, range: node.range(ofPartAt: start, length: length)))
    }

    private mutating func arguments(of name: String, count: Int, start: Int) -> [TypeExpression]? {
        let example = count == 1 ? "\(name)<T>" : "\(name)<K, V>"
        guard next("<") else {
            fail("`\(name)` needs its types: `\(example)`", at: start, length: name.count)
            return nil
        }
        var types: [TypeExpression] = []
        repeat {
            types.append(type())
            if hasFailed { return nil }
            skipSpace()
        } while next(",")
        guard next(">") else {
            let isCut = index == scalars.count && node.scalar?.isInFlow == true && node.scalar?.isPlain == true
            fail(
                "`\(name)<` is never closed with `>`",
                at: start,
                length: name.count + 1,
                help: isCut ? "a type with a comma needs quotes inside `{ }`: `\"\(example)\"`" : nil
            ) { [node] _ in isCut && count == 2 ? Fix(.quoteType(at: node.range)) : nil }
            return nil
        }
        guard types.count == count else {
            fail(
                "`\(name)` takes \(count == 1 ? "one type" : "two types"): `\(example)`",
                at: start,
                length: name.count
            )
            return nil
        }
        return types
    }

    private var rest: String { String(String.UnicodeScalarView(scalars[index...])) }

    private mutating func skipSpace() {
        while index < scalars.count, scalars[index] == " " || scalars[index] == "\t" || scalars[index] == "\n" {
            index += 1
        }
    }

    private mutating func next(_ scalar: Unicode.Scalar) -> Bool {
        guard index < scalars.count, scalars[index] == scalar else { return false }
        index += 1
        return true
    }

    private func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "." || scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    private mutating func fail(
        _ message: String,
        at offset: Int,
        length: Int = 1,
        help: String? = nil,
        fix: (SourceRange) -> Fix? = { _ in nil }
    ) {
        guard !hasFailed else { return }
        hasFailed = true
        let isWhole = node.scalar?.isVerbatim != true
        let range = isWhole ? node.range : node.range(ofPartAt: min(offset, max(0, scalars.count - 1)), length: length)
        diagnostics.report(.typeSyntax, message, at: range, help: help, fix: fix(range))
    }
}

internal import MisasLanguage

/// Reads literals: `default`, `example`, `add`, `minimum` and `maximum`.
package struct LiteralReader {
    let specs: Specs
    /// Where faults are told; `nil` when they were told before.
    let diagnostics: DiagnosticCollector?

    package init(specs: Specs, diagnostics: DiagnosticCollector?) {
        self.specs = specs
        self.diagnostics = diagnostics
    }

    /// Reads a node as a value of a type.
    ///
    /// - Returns: `nil` when it is none, or the type means nothing; told once.
    package func read(_ node: Node, as type: TypeExpression, from subsystem: Int) -> Literal? {
        if node.isNull {
            if type.isOptional { return Literal.none }
            guard case .builtIn(.json) = type else {
                return fail(node, "`\(type)` cannot be left empty", help: "only a type with `?` can be `null`")
            }
        }
        switch type {
        case .optional(let inner): return read(node, as: inner, from: subsystem)
        case .list(let item): return items(node, of: item, type: type, from: subsystem).map(Literal.list)
        case .set(let item): return items(node, of: item, type: type, from: subsystem).map(Literal.set)
        case .map(let key, let value): return map(node, key, value, type: type, from: subsystem)
        case .builtIn(let builtIn): return read(node, as: builtIn)
        case .named(let reference):
            guard let (symbol, declaration) = specs.type(reference, from: subsystem) else { return nil }
            return read(node, as: declaration, symbol)
        case .invalid: return nil
        }
    }

    // MARK: Built-in types

    private func read(_ node: Node, as type: BuiltInType) -> Literal? {
        guard type != .json else { return .json(node) }
        guard let scalar = node.scalar else {
            return fail(node, "a value of `\(type.rawValue)` belongs here, not \(node.kindName)")
        }
        let text = scalar.text
        switch type {
        case .string: return .string(text)
        case .bool:
            guard scalar.isPlain, let value = PlainScalar.boolean(text) else {
                return fail(
                    node,
                    "`true` or `false` belongs here, not \(node.kindName)",
                    help: PlainScalar.looseBoolean(text).map { "did you mean `\($0)`?" },
                    fix: PlainScalar.looseBoolean(text).map { Fix(.rewrite(node.range, String($0))) }
                )
            }
            return .bool(value)
        case .int:
            guard scalar.isPlain, let value = PlainScalar.integer(text) else {
                let isQuoted = !scalar.isPlain && PlainScalar.integer(text) != nil
                return fail(
                    node,
                    "a whole number of 64 bits belongs here, not \(node.kindName)",
                    help: isQuoted ? "leave out the quotes" : nil,
                    fix: isQuoted ? Fix(unquoting: node) : nil
                )
            }
            return .int(value)
        case .double:
            guard scalar.isPlain, isNumber(text), let value = Double(text), value.isFinite else {
                return fail(node, "a number belongs here, not \(node.kindName)")
            }
            return .double(text)
        case .uuid:
            guard let (high, low) = uuid(text) else { return fail(node, "a UUID belongs here, not `\(text)`") }
            return .uuid(high, low)
        case .bytes:
            guard isBase64(text) else { return fail(node, "bytes are written in base64") }
            return .bytes(text)
        case .decimal:
            return form(node, text, "a decimal number") { (text) throws(FormError) in .decimal(try DecimalForm(text)) }
        case .date: return form(node, text, "a date") { (text) throws(FormError) in .date(try CalendarDate(text)) }
        case .dateTime:
            return form(node, text, "a date and time") { (text) throws(FormError) in .dateTime(try Timestamp(text)) }
        case .duration:
            return form(node, text, "a duration") { (text) throws(FormError) in .duration(try DurationForm.parse(text))
            }
        case .json: return nil
        case .secret: return fail(node, "a secret is not written into a spec")
        }
    }

    private func form(
        _ node: Node,
        _ text: String,
        _ what: String,
        _ read: (String) throws(FormError) -> Literal
    ) -> Literal? {
        do throws(FormError) {
            return try read(text)
        } catch {
            let last = max(0, text.unicodeScalars.count - 1)
            let range = node.range(ofPartAt: min(error.offset, last), length: 1)
            return fail(range, "`\(text)` is not \(what): \(error.message)")
        }
    }

    /// The grammar of numbers in JSON.
    private func isNumber(_ text: String) -> Bool {
        var rest = text[...]
        if rest.first == "-" { rest.removeFirst() }
        let whole = rest.prefix { $0.isASCII && $0.isNumber }
        guard !whole.isEmpty, whole == "0" || whole.first != "0" else { return false }
        rest = rest.dropFirst(whole.count)
        if rest.first == "." {
            let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
            guard !digits.isEmpty else { return false }
            rest = rest.dropFirst(digits.count + 1)
        }
        if rest.first == "e" || rest.first == "E" {
            rest.removeFirst()
            if rest.first == "+" || rest.first == "-" { rest.removeFirst() }
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            guard !digits.isEmpty else { return false }
            rest = rest.dropFirst(digits.count)
        }
        return rest.isEmpty
    }

    private func uuid(_ text: String) -> (UInt64, UInt64)? {
        let groups = text.split(separator: "-", omittingEmptySubsequences: false)
        guard groups.map(\.utf8.count) == [8, 4, 4, 4, 12] else { return nil }
        let digits = groups.joined()
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20) }) else {
            return nil
        }
        guard let high = UInt64(digits.prefix(16), radix: 16), let low = UInt64(digits.dropFirst(16), radix: 16) else {
            return nil
        }
        return (high, low)
    }

    private func isBase64(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count % 4 == 0 else { return false }
        let body = bytes.dropLast(bytes.hasSuffix("==") ? 2 : bytes.hasSuffix("=") ? 1 : 0)
        return body.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2B || byte == 0x2F
        }
    }

    // MARK: Own types

    private func read(_ node: Node, as type: TypeDeclaration, _ symbol: Symbol) -> Literal? {
        switch type.kind {
        case .identifier(let base): return read(node, as: base).map { .identifier(symbol, $0) }
        case .wrapper(let wrapped, _):
            // A wrapper of itself, and too many of them, were told.
            guard specs.wrapperDepth(of: wrapped, from: symbol.subsystem) <= Specs.maximumWrapperDepth else {
                return nil
            }
            return read(node, as: wrapped, from: symbol.subsystem).map { .wrapper(symbol, $0) }
        case .enumeration(let cases): return enumeration(node, cases, symbol)
        case .union(let cases): return union(node, cases, symbol)
        case .structure(let fields): return structure(node, fields, of: type.name, symbol)
        case .invalid: return nil
        }
    }

    private func enumeration(_ node: Node, _ cases: [TypeDeclaration.EnumCase], _ symbol: Symbol) -> Literal? {
        let names = cases.map(\.name)
        guard let text = node.text, let index = names.firstIndex(of: text) else {
            return unknownCase(node, names, of: symbol)
        }
        return .enumeration(symbol, caseIndex: index)
    }

    private func union(_ node: Node, _ cases: [TypeDeclaration.UnionCase], _ symbol: Symbol) -> Literal? {
        let names = cases.map(\.name)
        if let text = node.text {
            guard let index = names.firstIndex(of: text) else { return unknownCase(node, names, of: symbol) }
            guard cases[index].type == nil else {
                return fail(node, "the case `\(text)` carries a value", help: "write `{\(text): …}`")
            }
            return .union(symbol, caseIndex: index, payload: nil)
        }
        guard let entries = node.mapping, entries.count == 1, let entry = entries.first else {
            return fail(
                node,
                "one case of `\(specs.type(symbol).name)` belongs here",
                help: "write `case`, or `{case: value}`"
            )
        }
        guard let index = names.firstIndex(of: entry.key) else {
            let near = guess(entry.key, among: names)
            return fail(
                entry.keyRange,
                "`\(specs.type(symbol).name)` has no case `\(entry.key)`",
                help: near.map { "did you mean `\($0)`?" },
                fix: near.map { .replace(entry.keyRange, entry.key, with: $0) }
            )
        }
        guard let type = cases[index].type else {
            return fail(node, "the case `\(entry.key)` carries nothing", help: "write `\(entry.key)`")
        }
        guard let payload = read(entry.value, as: type, from: symbol.subsystem) else { return nil }
        return .union(symbol, caseIndex: index, payload: payload)
    }

    private func unknownCase(_ node: Node, _ names: [String], of symbol: Symbol) -> Literal? {
        let near = node.text.flatMap { guess($0, among: names) }
        let known = names.map { "`\($0)`" }.joined(separator: ", ")
        return fail(
            node,
            "a case of `\(specs.type(symbol).name)` belongs here, not \(node.kindName)",
            help: near.map { "did you mean `\($0)`?" } ?? "its cases are \(known)",
            fix: near.flatMap { near in node.text.map { .replace(node.range, $0, with: near) } }
        )
    }

    private func structure(_ node: Node, _ fields: [FieldDeclaration], of name: String, _ symbol: Symbol) -> Literal? {
        guard let entries = node.mapping else {
            return fail(node, "a mapping with the fields of `\(name)` belongs here, not \(node.kindName)")
        }
        var values: [(field: Int, value: Literal)] = []
        var isWhole = true
        var misspelt: Set<String> = []
        for entry in entries where !fields.contains(where: { $0.name == entry.key }) {
            isWhole = false
            let meant = guess(entry.key, among: fields.map(\.name))
            if let meant { misspelt.insert(meant.text) }
            _ = fail(
                entry.keyRange,
                "`\(name)` has no field `\(entry.key)`",
                help: meant.map { "did you mean `\($0)`?" },
                fix: meant.flatMap { node[$0.text] == nil ? .replace(entry.keyRange, entry.key, with: $0) : nil }
            )
        }
        for (index, field) in fields.enumerated() {
            if let value = node[field.name] {
                guard let literal = read(value, as: field.type, from: symbol.subsystem) else {
                    isWhole = false
                    continue
                }
                values.append((index, literal))
            } else if !field.type.isOptional, field.defaultValue == nil {
                isWhole = false
                if !misspelt.contains(field.name) { _ = fail(node, "`\(field.name)` of `\(name)` is missing") }
            }
        }
        return isWhole ? .structure(symbol, values) : nil
    }

    // MARK: Collections

    private func items(_ node: Node, of item: TypeExpression, type: TypeExpression, from subsystem: Int) -> [Literal]? {
        guard let nodes = node.sequence else {
            return fail(node, "a list for `\(type)` belongs here, not \(node.kindName)").flatMap { _ in nil }
        }
        let literals = nodes.map { read($0, as: item, from: subsystem) }
        guard literals.allSatisfy({ $0 != nil }) else { return nil }
        return literals.compactMap(\.self)
    }

    private func map(
        _ node: Node,
        _ key: TypeExpression,
        _ value: TypeExpression,
        type: TypeExpression,
        from subsystem: Int
    ) -> Literal? {
        guard let entries = node.mapping else {
            return fail(node, "a mapping for `\(type)` belongs here, not \(node.kindName)")
        }
        var pairs: [(key: Literal, value: Literal)] = []
        var seen: Set<String> = []
        var isWhole = true
        for entry in entries {
            guard seen.insert(entry.key).inserted else {
                isWhole = false
                _ = fail(entry.keyRange, "`\(entry.key)` is written twice")
                continue
            }
            let scalar = Node.Scalar(text: entry.key, isPlain: true, isInFlow: false, isVerbatim: false)
            let keyNode = Node(content: .scalar(scalar), range: entry.keyRange)
            guard let name = read(keyNode, as: key, from: subsystem),
                let item = read(entry.value, as: value, from: subsystem)
            else {
                isWhole = false
                continue
            }
            pairs.append((name, item))
        }
        return isWhole ? .map(pairs) : nil
    }

    private func fail(_ node: Node, _ message: String, help: String? = nil, fix: Fix? = nil) -> Literal? {
        fail(node.scalar != nil ? node.range : node.range.part(from: 0, length: 1), message, help: help, fix: fix)
    }

    private func fail(_ range: SourceRange, _ message: String, help: String? = nil, fix: Fix? = nil) -> Literal? {
        diagnostics?.report(.badLiteral, message, at: range, help: help, fix: fix)
        return nil
    }
}

extension [UInt8] {
    fileprivate func hasSuffix(_ text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}

internal import MisasCompiler

/// Edits of a mapping's entries.
struct EntryEdits {
    let text: SpecText
    let node: Node

    private var entries: [Node.Entry] {
        if case .mapping(let entries) = node.content { entries } else { [] }
    }

    // MARK: Adding

    func add(_ key: String, _ value: String) -> [TextEdit]? {
        if node.isEmpty { return text.insertBehindColon("{\(key): \(value)}", at: text.end(of: node.range)) }
        let start = text.skippingProperties(from: text.start(of: node.range))
        let isFlow = text[start] == UInt8(ascii: "{")
        guard let first = entries.first, let last = entries.last else {
            return isFlow && node.mapping != nil
                ? text.fillBrackets(from: start, node.range, with: "\(key): \(value)") : nil
        }
        let entry = written(key, value, like: first)
        guard isFlow else { return addLine(key, entry, first) }
        guard let end = text.end(of: last) else { return nil }
        return text.append(entry, behind: end, startingAt: text.start(of: last.keyRange), after: start)
    }

    /// An entry in the quotes that another one has, as in JSON.
    private func written(_ key: String, _ value: String, like other: Node.Entry) -> String {
        let place = text.start(of: other.keyRange)
        guard text.quote(at: place) != nil else { return "\(key): \(value)" }
        var quoted = value
        if value.hasPrefix("[") {
            quoted = "[" + text.quoted(String(value.dropFirst().dropLast()), asAt: place) + "]"
        } else if value != "true", value != "false", !value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            quoted = text.quoted(value, asAt: place)
        }
        return "\(text.quoted(key, asAt: place)): \(quoted)"
    }

    private func addLine(_ key: String, _ entry: String, _ first: Node.Entry) -> [TextEdit]? {
        let start = text.start(of: first.keyRange)
        guard let indentation = text.indentation(of: start) else { return nil }
        var end = text.end(ofBlock: node)
        // What a file begins with has an order.
        let order = LanguageGrammar.file.keys.map(\.name)
        if let place = order.firstIndex(of: key) {
            let earlier = entries.prefix { entry in order.firstIndex(of: entry.key).map { $0 < place } ?? false }
            guard let last = earlier.last else {
                return [text.insertion(at: start, entry + text.lineBreak + indentation)]
            }
            end = text.end(of: last)
        }
        guard let end, text.endsLine(end) else { return nil }
        return [text.insertion(at: text.line(at: end).upperBound, text.lineBreak + indentation + entry)]
    }

    // MARK: Removing

    func remove(_ key: String) -> [TextEdit]? {
        // Without its only entry, a mapping would be something else.
        guard entries.count > 1, let place = entries.firstIndex(where: { $0.key == key }),
            let end = text.end(of: entries[place])
        else { return nil }
        let start = text.start(of: entries[place].keyRange)
        let isFlow = text[text.skippingProperties(from: text.start(of: node.range))] == UInt8(ascii: "{")
        guard !text.mayHaveComment(in: start..<end) else { return nil }
        if isFlow {
            guard place > 0, let before = text.end(of: entries[place - 1]) else {
                let next = text.start(of: entries[1].keyRange)
                return text.mayHaveComment(in: end..<next) ? nil : [text.edit(start..<next)]
            }
            return text.mayHaveComment(in: before..<start) ? nil : [text.edit(before..<end)]
        }
        let line = text.line(at: start).lowerBound
        guard text.skippingSpacesBack(from: start) == line, text.endsLine(end) else { return nil }
        let rest = text.skippingSpaces(from: end)
        // What is said about it stays, in a line of its own.
        if text.isComment(at: rest) { return [text.edit(start..<rest)] }
        let last = text.wholeLine(at: max(start, end - 1))
        return [text.edit(min(line, last.lowerBound)..<last.upperBound)]
    }
}

extension SpecText {
    /// Where an entry of a mapping ends; `nil` where that cannot be told.
    func end(of entry: Node.Entry) -> Int? {
        let key = end(of: entry.keyRange)
        let colon = skippingSpaces(from: key)
        let value = self[colon] == UInt8(ascii: ":") ? colon + 1 : key
        // The value of an alias stands where it was named.
        if entry.value.range.file != entry.keyRange.file || entry.value.range.start < entry.keyRange.end {
            var end = skippingSpaces(from: value)
            guard self[end] == UInt8(ascii: "*") else { return nil }
            while let byte = self[end], !Self.isSpace(byte), !Self.isBreak(byte), !",]}".utf8.contains(byte) {
                end += 1
            }
            return end
        }
        return entry.value.isEmpty && start(of: entry.value.range) <= value ? value : end(ofBlock: entry.value)
    }

    /// Where the text of a node ends that others may follow in lines below; `nil` where empty lines are a part of it.
    func end(ofBlock node: Node) -> Int? {
        let end = end(of: node.range)
        guard end > 0, Self.isBreak(self[end - 1]) || Self.isSpace(self[end - 1]) else { return end }
        var last = node
        while true {
            switch last.content {
            case .mapping(let entries):
                guard let next = entries.last?.value else { return nil }
                last = next
            case .sequence(let items):
                guard let next = items.last else { return nil }
                last = next
            case .scalar:
                let start = skippingProperties(from: start(of: last.range))
                guard !file.text[start..<line(at: start).upperBound].contains(UInt8(ascii: "+")) else { return nil }
                return skippingSpacesBack(from: end, withBreaks: true)
            }
        }
    }

    /// The first value of a key that has none.
    func insertBehindColon(_ yaml: String, at place: Int) -> [TextEdit]? {
        let end = skippingSpacesBack(from: place)
        guard end > 0, self[end - 1] == UInt8(ascii: ":") else { return nil }
        return [insertion(at: end, " \(yaml)")]
    }

    /// The first content of a pair of brackets.
    ///
    /// - Parameter start: where the first of them stands.
    func fillBrackets(from start: Int, _ range: SourceRange, with yaml: String) -> [TextEdit]? {
        let inner = (start + 1)..<max(start + 1, end(of: range) - 1)
        guard file.text[inner].allSatisfy(Self.isSpace) else { return [insertion(at: start + 1, yaml)] }
        return [edit(inner, yaml)]
    }

    /// Something more at the end of what stands in brackets.
    ///
    /// - Parameters:
    ///   - end: where the last part ends.
    ///   - start: where the last part begins.
    ///   - bracket: where the first of the brackets stands.
    func append(_ yaml: String, behind end: Int, startingAt start: Int, after bracket: Int) -> [TextEdit]? {
        let lead = line(at: start).lowerBound..<start
        guard file.text[lead].allSatisfy(Self.isSpace), bracket < lead.lowerBound else {
            return [insertion(at: end, ", \(yaml)")]
        }
        // Each part has a line: so has the new one, and what is said behind the last stays with it.
        let added = lineBreak + String(decoding: file.text[lead], as: UTF8.self) + yaml
        var next = skippingSpaces(from: end)
        let hasComma = self[next] == UInt8(ascii: ",")
        if hasComma { next += 1 }
        guard endsLine(next) else { return [insertion(at: end, ", \(yaml)")] }
        let lineEnd = line(at: end).upperBound
        if hasComma { return [insertion(at: lineEnd, added + ",")] }
        return lineEnd == end
            ? [insertion(at: end, "," + added)]
            : [insertion(at: end, ","), insertion(at: lineEnd, added)]
    }
}

/// Turns the text of a template into nodes, going on after an error to find the others.
///
/// Time and memory are linear in the text, whatever it is.
struct TemplateParser {
    private let source: TemplateSource
    private var scanner: TagScanner
    private var nodes: [TemplateNode] = []
    private var sections: [OpenSection] = []
    private var errors: [TemplateError] = []
    private var isStructureSound = true

    /// A section whose end has not been found yet.
    private struct OpenSection {
        let name: TagName
        let tag: Range<Int>
        let isInverted: Bool
        /// Whether it is of a kind that is refused; its content is then taken as if the tags were not there.
        let isRefused: Bool
        /// The nodes before it, in what surrounds it.
        let outer: [TemplateNode]
    }

    private init(_ source: TemplateSource) {
        self.source = source
        scanner = TagScanner(bytes: source.bytes)
    }

    /// Parses a template; what is wrong with it is part of the result.
    static func parse(_ source: TemplateSource) -> ParsedTemplate {
        var parser = TemplateParser(source)
        parser.parse()
        return ParsedTemplate(
            source: source,
            nodes: parser.nodes,
            errors: parser.errors,
            isStructureSound: parser.isStructureSound
        )
    }

    private mutating func parse() {
        var cursor = 0
        while let tag = scanner.nextTag(from: cursor) {
            let line = tag.kind.canStandAlone && tag.isClosed ? standaloneLine(around: tag.range) : nil
            appendText(cursor..<(line?.lowerBound ?? tag.range.lowerBound))
            if line == nil { markLineStart(at: tag.range.lowerBound) }
            cursor = line?.upperBound ?? tag.range.upperBound
            handle(tag, indentation: line.map { Array(source.bytes[$0.lowerBound..<tag.range.lowerBound]) })
            if errors.count >= TemplateLimits.errors || sections.count > TemplateLimits.nesting {
                isStructureSound = false
                break
            }
        }
        appendText(cursor..<source.bytes.count)
        closeAllSections()
    }

    // MARK: Tags

    private mutating func handle(_ tag: TagScanner.Tag, indentation: [UInt8]?) {
        guard tag.isClosed else {
            let terminator = String(decoding: tag.terminator, as: UTF8.self)
            report(tag.range, "this tag is not closed: `\(terminator)` is missing")
            openUnclosed(tag)
            return
        }
        switch tag.kind {
        case .comment:
            return
        case .delimiters:
            changeDelimiters(tag)
        case .text:
            if let name = name(in: tag) { nodes.append(.text(name)) }
        case .section:
            open(tag, isInverted: false)
        case .inverted:
            open(tag, isInverted: true)
        case .close:
            close(tag)
        case .partial:
            if source.bytes[tag.content].first == UInt8(ascii: "*") {
                report(tag.range, "dynamic names (`>*`) are not supported")
            } else if let name = name(in: tag) {
                nodes.append(.partial(name, indentation: indentation))
            }
        case .parent, .block:
            let what = tag.kind == .parent ? "parents (`<`)" : "blocks (`$`)"
            report(tag.range, "\(what) are not supported: templates do not inherit")
            open(tag, isInverted: false, isRefused: true)
        }
    }

    private mutating func name(in tag: TagScanner.Tag) -> TagName? {
        guard !tag.content.isEmpty else {
            report(tag.range, "this tag is empty: a name is missing")
            return nil
        }
        let text = source.text(tag.content)
        guard isName(tag.content, isPath: tag.kind != .partial) else {
            report(tag.content, "`\(text)` is not a name")
            return nil
        }
        return TagName(text: text, range: tag.content)
    }

    /// Whether there is no white space in a name, nor an empty part in a path unless it is `.` itself.
    private func isName(_ range: Range<Int>, isPath: Bool) -> Bool {
        let dot = UInt8(ascii: ".")
        var isAfterDot = isPath
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = source.bytes[index]
            if byte.isWhitespace || (byte == dot && isAfterDot) { return range.count == 1 && byte == dot }
            isAfterDot = isPath && byte == dot
            index &+= 1
        }
        return !isAfterDot
    }

    private mutating func changeDelimiters(_ tag: TagScanner.Tag) {
        let parts = source.bytes[tag.content].split(whereSeparator: \.isWhitespace)
        guard parts.count == 2, !parts.contains(where: { $0.contains(UInt8(ascii: "=")) }) else {
            report(tag.range, "new delimiters are two words without `=`, as in `{{=<% %>=}}`")
            return
        }
        scanner.setDelimiters(opening: Array(parts[0]), closing: Array(parts[1]))
    }

    // MARK: Sections

    private mutating func open(_ tag: TagScanner.Tag, isInverted: Bool, isRefused: Bool = false) {
        guard let name = name(in: tag) else {
            // Its end cannot be told from the ends of others.
            isStructureSound = false
            return
        }
        push(name, of: tag, isInverted: isInverted, isRefused: isRefused)
        if sections.count > TemplateLimits.nesting {
            report(tag.range, "sections are nested more than \(TemplateLimits.nesting) deep")
        }
    }

    /// Opens the section of a tag that lacks its end, so that the end of the section finds it.
    private mutating func openUnclosed(_ tag: TagScanner.Tag) {
        guard [.section, .inverted, .parent, .block].contains(tag.kind) else { return }
        isStructureSound = false
        let word = source.bytes[tag.content].prefix { !$0.isWhitespace }
        let name = TagName(text: source.text(word.indices), range: word.indices)
        push(name, of: tag, isInverted: false, isRefused: false)
    }

    private mutating func push(_ name: TagName, of tag: TagScanner.Tag, isInverted: Bool, isRefused: Bool) {
        sections.append(
            OpenSection(name: name, tag: tag.range, isInverted: isInverted, isRefused: isRefused, outer: nodes)
        )
        nodes = []
    }

    private mutating func close(_ tag: TagScanner.Tag) {
        guard let name = name(in: tag) else {
            isStructureSound = false
            closeInnermostSection()
            return
        }
        guard let innermost = sections.last else {
            isStructureSound = false
            report(tag.range, "this closes `\(name.text)`, but no section is open")
            return
        }
        guard innermost.name.text != name.text else {
            closeInnermostSection()
            return
        }
        isStructureSound = false
        let note = source.note(at: innermost.tag.lowerBound, "`\(innermost.name.text)` is opened here")
        report(
            name.range,
            "this closes `\(name.text)`, but the section to close is `\(innermost.name.text)`",
            notes: [note]
        )
        // Where an outer section has the name, the inner ones lack their ends; else the name is misspelt.
        if let index = sections.lastIndex(where: { $0.name.text == name.text }) {
            while sections.count > index { closeInnermostSection() }
        } else {
            closeInnermostSection()
        }
    }

    private mutating func closeInnermostSection() {
        guard let section = sections.popLast() else { return }
        let body = nodes
        nodes = section.outer
        if section.isRefused {
            nodes += body
        } else {
            nodes.append(.section(section.name, isInverted: section.isInverted, body))
        }
    }

    private mutating func closeAllSections() {
        // Of sections nested too deep, or after too many errors, the ends have not been looked for.
        let wasReadToTheEnd = errors.count < TemplateLimits.errors && sections.count <= TemplateLimits.nesting
        while let section = sections.last {
            if wasReadToTheEnd {
                isStructureSound = false
                let end = source.note(at: source.bytes.count, "the template ends here")
                report(section.tag, "the section `\(section.name.text)` is not closed", notes: [end])
            }
            closeInnermostSection()
        }
        errors.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    }

    private mutating func report(_ range: Range<Int>, _ message: String, notes: [TemplateError.Note] = []) {
        errors.append(source.error(at: range, message, notes: notes))
    }

    // MARK: Text

    /// The whole line of a tag that has nothing but white space beside it, its end included.
    private func standaloneLine(around tag: Range<Int>) -> Range<Int>? {
        let bytes = source.bytes
        var start = tag.lowerBound
        while start > 0, bytes[start - 1].isSpaceOrTab { start -= 1 }
        guard isLineStart(start) else { return nil }
        var end = tag.upperBound
        while end < bytes.count, bytes[end].isSpaceOrTab { end += 1 }
        if end == bytes.count { return start..<end }
        if bytes[end] == .carriageReturn, end + 1 < bytes.count { end += 1 }
        return bytes[end] == .newline ? start..<(end + 1) : nil
    }

    private func isLineStart(_ offset: Int) -> Bool {
        offset == 0 || source.bytes[offset - 1] == .newline
    }

    private mutating func appendText(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        var literal = takeLastLiteral()
        let base = range.lowerBound - literal.bytes.count
        var isAtLineStart = isLineStart(range.lowerBound)
        var index = range.lowerBound
        while index < range.upperBound {
            if isAtLineStart, !isLineEnd(index) {
                literal.lineStarts.append(index - base)
            }
            isAtLineStart = source.bytes[index] == .newline
            index &+= 1
        }
        literal.bytes += source.bytes[range]
        nodes.append(.literal(literal))
    }

    private func isLineEnd(_ index: Int) -> Bool {
        let bytes = source.bytes
        if bytes[index] == .newline { return true }
        return bytes[index] == .carriageReturn && index + 1 < bytes.count && bytes[index + 1] == .newline
    }

    /// Notes that a tag is what its line begins with.
    private mutating func markLineStart(at offset: Int) {
        guard isLineStart(offset) else { return }
        var literal = takeLastLiteral()
        literal.lineStarts.append(literal.bytes.count)
        nodes.append(.literal(literal))
    }

    private mutating func takeLastLiteral() -> TemplateLiteral {
        guard case .literal(let literal) = nodes.last else { return TemplateLiteral() }
        nodes.removeLast()
        return literal
    }
}

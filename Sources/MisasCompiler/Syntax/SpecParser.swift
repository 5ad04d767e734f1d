/// Reads one file into a located tree.
///
/// A fault in one top-level section does not hide the next: reading goes on at the next line that starts a key in the
/// first column, and the tree says that it is not whole.
package struct SpecParser {
    private let limits: SyntaxLimits
    private let diagnostics: DiagnosticCollector

    /// What was read of one file.
    package struct Document: Sendable {
        /// The top-level mapping.
        package let root: Node
        /// Whether all of the file was understood.
        ///
        /// If not, what is missing from it may be in the unread part.
        package let isWhole: Bool
        /// Every word that stands before a colon in a file that is not whole: it may be declared in the unread part.
        let unreadNames: Set<String>
    }

    package init(limits: SyntaxLimits = SyntaxLimits(), diagnostics: DiagnosticCollector) {
        self.limits = limits
        self.diagnostics = diagnostics
    }

    /// Makes a file of raw bytes: skips a byte-order mark and refuses what is not UTF-8.
    ///
    /// - Returns: `nil` after a diagnostic when the bytes cannot be a spec at all.
    package func file(path: String, bytes: [UInt8], into sources: inout SourceMap) -> Int32? {
        func refuse(_ code: DiagnosticCode, _ message: String, at offset: Int, help: String?) {
            let index = sources.add(SourceFile(path: path, text: Array(bytes.prefix(offset).filter { $0 < 0x80 })))
            let file = sources.files[Int(index)]
            let end = file.text.count
            diagnostics.report(code, message, at: SourceRange(file: index, start: end, end: end), help: help)
        }
        guard bytes.count <= limits.fileSize else {
            refuse(
                .fileTooLarge,
                "the file has \(bytes.count) bytes; at most \(limits.fileSize) are read",
                at: 0,
                help: "split it into several files of the same subsystem"
            )
            return nil
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            refuse(.notUTF8, "the file is in UTF-16", at: 0, help: "save it as UTF-8")
            return nil
        }
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        if let offset = UTF8Check.firstFault(in: text) {
            let valid = SourceFile(path: path, text: Array(text.prefix(offset)))
            let index = sources.add(valid)
            let end = valid.text.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
            let isNUL = text[offset] == 0
            diagnostics.report(
                .notUTF8,
                "the file holds \(isNUL ? "a NUL character" : "a byte that is not UTF-8") here",
                at: SourceRange(file: index, start: end, end: end),
                help: isNUL ? "delete it" : "save the file as UTF-8"
            )
            return nil
        }
        return sources.add(SourceFile(path: path, text: text))
    }

    /// Parses a file of the map.
    ///
    /// - Complexity: O(size of the file)
    package func parse(_ index: Int32, in sources: SourceMap) -> Document {
        let file = sources.files[Int(index)]
        var builder = NodeBuilder(file: index, limits: limits, diagnostics: diagnostics)
        var part = 0
        var isWhole = true
        var recoveries = 0
        while let fault = parsePart(of: file, from: part, index: index, into: &builder) {
            isWhole = false
            builder.abandon()
            recoveries += 1
            guard recoveries < limits.recoveries, let next = nextSection(of: file, after: fault, from: part) else {
                break
            }
            part = next
        }
        return Document(
            root: root(of: builder.roots, index: index),
            isWhole: isWhole,
            unreadNames: isWhole ? [] : words(beforeColonsIn: file.text)
        )
    }

    private func words(beforeColonsIn text: [UInt8]) -> Set<String> {
        var words: Set<String> = []
        var word = 0..<0
        for (index, byte) in text.enumerated() {
            switch byte {
            case UInt8(ascii: ":"):
                if !word.isEmpty { words.insert(String(decoding: text[word], as: UTF8.self)) }
                word = 0..<0
            case _ where isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte):
                word = word.upperBound == index ? word.lowerBound..<(index + 1) : index..<(index + 1)
            // A key may stand in quotes, and have white space before its colon.
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: " "): break
            default: word = 0..<0
            }
        }
        return words
    }

    /// Parses from a place to the end.
    ///
    /// - Returns: `nil` at the end, or the place of a fault that was reported and stops this part.
    private func parsePart(of file: SourceFile, from base: Int, index: Int32, into builder: inout NodeBuilder) -> Int? {
        let startByte = file.byteOffset(of: base)
        guard var events = YAMLEvents(text: file.text[startByte...]) else {
            diagnostics.report(.yamlSyntax, "there is no memory left to read the file", at: range(index, base, base))
            return nil
        }
        var documents = 0
        while true {
            let next: (event: YAMLEvents.Event, start: Int, end: Int)
            do throws(YAMLEvents.Failure) {
                next = try events.next()
            } catch {
                builder.dropText(endingAt: base + error.problemOffset)
                return report(error, in: file, index: index, base: base)
            }
            let start = base + next.start
            let end = base + next.end
            do throws(NodeBuilder.Stop) {
                switch next.event {
                case .streamStart, .documentEnd: break
                case .documentStart:
                    documents += 1
                    guard documents == 1 else {
                        diagnostics.report(
                            .severalDocuments,
                            "a spec file is one YAML document; a second one starts here",
                            at: range(index, start, max(end, start + 3)),
                            help: "put it into a file of its own"
                        )
                        return nil
                    }
                case .streamEnd: return nil
                case .alias(let name): try builder.alias(name, start: start, end: end)
                case .scalar(let text, let anchor, let hasTag, let style):
                    let length = end - start
                    let quotes = style == .plain ? 0 : 2
                    let isVerbatim =
                        style != .block
                        && (text.utf8.count + quotes == length || text.unicodeScalars.count + quotes == length)
                    let scalar = Node.Scalar(
                        text: text,
                        isPlain: style == .plain,
                        isInFlow: builder.isInFlow,
                        isVerbatim: isVerbatim
                    )
                    builder.scalar(scalar, anchor: anchor, hasTag: hasTag, start: start, end: end)
                case .sequenceStart(let anchor, let hasTag, let isFlow):
                    try builder.startSequence(anchor: anchor, isFlow: isFlow, hasTag: hasTag, start: start, end: end)
                case .mappingStart(let anchor, let hasTag, let isFlow):
                    try builder.startMapping(anchor: anchor, isFlow: isFlow, hasTag: hasTag, start: start, end: end)
                case .sequenceEnd, .mappingEnd: builder.endCollection(end: end)
                }
            } catch {
                return report(error, index: index)
            }
        }
    }

    private func report(_ stop: NodeBuilder.Stop, index: Int32) -> Int {
        switch stop {
        case .tooDeep(let offset):
            diagnostics.report(
                .tooDeep,
                "more than \(limits.depth) mappings and lists lie in one another here",
                at: range(index, offset, offset + 1)
            )
            return offset
        case .tooManyAliases(let offset):
            diagnostics.report(
                .tooManyAliases,
                "the aliases of this file stand for more than \(limits.aliasExpansion) nodes",
                at: range(index, offset, offset + 1),
                help: "name the repeated part under `types` instead"
            )
            return offset
        }
    }

    private func report(_ failure: YAMLEvents.Failure, in file: SourceFile, index: Int32, base: Int) -> Int {
        let told = YAMLProblem(failure, in: file, base: base)
        var notes: [Diagnostic.Note] = []
        func place(_ offset: Int) -> SourceRange {
            range(index, min(offset, file.length), min(offset + 1, file.length))
        }
        if let note = told.note { notes.append(.init(note.message, at: place(note.offset))) }
        diagnostics.report(
            .yamlSyntax,
            told.message,
            at: place(told.offset),
            notes: notes,
            help: told.help
        )
        return told.resumeAfter
    }

    /// The first line from a place on that starts a key in the first column, after the start of the part that could
    /// not be read.
    private func nextSection(of file: SourceFile, after offset: Int, from part: Int) -> Int? {
        let position = file.position(of: offset)
        var line = position.column == 1 && offset > part ? position.line : position.line + 1
        while line <= file.lineCount {
            let text = file.line(line)
            if let first = text.utf8.first, isLetter(first), text.utf8.contains(UInt8(ascii: ":")) {
                return file.offset(ofLine: line)
            }
            line += 1
        }
        return nil
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// One mapping of all the parts that were read.
    private func root(of roots: [Node], index: Int32) -> Node {
        if roots.count == 1 { return roots[0] }
        var entries: [Node.Entry] = []
        for root in roots { entries += root.mapping ?? [] }
        let start = roots.first?.range ?? range(index, 0, 0)
        return Node(content: .mapping(entries), range: start.extended(to: roots.last?.range ?? start))
    }

    private func range(_ file: Int32, _ start: Int, _ end: Int) -> SourceRange {
        SourceRange(file: file, start: start, end: end)
    }
}

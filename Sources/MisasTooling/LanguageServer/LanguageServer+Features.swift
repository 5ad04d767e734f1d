internal import MisasCompiler

extension LanguageServer {
    /// Answers a request about a document.
    func feature(_ method: String, _ parameters: JSONTree) throws(ResponseError) -> JSONTree {
        switch method {
        case "textDocument/hover": return hover(try spot(parameters))
        case "textDocument/completion": return completion(try spot(parameters))
        case "textDocument/definition": return definition(try spot(parameters))
        case "textDocument/references": return references(try spot(parameters), parameters)
        case "textDocument/documentHighlight": return highlights(try spot(parameters))
        case "textDocument/documentSymbol": return symbols(try file(parameters))
        case "workspace/symbol": return symbols(matching: parameters["query"]?.string ?? "")
        case "textDocument/prepareRename": return try prepareRename(try spot(parameters))
        case "textDocument/rename": return try rename(try spot(parameters), parameters)
        case "textDocument/codeAction": return try actions(try file(parameters), parameters)
        case "textDocument/formatting": return try format(parameters)
        default: throw .unknownMethod(method)
        }
    }

    // MARK: Places

    /// A file with the specs around it.
    struct File {
        let path: String?
        let document: OpenDocument?
        let snapshot: Snapshot?
        /// The file's number among those specs.
        let index: Int32?
    }

    /// A place in a file.
    struct Spot {
        let file: File
        let text: [UInt8]
        /// In bytes of the text.
        let byte: Int
        /// In scalars of the source file.
        let offset: Int

        var occurrences: [NameOccurrence] {
            guard let index = file.index else { return [] }
            return file.snapshot?.names?.occurrences(at: offset, in: index) ?? []
        }
    }

    private func file(_ parameters: JSONTree) throws(ResponseError) -> File {
        guard let uri = parameters["textDocument"]?["uri"]?.string else {
            throw .parameters("`textDocument` with its `uri` is missing")
        }
        let document = workspace.documents[uri]
        let path = document?.path ?? FileURI.path(of: uri)
        let snapshot = path.flatMap(workspace.snapshot(around:))
        return File(path: path, document: document, snapshot: snapshot, index: path.flatMap { snapshot?.index(of: $0) })
    }

    private func spot(_ parameters: JSONTree) throws(ResponseError) -> Spot {
        let file = try file(parameters)
        guard let position = ProtocolValues.readPosition(parameters["position"]) else {
            throw .parameters("`position` with its `line` and `character` is missing")
        }
        let offset = file.index.flatMap { file.snapshot?.map(of: $0).offset(of: position) } ?? 0
        if let document = file.document {
            return Spot(file: file, text: document.text.bytes, byte: document.text.offset(of: position), offset: offset)
        }
        guard let source = file.index.flatMap({ file.snapshot?.sources.files[Int($0)] }) else {
            return Spot(file: file, text: [], byte: 0, offset: 0)
        }
        return Spot(file: file, text: source.text, byte: source.byteOffset(of: offset), offset: offset)
    }

    /// The keys that a file may have.
    private func grammar(_ file: File) -> MappingGrammar {
        file.path.map(Run.name) == OutputNames.systemFile ? LanguageGrammar.system : LanguageGrammar.file
    }

    // MARK: Hover and completion

    private func hover(_ spot: Spot) -> JSONTree {
        if let snapshot = spot.file.snapshot, let found = spot.occurrences.first {
            guard let text = Hover.text(of: found.target, in: snapshot) else { return .null }
            return .members(("contents", content(text)), ("range", protocolRange(found.range, in: snapshot)))
        }
        let cursor = Cursor(spot.text, at: spot.byte)
        let place = GrammarPlace(cursor.path, in: grammar(spot.file))
        let word = String(decoding: spot.text[cursor.word], as: UTF8.self)
        switch cursor.role {
        case .nothing: return .null
        case .key:
            guard let mapping = place.mapping, let key = mapping[word] else { return .null }
            return .members(("contents", content(Hover.text(of: key, in: mapping.noun))))
        case .value:
            // While a file cannot be read, its names mean what they meant before.
            if let path = spot.file.path, let snapshot = workspace.readable(around: path), let specs = snapshot.specs,
                let home = home(of: spot, in: specs)
            {
                let place = SourceRange(file: 0, start: 0, end: 0)
                if let symbol = specs.symbol(Reference(text: word, range: place), from: home),
                    let text = Hover.text(of: .symbol(symbol), in: snapshot)
                {
                    return .members(("contents", content(text)))
                }
            }
            guard let key = place.keys.last, let owner = place.owners.last?.grammar else { return .null }
            let noun = owner[key.name] == nil ? place.owners.dropLast().last?.grammar.noun ?? owner.noun : owner.noun
            return .members(("contents", content(Hover.text(of: key, in: noun))))
        }
    }

    private func content(_ text: String) -> JSONTree {
        client.marksDown
            ? ProtocolValues.markdown(text) : .members(("kind", .string("plaintext")), ("value", .string(text)))
    }

    private func completion(_ spot: Spot) -> JSONTree {
        guard let document = spot.file.document else { return .array([]) }
        let cursor = Cursor(spot.text, at: spot.byte)
        let specs = spot.file.path.flatMap { workspace.readable(around: $0)?.specs }
        let completion = Completion(
            specs: specs,
            home: specs.flatMap { home(of: spot, in: $0) },
            uses: uses(of: spot),
            cursor: cursor,
            place: GrammarPlace(cursor.path, in: grammar(spot.file))
        )
        let range = ProtocolValues.range(
            document.text.position(of: min(cursor.word.lowerBound, spot.byte)),
            document.text.position(of: max(cursor.word.upperBound, spot.byte))
        )
        let items = completion.items.enumerated().map { index, item in
            JSONTree.members(
                ("label", .string(item.label)),
                ("kind", .int(item.kind.rawValue)),
                ("detail", item.detail.map { .string($0) }),
                ("documentation", item.documentation.map { .string($0) }),
                ("sortText", .string("\(item.rank)\(String(100_000 + index).dropFirst())")),
                ("filterText", .string(item.label)),
                ("textEdit", .members(("range", range), ("newText", .string(item.text ?? item.label))))
            )
        }
        return .members(("isIncomplete", .bool(false)), ("items", .array(items)))
    }

    /// The subsystem that a file is part of, by its path, or by what stands in it.
    private func home(of spot: Spot, in specs: Specs) -> Int? {
        if let path = spot.file.path,
            let known = specs.subsystems.firstIndex(where: { $0.files.contains { $0.path == path } })
        {
            return known
        }
        return HeadLines(spot.text).subsystem.flatMap(specs.index(ofSubsystem:))
    }

    private func uses(of spot: Spot) -> [String] {
        if let file = specFile(of: spot), !file.uses.isEmpty { return file.uses.map(\.value) }
        return HeadLines(spot.text).uses
    }

    private func specFile(of spot: Spot) -> SpecFile? {
        guard let index = spot.file.index else { return nil }
        return spot.file.snapshot?.specs?.subsystems.lazy.flatMap(\.files).first { $0.index == index }
    }

    // MARK: Places of names

    private func definition(_ spot: Spot) -> JSONTree {
        guard let snapshot = spot.file.snapshot, let names = snapshot.names else { return .null }
        let places = spot.occurrences.compactMap { names.declaration(of: $0.target)?.range }
        return .array(places.map { protocolLocation($0, in: snapshot, workspace) })
    }

    private func references(_ spot: Spot, _ parameters: JSONTree) -> JSONTree {
        guard let snapshot = spot.file.snapshot, let names = snapshot.names else { return .null }
        let withDeclaration = parameters["context"]?["includeDeclaration"]?.boolean ?? true
        var seen: Set<SourceRange> = []
        let found = spot.occurrences.flatMap { names.occurrences(of: $0.target) }
            .filter { withDeclaration || $0.use != .declaration }.filter { seen.insert($0.range).inserted }
        return .array(found.map { protocolLocation($0.range, in: snapshot, workspace) })
    }

    private func highlights(_ spot: Spot) -> JSONTree {
        guard let snapshot = spot.file.snapshot, let names = snapshot.names else { return .null }
        var seen: Set<SourceRange> = []
        let found = spot.occurrences.flatMap { names.occurrences(of: $0.target) }
            .filter { $0.range.file == spot.file.index && seen.insert($0.range).inserted }
        return .array(
            found.map { occurrence in
                .members(
                    ("range", protocolRange(occurrence.range, in: snapshot)),
                    ("kind", .int(occurrence.use == .declaration ? 3 : 2))
                )
            }
        )
    }

    private func symbols(_ file: File) -> JSONTree {
        guard let snapshot = file.snapshot, let index = file.index else { return .array([]) }
        let tree = Outline(snapshot: snapshot, workspace: workspace).symbols(of: index)
        guard !client.nestsSymbols, let path = file.path else { return tree }
        return .array(Self.flattened(tree.items, uri: workspace.uri(of: path), container: nil))
    }

    /// The symbols of a tree one after the other, for clients that show no trees.
    private static func flattened(_ trees: [JSONTree], uri: String, container: JSONTree?) -> [JSONTree] {
        trees.flatMap { tree in
            [
                JSONTree.members(
                    ("name", tree["name"]),
                    ("kind", tree["kind"]),
                    ("containerName", container),
                    ("location", .members(("uri", .string(uri)), ("range", tree["range"])))
                )
            ] + flattened(tree["children"]?.items ?? [], uri: uri, container: tree["name"])
        }
    }

    private static let maximumSymbols = 1_000

    private func symbols(matching query: String) -> JSONTree {
        var found: [JSONTree] = []
        for folder in workspace.folders where found.count < Self.maximumSymbols {
            let snapshot = workspace.snapshot(folder)
            found += Outline(snapshot: snapshot, workspace: workspace).symbols(matching: query)
        }
        return .array(Array(found.prefix(Self.maximumSymbols)))
    }

    // MARK: Changes

    private var edits: WorkspaceEdits { WorkspaceEdits(workspace: workspace, areVersioned: client.versionsEdits) }

    private func renaming(_ spot: Spot) throws(ResponseError) -> (Rename, NameOccurrence, Snapshot)? {
        guard let snapshot = spot.file.snapshot,
            let found = spot.occurrences.first(where: { $0.use != .stored }) ?? spot.occurrences.first
        else { return nil }
        guard found.use != .stored else {
            throw .failed("this is the name in stored data; it stays as it is")
        }
        do throws(Rename.Refusal) {
            return (try Rename(found.target, in: snapshot), found, snapshot)
        } catch {
            throw .failed(error.message)
        }
    }

    private func prepareRename(_ spot: Spot) throws(ResponseError) -> JSONTree {
        guard let (rename, found, snapshot) = try renaming(spot) else { return .null }
        return .members(
            ("range", protocolRange(found.range, in: snapshot)),
            ("placeholder", .string(rename.oldName))
        )
    }

    private func rename(_ spot: Spot, _ parameters: JSONTree) throws(ResponseError) -> JSONTree {
        guard let name = parameters["newName"]?.string else { throw .parameters("`newName` is missing") }
        guard let (rename, _, snapshot) = try renaming(spot) else {
            throw .failed("there is no name here that is declared in a spec")
        }
        do throws(Rename.Refusal) {
            return edits.tree(try rename.edits(to: name), in: snapshot)
        } catch {
            throw .failed(error.message)
        }
    }

    private func actions(_ file: File, _ parameters: JSONTree) throws(ResponseError) -> JSONTree {
        guard let start = ProtocolValues.readPosition(parameters["range"]?["start"]),
            let end = ProtocolValues.readPosition(parameters["range"]?["end"])
        else { throw .parameters("`range` is missing") }
        if let only = parameters["context"]?["only"]?.items, !only.isEmpty,
            !only.contains(where: { $0 == .string("quickfix") || $0 == .string("") })
        {
            return .array([])
        }
        guard let snapshot = file.snapshot, let index = file.index else { return .array([]) }
        let map = snapshot.map(of: index)
        let fixes = QuickFixes(snapshot: snapshot, workspace: workspace, diagnostics: diagnostics, edits: edits)
        return .array(fixes.actions(in: index, from: map.offset(of: start), to: map.offset(of: end)))
    }

    private func format(_ parameters: JSONTree) throws(ResponseError) -> JSONTree {
        let file = try file(parameters)
        guard let document = file.document, let path = document.path else { return .null }
        var sources = SourceMap()
        let told = DiagnosticCollector()
        let formatted = SpecFormatter().format(path: path, bytes: document.text.bytes, into: &sources, told)
        guard let formatted else { throw .failed(told.diagnostics.first?.message ?? "it cannot be formatted") }
        return .array(LineEdit(from: document.text, to: formatted).map { [$0.tree] } ?? [])
    }
}

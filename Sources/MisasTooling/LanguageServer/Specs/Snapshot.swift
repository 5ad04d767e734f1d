internal import MisasCompiler

/// The specs of a folder as they are between two changes, with all that was found out of them.
final class Snapshot {
    let folder: SpecFolder
    let run: Run
    let outcome: Run.Outcome
    private let encoding: PositionEncoding
    /// The files whose text begins with a byte-order mark in the editor.
    private let marked: Set<String>
    private var maps: [Int32: PositionMap] = [:]
    private var cachedNames: NameIndex?
    private var swift: [Symbol: [Substring]] = [:]
    private let indices: [String: Int32]

    /// - Parameter previous: the one before, of which what has not changed is taken.
    init(
        _ folder: SpecFolder,
        _ run: Run,
        after previous: Snapshot? = nil,
        open: [String: [UInt8]],
        encoding: PositionEncoding
    ) {
        self.folder = folder
        var run = run
        run.previous = previous?.outcome.compilation
        outcome = run.compile(renders: false)
        // Only the last one is kept.
        run.previous = outcome.compilation
        self.run = run
        self.encoding = encoding
        marked = Set(open.filter { $0.value.starts(with: [0xEF, 0xBB, 0xBF]) }.keys)
        indices = Dictionary(
            outcome.sources.files.enumerated().map { ($0.element.path, Int32($0.offset)) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    var sources: SourceMap { outcome.sources }
    var specs: Specs? { outcome.compilation?.specs }

    /// Whether all files were read to their ends.
    var isWhole: Bool { specs.map { $0.subsystems.allSatisfy(\.isWhole) } ?? false }

    func index(of path: String) -> Int32? { indices[path] }

    /// The names of all specs.
    var names: NameIndex? {
        if let cachedNames { return cachedNames }
        cachedNames = specs.map { NameIndex($0) }
        return cachedNames
    }

    /// The lines of the Swift that a declaration becomes, or its aggregate; nothing where the specs have errors.
    func swift(of symbol: Symbol) -> [Substring] {
        guard let specs else { return [] }
        let subsystem = specs.subsystems[symbol.subsystem]
        var whole = symbol
        switch symbol.kind {
        case .event: whole = subsystem.events[symbol.index].aggregate.map(aggregate) ?? symbol
        case .command: whole = subsystem.commands[symbol.index].aggregate.map(aggregate) ?? symbol
        default: break
        }
        func aggregate(_ index: Int) -> Symbol { Symbol(kind: .aggregate, subsystem: symbol.subsystem, index: index) }
        if let known = swift[whole] { return known }
        let name = specs.declared(whole).nameRange
        let bytes = run.text(of: name, subsystem: symbol.subsystem, in: outcome) ?? []
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        swift[whole] = lines
        return lines
    }

    func map(of file: Int32) -> PositionMap {
        if let known = maps[file] { return known }
        let source = sources.files[Int(file)]
        let map = PositionMap(source, encoding: encoding, hasMark: marked.contains(source.path))
        maps[file] = map
        return map
    }

    func path(of range: SourceRange) -> String { sources.file(of: range).path }

    /// The subsystem that a file is part of.
    func home(of file: Int32) -> Int? {
        specs?.subsystems.firstIndex { subsystem in subsystem.files.contains { $0.index == file } }
    }
}

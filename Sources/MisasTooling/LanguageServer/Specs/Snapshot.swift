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
    private var cachedOutput: [Run.OutputFile]?
    private let indices: [String: Int32]

    init(_ folder: SpecFolder, _ run: Run, open: [String: [UInt8]], encoding: PositionEncoding) {
        self.folder = folder
        self.run = run
        self.encoding = encoding
        outcome = run.perform()
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

    /// The Swift that is generated; nothing where the specs have errors.
    var output: [Run.OutputFile] {
        if let cachedOutput { return cachedOutput }
        let output = outcome.hasErrors ? [] : run.compile(renders: true).files
        cachedOutput = output
        return output
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

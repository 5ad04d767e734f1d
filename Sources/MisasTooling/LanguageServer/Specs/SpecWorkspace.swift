internal import MisasCompiler

/// What is open in the editor, and the specs around it, checked as often as needed and no more.
final class SpecWorkspace {
    private let files: FileSystem
    let encoding: PositionEncoding
    /// The folders that are open.
    var roots: [String]
    /// What is open, by URI.
    private(set) var documents: [String: OpenDocument] = [:]
    private var uris: [String: String] = [:]
    private var states: [String: State] = [:]
    private var homes: [String: String] = [:]
    /// Snapshots that are of no use any more: to take them apart takes a while, which nobody has to wait for.
    private var retired: [Snapshot] = []

    private struct State {
        var snapshot: Snapshot?
        var isStale = true
        /// The last one of which all could be read.
        var whole: Snapshot?
    }

    init(_ files: FileSystem, roots: [String], encoding: PositionEncoding) {
        self.files = files
        self.roots = roots
        self.encoding = encoding
    }

    /// Gives back memory that is not used any more.
    func clean() { retired = [] }

    // MARK: Documents

    func open(_ document: OpenDocument) {
        documents[document.uri] = document
        guard let path = document.path else { return }
        uris[path] = document.uri
        invalidateAll()
    }

    func change(_ uri: String, _ body: (inout OpenDocument) -> Void) {
        guard var document = documents.removeValue(forKey: uri) else { return }
        body(&document)
        documents[uri] = document
        if let path = document.path, let folder = folder(of: path) { states[folder, default: State()].isStale = true }
    }

    func close(_ uri: String) {
        guard let path = documents.removeValue(forKey: uri)?.path, uris[path] == uri else { return }
        uris[path] = nil
        invalidateAll()
    }

    /// Files have changed on the disk, or have come or gone: nothing is known any more.
    func invalidateAll() {
        homes = [:]
        for folder in states.keys { states[folder]?.isStale = true }
    }

    func document(at path: String) -> OpenDocument? { uris[path].flatMap { documents[$0] } }

    /// A file as the client calls it.
    func uri(of path: String) -> String { uris[path] ?? FileURI.reference(to: path) }

    // MARK: Folders

    /// The folder whose specs a file is one of; `nil` where it is no spec.
    private func folder(of path: String) -> String? {
        if let known = homes[path] { return known }
        guard path.hasSuffix(OutputNames.specSuffix) || Run.name(of: path) == OutputNames.systemFile else {
            return nil
        }
        let folder = SpecFolder.around(path, roots: roots, files)
        homes[path] = folder
        return folder
    }

    /// The folders of what is open or was, and of the folders that are open where nothing else is.
    var folders: [String] {
        for document in documents.values {
            if let folder = document.path.flatMap(folder), states[folder] == nil { states[folder] = State() }
        }
        return states.keys.sorted()
    }

    var hasStaleFolders: Bool { folders.contains { states[$0]?.isStale == true } }

    /// The specs around a file as they are now.
    func snapshot(around path: String) -> Snapshot? { folder(of: path).map(snapshot) }

    /// The specs around a file as they were last when all could be read, and else as they are.
    func readable(around path: String) -> Snapshot? {
        guard let folder = folder(of: path) else { return nil }
        let now = snapshot(folder)
        return now.isWhole ? now : states[folder]?.whole ?? now
    }

    func snapshot(_ folder: String) -> Snapshot {
        if let state = states[folder], !state.isStale, let snapshot = state.snapshot { return snapshot }
        var open: [String: [UInt8]] = [:]
        for document in documents.values {
            if let path = document.path, uris[path] == document.uri, self.folder(of: path) == folder {
                open[path] = document.text.bytes
            }
        }
        let specs = SpecFolder(path: folder)
        var state = states[folder] ?? State()
        let run = specs.run(files, open: open)
        let snapshot = Snapshot(specs, run, after: state.snapshot, open: open, encoding: encoding)
        if let old = state.snapshot {
            // Who never pauses must not fill the memory.
            if retired.count >= 4 { clean() }
            retired.append(old)
        }
        state.snapshot = snapshot
        state.isStale = false
        if snapshot.isWhole { state.whole = snapshot }
        states[folder] = state
        return snapshot
    }
}

internal import MisasCompiler

/// Which files of a folder were generated, and with which content: so that a file that somebody has edited is known, and one
/// that is generated no longer can be removed.
///
/// It lies in the folder as `.misas-manifest`, in the form of `sha256sum`, which can check it: `sha256sum -c .misas-manifest`.
struct Manifest: Sendable {
    /// What the file is called.
    static let fileName = ".misas-manifest"

    /// The hashes of each file, by its path in the folder.
    ///
    /// While files are being written, one has two: that of what was there, and that of what is to be.
    private(set) var hashes: [String: Set<String>]

    /// One of no files.
    init() {
        hashes = [:]
    }

    /// That of generated files.
    init(of files: [Run.OutputFile]) {
        let known = concurrentMap(files) { SHA256.text(of: $0.bytes) }
        hashes = [:]
        for (file, hash) in zip(files, known) { hashes[file.path] = [hash] }
    }

    /// That of a folder; `nil` where it has none.
    ///
    /// Lines that are of no file are passed over: what they may have stood for is not touched.
    init?(of folder: String, in files: FileSystem) throws(FileSystem.Failure) {
        let path = "\(folder)/\(Self.fileName)"
        guard files.kind(of: path) != nil else { return nil }
        hashes = [:]
        let text = String(decoding: try files.read(path), as: UTF8.self)
        for line in text.split(whereSeparator: \.isNewline) {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, parts[0].utf8.count == 64, parts[1].first == " " || parts[1].first == "*" else {
                continue
            }
            let name = String(parts[1].dropFirst())
            if Self.isInside(name) { hashes[name, default: []].insert(String(parts[0])) }
        }
    }

    /// Whether a path leads to somewhere in the folder: a manifest that came from elsewhere cannot have files of others
    /// removed.
    private static func isInside(_ path: String) -> Bool {
        !path.hasPrefix("/")
            && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
                !part.isEmpty && part != "." && part != ".."
            }
    }

    /// Whether the manifest has a file with this content.
    func holds(_ path: String, _ bytes: [UInt8]) -> Bool {
        guard let known = hashes[path] else { return false }
        return known.contains(SHA256.text(of: bytes))
    }

    /// The files of both.
    func union(_ other: Manifest) -> Manifest {
        var union = self
        union.hashes.merge(other.hashes) { $0.union($1) }
        return union
    }

    /// Remembers of a file what another manifest has.
    mutating func keep(_ path: String, of other: Manifest) { hashes[path] = other.hashes[path] }

    /// The file.
    var bytes: [UInt8] {
        let lines = hashes.flatMap { path, hashes in hashes.map { (path: path, hash: $0) } }
            .sorted { $0.path == $1.path ? $0.hash < $1.hash : $0.path.precedesInBytes($1.path) }
        return Array(lines.map { "\($0.hash)  \($0.path)\n" }.joined().utf8)
    }
}
